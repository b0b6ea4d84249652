import { readDay } from '../../domain/dates.ts';
import { type ImpactTime, lastMoment } from '../../domain/impacts/time.ts';
import { readPast } from '../../domain/past.ts';
import { sayWithDay } from '../../domain/told.ts';
import { escapeText } from '../views/mrkdwn.ts';
import { quoted } from '../views/reply.ts';
import type { Command } from './command.ts';
import { withIncident } from './found.ts';
import { inDoubt } from './in-doubt.ts';
import { no } from './said-back.ts';
import { showTimeline } from './show-timeline.ts';

const asked = /^(?:as[- ]of:?\s+(?<asOf>.+?))??\s*(?:from:?\s+(?:entry\s+)?#?(?<entry>\d{1,9}))?$/isu;

export const timeline: Command = {
  verb: 'timeline',
  aliases: ['history'],
  takes: '[as-of <time>] [from <entry>]',
  does: 'what happened, one line each, the last of it first; or what was known at a time',
  async run(order, house) {
    const { clock } = house.desk;
    const found = asked.exec(order.rest.text.replace(/^(?:all|last)$/iu, ''));
    if (!found) {
      const [number] = /^#?\d{1,9}$/u.exec(order.rest.text) ?? [];
      const lines = number
        ? [`/incident timeline from ${number}`]
        : ['/incident timeline', '/incident timeline as-of 18:00'];
      return no('usage', `The timeline takes no ${quoted(order.rest.text)}.`, ...lines);
    }
    const { asOf: words, entry } = found.groups ?? {};
    const moment = words === undefined ? undefined : readPast(words.replace(/^at\s+/iu, ''), order.zone, clock());
    const isToCome = isAhead(words, moment, order.zone, clock());
    if (words !== undefined && moment === undefined && !isToCome) {
      return no('unclear_time', `${quoted(words)} is no time that Sitrep can read.`, '/incident timeline as-of 18:00');
    }
    if (moment && 'ask' in moment && !isToCome) return inDoubt(moment.ask, `timeline as-of ${words}`);
    const which = {
      // Nobody knows more than what is known now.
      ...(isToCome ? { words: `now (${escapeText(quoted(words ?? ''))} is still to come)` } : {}),
      ...(moment && 'at' in moment ? { asOf: knownBy(moment), words: sayWithDay(moment, [order.zone]) } : {}),
      ...(entry === undefined ? {} : { entry: Number(entry) }),
    };
    return withIncident(order, house, (incident) => showTimeline(incident, which, order.zone, house.desk));
  },
};

/** A time that has not come yet, also where it is none that anything happened at: `tomorrow 09:00`. */
function isAhead(words: string | undefined, moment: ReturnType<typeof readPast>, zone: string, now: Date): boolean {
  if (words === undefined) return false;
  if (moment === undefined) return (readDay(words, zone, now) ?? now) > now;
  return 'ask' in moment && moment.ask.why === 'future';
}

/** What was known on a day was known at its end. */
const knownBy = (moment: ImpactTime): Date => (moment.precision === 'day' ? lastMoment(moment) : moment.at);
