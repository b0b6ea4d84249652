import type { Desk } from '../../desk/ports.ts';
import { recent } from '../../desk/recent.ts';
import { amend } from '../../domain/amend.ts';
import { asItStands, type Standing } from '../../domain/as-it-stands.ts';
import { near } from '../../domain/impacts/around.ts';
import type { Incident } from '../../domain/incident.ts';
import { plain } from '../../domain/said.ts';
import { sayWhen } from '../../domain/told.ts';
import { splitNumber } from '../commands/dated.ts';
import { entryNumbered } from '../commands/found.ts';
import { echo, saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import type { About } from '../views/buttons.ts';
import { fits, form, isUntouched, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';
import { readAt, readNumber } from './read-at.ts';

/** Holds the entry that was named, or the newest that somebody wrote. */
export const amendForm: VerbForm = {
  verb: 'amend',
  does: 'amend_form',
  field: 'text',

  lacks: (_, __, { words, said = plain(words) }) => (splitNumber(said)?.rest.text ?? '') === '',

  async opening(incident, { desk }, { words, about = {} }) {
    const { id, version } = incident;
    const number = about.entry ?? splitNumber(plain(words))?.number;
    // Words without a number are what some entry should read: which one is theirs to say.
    const isUnsaid = number === undefined && words !== '';
    const shown = isUnsaid
      ? undefined
      : ((await entryNumbered({ id }, number ?? 0, desk)) ?? (await newest(incident, desk)));
    const seq = shown?.entry.seq;
    const instead = `/incident #${id} amend ${seq ?? 4} <text>`;
    return {
      form: form({
        does: amendForm.does,
        title: `Put #${id} right`,
        submit: 'Put it right',
        about: { incident: id, version, ...(seq === undefined ? {} : { entry: seq }) },
        blocks: [
          textField('entry', 'Entry', {
            initial: seq === undefined ? '' : String(seq),
            hint: 'Its number in the timeline',
          }),
          textField('text', 'What it should read', {
            initial: shown?.entry.text ?? (isUnsaid ? words : ''),
            lines: 'many',
            optional: true,
            instead,
          }),
          textField('at', 'When it happened', {
            optional: true,
            hint: 'Where that was wrong: 17:40 GMT+1 · 20m ago · yesterday 23:10',
          }),
        ],
      }),
      instead,
    };
  },

  async submit({ by, zone, about, key, value }, { desk }) {
    const { incident: id } = about;
    const number = readNumber(value('entry'));
    if (!number) return { errors: { entry: 'Its number in the timeline, such as 4.' } };
    const incident = await desk.records.find({ id });
    const when = readAt(value('at'), zone, desk.clock(), incident && near(incident, desk.clock()));
    if ('wrong' in when) return { errors: { at: when.wrong } };
    const at = when.time;
    const target = await entryNumbered({ id }, number, desk);
    const shown = await shownIn(about, desk);
    const wanted = { said: await meant(), at: at ?? null, by };
    const outcome = await desk.change({ id }, (incident, now) => amend(incident, target, wanted, now), key);
    return saidBack(outcome, ({ entry }) => {
      const time = at ? `, it happened ${sayWhen(at, [zone], desk.clock())}` : '';
      const text = entry.text === '' ? '' : `: “${echo(entry.text)}”`;
      const was = wanted.said !== null && !fits(shown) && number === about.entry;
      return [
        `#${id} entry ${number} is put right as entry ${entry.seq}${time}${text}`,
        ...(was ? [`It had ${shown.length} characters and has ${entry.text.length} now; the old words are kept.`] : []),
      ];
    });

    /** The new words; null where only the time was put right. Text that was left alone is not said again. */
    async function meant() {
      const text = value('text');
      if (text.trim() === '') return null;
      if (!isUntouched(text, shown)) return readForm(text, desk.records);
      return at || number !== about.entry ? null : plain(target?.entry.text ?? '');
    }
  },
};

async function newest(incident: Incident, { records }: Desk): Promise<Standing | undefined> {
  const standing = asItStands(await recent(records, incident));
  return standing.findLast(
    ({ entry, retractedIn }) => retractedIn === null && (entry.kind === 'note' || entry.kind === 'update'),
  );
}

/** The words that the form began with, whole: somebody may have put that entry right meanwhile. */
async function shownIn({ incident, entry = 0, version = 0 }: About, { records }: Desk): Promise<string> {
  if (entry < 1) return '';
  const then = await records.entriesAfter(incident, entry - 1, Math.max(1, version - entry + 1));
  return asItStands(then).find(({ first }) => first.seq === entry)?.entry.text ?? '';
}
