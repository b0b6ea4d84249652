import { noIncident } from '../../desk/no-incident.ts';
import { readDuration } from '../../domain/duration.ts';
import { isOpen } from '../../domain/incident.ts';
import { type ReadPromise, readPromises } from '../../domain/promises/reading/read.ts';
import { alreadyResolved } from '../../domain/refusals.ts';
import { plain } from '../../domain/said.ts';
import { type OpenStatus, statuses } from '../../domain/status.ts';
import { isKind } from '../../domain/timeline.ts';
import { update } from '../../domain/update.ts';
import { promiseHints } from '../commands/promised.ts';
import { echo, nextHint, saidBack } from '../commands/said-back.ts';
import { choice, form, textField } from '../views/forms.ts';
import type { ButtonDeed, FormDeed } from './deed.ts';

const asSaid = 'as said';

/** A form that holds the last update: most of the next one is in it already. */
export const postUpdate: ButtonDeed = {
  does: 'post_update',
  async run({ about: { incident: id } }, { desk }) {
    const incident = await desk.records.find({ id });
    if (!incident) return { reply: noIncident({ id }) };
    if (!isOpen(incident)) return { reply: alreadyResolved(incident).refusal };
    const last = (await desk.records.timeline(id)).findLast((entry) => isKind(entry, 'update') && entry.text !== '');
    const open = statuses.filter((status) => status !== 'resolved').map((status) => [status, status] as const);
    return {
      opens: {
        form: form({
          does: updateForm.does,
          title: `Update of #${id}`,
          submit: 'Post update',
          about: { incident: id },
          blocks: [
            textField('text', 'What everybody should know', { initial: last?.text ?? '', lines: 'many' }),
            choice('status', 'Status', open, incident.status),
            choice('next', 'Next update', nextChoices, asSaid),
          ],
        }),
        instead: `/incident #${id} update <text>`,
      },
    };
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

export const updateForm: FormDeed = {
  does: 'update_form',
  field: 'text',
  async submit({ by, zone, about: { incident: id }, key, value }, { desk, cadences, pageZone }) {
    const said = plain(value('text').trim());
    const status = statuses.find((one) => one === value('status')) as OpenStatus | undefined;
    const outcome = await desk.change(
      { id },
      (incident, now) => {
        const promises = [...chosen(value('next'), now), ...readPromises(said.text, zone, now)];
        return update(incident, { said, status: status ?? null, promises, by }, cadences, now);
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

/** What was chosen stands before what the text says. */
function chosen(next: string, now: Date): ReadPromise[] {
  const duration = readDuration(next);
  if (duration === undefined) return [];
  const due = new Date(now.getTime() + duration);
  const quote = nextChoices.find(([name]) => name === next)?.[1] ?? next;
  return [{ kind: 'update', due, event: null, vague: false, quote: `Next update ${quote}`, every: null, ask: null }];
}
