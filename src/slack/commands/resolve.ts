import type { Change } from '../../domain/change.ts';
import { formatDuration } from '../../domain/duration.ts';
import { readPromises } from '../../domain/promises/reading/read.ts';
import { resolve as resolveIncident } from '../../domain/resolve.ts';
import { permitted } from '../permitted.ts';
import type { Button } from '../views/buttons.ts';
import { leadZone } from '../who.ts';
import type { Command } from './command.ts';
import { promiseHints } from './promise-hints.ts';
import { echo, saidBack } from './said-back.ts';

export const resolve: Command = {
  verb: 'resolve',
  aliases: ['close', 'resolved', 'end'],
  takes: '[text]',
  does: 'ends it at once, also without words, and drafts the postmortem',
  async run({ rest, where, by, zone, key }, house) {
    const { desk, pageZone, archiveAfter } = house;
    const refusal = await permitted('resolve', where, by.id, house);
    const lead = await leadZone(where, house);
    const outcome = await desk.change(
      where,
      (incident, now) =>
        refusal(incident) ??
        resolveIncident(incident, rest, readPromises(rest.text, zone, now), by, now, { leadZone: lead, archiveAfter }),
      key,
    );
    return saidBack(
      outcome,
      ({ incident, entry }) => {
        const took = formatDuration(entry.at.getTime() - incident.declaredAt.getTime());
        const words = entry.text === '' ? '' : `: “${echo(entry.text)}”`;
        return [
          `#${incident.id} resolved after ${took}${words}`,
          'The postmortem draft goes to the channel.',
          ...promiseHints(entry, readPromises(entry.text, zone, entry.recordedAt), [zone, pageZone]),
        ];
      },
      addToPostmortem,
    );
  },
};

/** A bare `resolve` ends it at once: what fixed it can be said right after. */
const addToPostmortem = ({ incident: { id } }: Change): Button[] => [
  { does: 'postmortem', label: 'Add to the postmortem', about: { incident: id } },
];
