import type { Decide } from '../../desk/ports.ts';
import type { Change } from '../../domain/change.ts';
import { near } from '../../domain/impacts/around.ts';
import { type ImpactTime, lastMoment } from '../../domain/impacts/time.ts';
import type { Incident } from '../../domain/incident.ts';
import type { MeantTime } from '../../domain/meant-time.ts';
import { refuse } from '../../domain/outcome.ts';
import { type SplitPast, splitPast } from '../../domain/past.ts';
import { readPromises } from '../../domain/promises/reading/read.ts';
import { resolve as resolveIncident } from '../../domain/resolve.ts';
import type { Said } from '../../domain/said.ts';
import { beganAt, sayWhen, toldTime } from '../../domain/told.ts';
import { permitted } from '../permitted.ts';
import type { Button } from '../views/buttons.ts';
import { stillHit } from '../views/impact.ts';
import { lasted } from '../views/lasted.ts';
import { quoted } from '../views/reply.ts';
import { leadZone } from '../who.ts';
import type { Command } from './command.ts';
import { isTimeAlone } from './dated.ts';
import { inDoubt } from './in-doubt.ts';
import { meantHint } from './meant.ts';
import { keptInside, pageHints } from './page-hints.ts';
import { promiseHints } from './promise-hints.ts';
import { echo, saidBack } from './said-back.ts';

export const resolve: Command = {
  verb: 'resolve',
  aliases: ['close', 'resolved', 'end'],
  takes: '[text] [at <time>]',
  does: 'ends it at once or when it was over, also without words, and drafts the postmortem',
  async run({ rest, where, by, zone, key }, house) {
    const { desk, pageZone, archiveAfter } = house;
    const refusal = await permitted('resolve', where, by.id, house);
    const lead = await leadZone(where, house);
    const page = await keptInside(where, by.id, house);
    let untold: MeantTime | undefined;
    const decide: Decide = (incident, now) => {
      const { said, time, ask, meant } = splitEnd(rest, zone, incident, now);
      untold = meant;
      if (ask) return { ok: false, refusal: inDoubt(ask, `resolve ${rest.text}`) };
      // Of a time that is still to come people speak in sentences; alone it was meant as the end.
      if (!time && isTimeAlone(rest.text)) {
        return refuse(
          'future',
          `${quoted(rest.text)} is no time at which it ended: none to come, and none that is read.`,
          `/incident #${incident.id} resolve <text>`,
        );
      }
      const promises = readPromises(said.text, zone, now);
      return (
        refusal(incident) ??
        resolveIncident(incident, said, promises, by, now, {
          leadZone: lead,
          archiveAfter,
          at: time,
          page,
        })
      );
    };
    return saidBack(
      await desk.change(where, decide, key),
      ({ incident, entry }) => {
        const told = toldTime(entry);
        const when = told ? ` ${sayWhen(told, [zone], desk.clock())},` : '';
        const words = entry.text === '' ? '' : `: “${echo(entry.text)}”`;
        return [
          `#${incident.id} resolved${when}${lasted(incident, entry)}${words}`,
          'The postmortem draft goes to the channel.',
          ...stillHit(incident),
          ...meantHint(incident.id, entry.seq, untold),
          ...promiseHints(entry, readPromises(entry.text, zone, entry.recordedAt), [zone, pageZone]),
          ...pageHints(incident, entry),
        ];
      },
      addToPostmortem,
    );
  },
};

/** A time at its end says when it was over. One to come, or one of what is promised there, says something else. */
function splitEnd(rest: Said, zone: string, incident: Incident, now: Date): SplitPast {
  const split = splitPast(rest, zone, now, near(incident, now));
  const whole = { said: rest, time: undefined, ask: undefined, meant: split.meant };
  if (split.ask) return split.ask.why === 'future' ? whole : split;
  if (split.time === undefined) return whole;
  const words = rest.text.slice(split.said.text.length).trim();
  const isPromised = readPromises(rest.text, zone, now).some(({ quote }) => quote.includes(words));
  return isPromised || isBefore(split.time, incident, words) ? whole : split;
}

/** `yesterday`, of what began today, dates something else. */
const isBefore = (time: ImpactTime, incident: Incident, words: string): boolean => {
  const began = beganAt(incident);
  return time.precision === 'day' && !/\d/u.test(words) && began !== null && lastMoment(time) < began.at;
};

/** A bare `resolve` ends it at once: what fixed it can be said right after. */
const addToPostmortem = ({ incident: { id } }: Change): Button[] => [
  { does: 'postmortem', label: 'Add to the postmortem', about: { incident: id } },
];
