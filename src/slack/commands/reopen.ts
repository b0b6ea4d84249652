import { reopen as reopenIncident } from '../../domain/reopen.ts';
import type { Command } from './command.ts';
import { echo, nextHint, saidBack } from './said-back.ts';

export const reopen: Command = {
  verb: 'reopen',
  takes: '<why>',
  does: 'opens it again',
  needs: /^$/u,
  async run({ rest, where, by, key }, { desk, cadences }) {
    const outcome = await desk.change(where, (incident, now) => reopenIncident(incident, rest, by, cadences, now), key);
    return saidBack(outcome, ({ incident, entry }) => [
      `#${incident.id} reopened: “${echo(entry.text)}”`,
      nextHint(incident.next, desk.clock),
    ]);
  },
};
