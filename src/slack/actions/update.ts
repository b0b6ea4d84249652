import { readDuration } from '../../domain/duration.ts';
import { type ReadPromise, readPromises } from '../../domain/promises/reading/read.ts';
import { plain } from '../../domain/said.ts';
import { openStatuses } from '../../domain/status.ts';
import { isKind } from '../../domain/timeline.ts';
import { update } from '../../domain/update.ts';
import { promiseHints } from '../commands/promised.ts';
import { echo, nextHint, saidBack } from '../commands/said-back.ts';
import { choice, form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';

const asSaid = 'as said';

/** Holds the last update: most of the next one is in it already. */
export const updateForm: VerbForm = {
  verb: 'update',
  does: 'update_form',
  field: 'text',

  async opening({ id, status }, { desk }) {
    const last = (await desk.records.timeline(id)).findLast((entry) => isKind(entry, 'update') && entry.text !== '');
    return {
      form: form({
        does: updateForm.does,
        title: `Update of #${id}`,
        submit: 'Post update',
        about: { incident: id },
        blocks: [
          textField('text', 'What everybody should know', { initial: last?.text ?? '', lines: 'many' }),
          choice(
            'status',
            'Status',
            openStatuses.map((one) => [one, one]),
            status,
          ),
          choice('next', 'Next update', nextChoices, asSaid),
        ],
      }),
      instead: `/incident #${id} update <text>`,
    };
  },

  async submit({ by, zone, about: { incident: id }, key, value }, { desk, cadences, pageZone }) {
    const said = plain(value('text').trim());
    const status = openStatuses.find((one) => one === value('status')) ?? null;
    const outcome = await desk.change(
      { id },
      (incident, now) => {
        const promises = [...chosen(value('next'), now), ...readPromises(said.text, zone, now)];
        return update(incident, { said, status, promises, by }, cadences, now);
      },
      key,
    );
    return saidBack(outcome, ({ incident, entry }) => [
      `#${id} updated, ${incident.status}: “${echo(entry.text)}”`,
      nextHint(incident.next, desk.clock, [zone, pageZone]),
      ...promiseHints(entry, [], zone),
    ]);
  },
};

const nextChoices = [
  [asSaid, 'as the text says, else as usual'],
  ['15m', 'in 15 minutes'],
  ['30m', 'in 30 minutes'],
  ['1h', 'in an hour'],
  ['2h', 'in 2 hours'],
  ['4h', 'in 4 hours'],
] as const;

/** What was chosen stands before what the text says. */
function chosen(next: string, now: Date): ReadPromise[] {
  const duration = readDuration(next);
  if (duration === undefined) return [];
  const due = new Date(now.getTime() + duration);
  const quote = nextChoices.find(([name]) => name === next)?.[1] ?? next;
  return [{ kind: 'update', due, event: null, vague: false, quote: `Next update ${quote}`, every: null, ask: null }];
}
