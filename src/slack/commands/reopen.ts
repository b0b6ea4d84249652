import type { Clock } from '../../desk/ports.ts';
import type { Change } from '../../domain/change.ts';
import { isGone } from '../../domain/incident.ts';
import { reopen as reopenIncident } from '../../domain/reopen.ts';
import { understood } from '../views/reply.ts';
import type { Command } from './command.ts';
import { echo, nextHint } from './said-back.ts';

export const reopen: Command = {
  verb: 'reopen',
  takes: '<why>',
  does: 'opens it again',
  needs: /^$/u,
  async run({ rest, where, by, key }, { desk, cadences, openings }) {
    const outcome = await desk.change(where, (incident, now) => reopenIncident(incident, rest, by, cadences, now), key);
    if (!outcome.ok) return outcome.refusal;
    const { incident, entry } = outcome.value;
    const text = understood(...reopened(outcome.value, desk.clock));
    return isGone(incident) ? { text, later: openings.wait(entry) } : { text };
  },
};

/** What was understood; where its channel is gone, that it gets one again. */
export const reopened = ({ incident: { id, next, channelLoss }, entry }: Change, clock: Clock): string[] => [
  `#${id} reopened: “${echo(entry.text)}”`,
  nextHint(next, clock),
  ...(isGone({ channelLoss }) ? [`Its channel is ${channelLoss}: it gets one again.`] : []),
];
