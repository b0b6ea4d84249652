import type { Decide } from '../../desk/ports.ts';
import { near } from '../../domain/impacts/around.ts';
import type { MeantTime } from '../../domain/meant-time.ts';
import { note as takeNote } from '../../domain/note.ts';
import { refuse } from '../../domain/outcome.ts';
import { splitPast } from '../../domain/past.ts';
import { sayWhen, toldTime } from '../../domain/told.ts';
import { quoted } from '../views/reply.ts';
import type { Command } from './command.ts';
import { isTimeAlone } from './dated.ts';
import { inDoubt } from './in-doubt.ts';
import { meantHint } from './meant.ts';
import { putRight } from './promise-hints.ts';
import { echo, saidBack } from './said-back.ts';

export const note: Command = {
  verb: 'note',
  aliases: ['log'],
  takes: '<text> [at <time>]',
  does: 'a line for responders, on the timeline and in the channel; “impact: …”, “customer action: …” or “root cause: …” goes to the postmortem',
  needs: /^$/u,
  async run({ rest, where, by, zone, key }, { desk }) {
    // Decided at the desk: which day "17:40" was depends on when the incident was.
    let untold: MeantTime | undefined;
    const decide: Decide = (incident, now) => {
      const { said, time, ask, meant } = splitPast(rest, zone, now, near(incident, now));
      untold = meant;
      if (!time && !ask && isTimeAlone(rest.text))
        return refuse(
          'unclear_time',
          `${quoted(rest.text)} is no time that Sitrep can read.`,
          '/incident note <text> at 17:40',
        );
      return ask ? { ok: false, refusal: inDoubt(ask, `note ${said.text}`) } : takeNote(incident, said, by, time, now);
    };
    return saidBack(
      await desk.change(where, decide, key),
      ({ incident, entry }) => {
        const told = toldTime(entry);
        const when = told ? ` ${sayWhen(told, [zone], desk.clock())}` : '';
        return [
          `#${incident.id} noted as entry ${entry.seq}${when}: “${echo(entry.text)}”`,
          ...meantHint(incident.id, entry.seq, untold),
        ];
      },
      putRight,
    );
  },
};
