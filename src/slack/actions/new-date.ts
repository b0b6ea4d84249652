import { noIncident } from '../../desk/no-incident.ts';
import { moveAction } from '../../domain/action.ts';
import { readDay } from '../../domain/dates.ts';
import { movePromise } from '../../domain/promise.ts';
import { plain } from '../../domain/said.ts';
import { showDue } from '../../domain/show-time.ts';
import { isKind } from '../../domain/timeline.ts';
import { wallTimeOf } from '../../domain/zone.ts';
import { readMove, splitNumber } from '../commands/dated.ts';
import { noteToSend } from '../commands/note-to-send.ts';
import { saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import { dateField, form, type Opening, textField } from '../views/forms.ts';
import type { ButtonDeed, FormDeed } from './deed.ts';

/** What is said already of something that gets another date. */
interface Moved {
  readonly what: 'promise' | 'action';
  readonly number: number;
  readonly to?: Date | undefined;
  readonly why?: string;
}

/** Asks for another date and why; nothing slips silently. */
export const newDate: ButtonDeed = {
  does: 'new_date',
  async run({ about, zone }, { desk }) {
    const { incident: id, what = 'promise', number = 0 } = about;
    const incident = await desk.records.find({ id });
    if (!incident) return { reply: noIncident({ id }) };
    return { opens: newDateOpening(id, { what, number }, zone) };
  },
};

/** `move 2 Friday` and not why, `move 2` and not when: undefined where nothing is missing, or nothing open has that number. */
export function movedWithout(
  what: Moved['what'],
  open: ReadonlyArray<{ readonly number: number }>,
  words: string,
  zone: string,
  now: Date,
): Moved | undefined {
  const [, said = ''] = /^move:?\s+(.*)$/isu.exec(words) ?? [];
  const start = splitNumber(plain(said));
  if (!start || !open.some(({ number }) => number === start.number)) return undefined;
  const { number } = start;
  const { text } = start.rest;
  const read = readMove(plain(said), zone, now);
  if (read) return read.why.text === '' ? { what, number, to: read.to } : undefined;
  // "move 4: the vendor is late", or "because".
  const isWhy = text === '' || /^#?\d+\s*:/u.test(said) || /^(?:because|since|:)\s/iu.test(text);
  return isWhy ? { what, number, why: text.replace(/^(?:because|since|:)\s+/iu, '') } : undefined;
}

export const newDateOpening = (id: number, { what, number, to, why = '' }: Moved, zone: string): Opening => ({
  form: form({
    does: newDateForm.does,
    title: 'New date',
    submit: 'Move it',
    about: { incident: id, what, number },
    blocks: [
      dateField('date', `When ${what} ${number} of #${id} will be done`, { initial: to && dayOf(to, zone) }),
      textField('why', 'Why', {
        initial: why,
        hint: 'It goes on the timeline; a promise to customers comes with a note for them.',
      }),
    ],
  }),
  instead: `/incident #${id} ${what} move ${number} <date>: <why>`,
});

/** As a calendar takes it: `2026-11-30`. */
export function dayOf(at: Date, zone: string): string {
  const { year, month, day } = wallTimeOf(at, zone);
  return [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
}

export const newDateForm: FormDeed = {
  does: 'new_date_form',
  field: 'why',
  async submit({ by, zone, about: { incident, what, number = 0 }, key, value }, { desk }) {
    const to = readDay(value('date'), zone, desk.clock());
    if (!to || to <= desk.clock()) return { errors: { date: 'Pick a day from today on.' } };
    const why = await readForm(value('why'), desk.records);
    const move = what === 'action' ? moveAction : movePromise;
    const outcome = await desk.change({ id: incident }, (current, now) => move(current, number, to, why, by, now), key);
    return saidBack(outcome, ({ entry }) => {
      const now = isKind(entry, 'moved') ? entry.detail.number : number;
      const renamed = now === number ? '' : `, as ${what} ${now}`;
      return [`#${incident} ${what} ${number} is due ${showDue(to, zone)} now${renamed}`, ...noteToSend(entry)];
    });
  },
};
