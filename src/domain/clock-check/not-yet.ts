import { isOthers, isUnsure } from './deeds.ts';
import type { Doubt } from './doubt.ts';
import { closest, isToCome, momentsOf } from './moments.ts';
import { sayTime } from './say-time.ts';
import { blank, type Telling, type Time } from './tellings.ts';

const happened =
  /(?<![\w-])(?:fixed|patched|resolved|addressed|mitigated|restored|recovered|resumed|reverted|rolled\s+(?:\S+\s+){0,4}back|restarted|rebooted|deployed|shipped|released|applied|merged|completed|finished|began|started|ended|stopped|detected|noticed|discovered|identified|found|confirmed|failed|crashed|went\s+(?:down|up|live|out)|occurred|happened|declared|paged|was\s+(?:down|up|back|live|over)|were\s+(?:down|up|back|live|over))(?![\w-])/gu;
const at = /^[^,;:()□]{0,60}?(?<!\w)(?:at|as\s+of|@)\s+(?:(?:about|around|approximately|~)\s*)?$/u;
const between = /(?<!\w)(?:and|but|so|then|while|which|because|to|until|till|by|for|is|are)(?!\w)/u;

/** What is said to have happened at a time that has not come yet. */
export function futureDoubts(said: readonly Telling[], home: string, began: Date | undefined, now: Date): Doubt[] {
  return said.flatMap((telling) =>
    telling.times.flatMap((time) => {
      const first = toldAt(telling, time);
      if (first === undefined) return [];
      const moments = momentsOf(time, home, now);
      if (!isToCome(moments, time.day !== undefined, began, now)) return [];
      const ahead = moments.filter((at) => at > now);
      const moment = closest(ahead, [now])?.[0];
      return moment ? [doubtOf(telling.written.slice(first, time.to).trim(), time, moment, now)] : [];
    }),
  );
}

const doubtOf = (words: string, time: Time, moment: Date, now: Date): Doubt => ({
  kind: 'future',
  key: `future:${moment.toISOString()}`,
  words,
  against: null,
  sentence: `You say “${words}”, but ${sayTime(time, moment, now)} has not come yet. Which time is meant?`,
});

/** Where the clause begins that dates something past to this time. */
function toldAt({ plain, days }: Telling, time: Time): number | undefined {
  const text = blank(plain, days);
  const before = text.slice(0, time.from);
  const verb = [...before.matchAll(happened)].at(-1);
  if (!verb || isUnsure(before) || isOthers(before)) return undefined;
  const gap = before.slice(verb.index + verb[0].length).replace(/[,\s]+at\s+$/u, ' at ');
  if (!at.test(gap) || between.test(gap)) return undefined;
  return verb.index;
}
