import { note as takeNote } from '../../domain/note.ts';
import { splitPast } from '../../domain/past.ts';
import { showTimeIn } from '../../domain/show-time.ts';
import type { Command } from './command.ts';
import { inDoubt } from './in-doubt.ts';
import { putRight } from './promise-hints.ts';
import { echo, saidBack } from './said-back.ts';

export const note: Command = {
  verb: 'note',
  aliases: ['log'],
  takes: '<text> [at <time>]',
  does: 'a line for responders, on the timeline and in the channel; “impact: …” or “root cause: …” goes to the postmortem',
  needs: /^$/u,
  async run({ rest, where, by, zone, key }, { desk }) {
    const { said, at, ask } = splitPast(rest, zone, desk.clock());
    if (ask) return inDoubt(ask, `note ${said.text}`);
    const outcome = await desk.change(where, (incident, now) => takeNote(incident, said, by, at, now), key);
    return saidBack(
      outcome,
      ({ incident, entry }) => {
        const when = at ? ` at ${showTimeIn([zone], entry.at, desk.clock())}` : '';
        return [`#${incident.id} noted as entry ${entry.seq}${when}: “${echo(entry.text)}”`];
      },
      putRight,
    );
  },
};
