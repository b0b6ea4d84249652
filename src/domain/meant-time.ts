/** Finds at the end of a text what was meant as its time, and is none that can be read: it is said back, never guessed. */
import { isUnsure } from './clock-check/deeds.ts';
import type { Around } from './impacts/reading/moments.ts';
import { readEnds } from './impacts/reading/settle.ts';
import { approximately, clockPattern } from './impacts/reading/spoken.ts';
import type { ImpactTime } from './impacts/time.ts';
import { wallTimeOf } from './zone.ts';

/** The words, and the moment that they come nearest to; null where nothing does. */
export interface MeantTime {
  readonly words: string;
  readonly moment: ImpactTime | null;
}

/** Makes words of a time that is readable of some that are not quite; empty where there are several, or none. */
type Mend = (words: RegExpExecArray, home: string, near: Around) => string;
interface Way {
  readonly pattern: RegExp;
  readonly mend: Mend;
  /** It may as well be of a plan, or a word: only where something has been done before it. */
  readonly afterDeed?: true;
}

const at = String.raw`(?<=^|\s)(?:at|@)\s+(?:${approximately})?`;
const zone = String.raw`(?:utc|gmt(?:\s?[+-]\d{1,2})?|z|cest|cet|bst|est|edt|pst|pdt|hours|hrs|h)`;
const hours = String.raw`(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const amounts: Readonly<Record<string, number>> = {
  ...{ four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
  ...{ fifteen: 15, twenty: 20, thirty: 30, forty: 40, 'forty-five': 45, fifty: 50 },
};

const none: Mend = () => '';

/** Only what stands last counts: a false question at three in the morning is worse than a missed one. */
const ways: readonly Way[] = [
  // Of a zone that means one thing here and another there, such as IST.
  { pattern: ending(String.raw`${at}\d{1,2}:\d{2}\s*[A-Z]{2,5}`, 'u'), mend: none },
  { pattern: ending(String.raw`${at}(\d{1,2})h(\d{2})`), mend: ([, hour, minute]) => `${hour}:${minute}` },
  {
    pattern: ending(String.raw`${at}(\d{1,2})[.:]?(\d{2})\s*(${zone})`),
    mend: ([, hour, minute, named = '']) => `${hour}:${minute} ${/^h/iu.test(named) ? '' : named}`,
  },
  { pattern: ending(String.raw`(?:${at})?${hours}\s+o['’]?clock`), mend: none },
  { pattern: ending(String.raw`${at}(\d{1,2})\s+(?:past|after)(?:\s+the\s+hour)?`), mend: pastTheHour },
  { pattern: ending(String.raw`(?:${at})?(?:half|(?:a\s+)?quarter)\s+(?:past|to)(?:\s+${hours})?`), mend: none },
  { pattern: ending(String.raw`${at}${hours}\s+(?:past|after)\s+${hours}`), mend: none },
  {
    pattern: ending(String.raw`(?<=^|\s)(${Object.keys(amounts).join('|')})\s+(minutes?|mins?|hours?|days?)\s+ago`),
    mend: ([, amount = '', unit]) => `${amounts[amount.toLowerCase()]} ${unit} ago`,
  },
  {
    pattern: ending(
      String.raw`(?<=^|\s)(?:(?:at\s+)?${clockPattern}\s+tomorrow|tomorrow(?:\s+(?:at\s+)?${clockPattern})?)`,
    ),
    mend: none,
    afterDeed: true,
  },
  { pattern: ending(String.raw`(?<=^|\s)(?:on\s+)?(${weekday})`), mend: ([, day = '']) => day, afterDeed: true },
  {
    pattern: ending(String.raw`(?<=^|\s)(?:last\s+night|(?:early\s+)?this\s+(?:morning|afternoon|evening))`),
    mend: none,
    afterDeed: true,
  },
];

/** `text`: the last of it, in which nothing is a time that can be read; `home`: the zone of whoever wrote it. */
export function timeMeant(text: string, home: string, near: Around): MeantTime | undefined {
  for (const { pattern, mend, afterDeed } of ways) {
    const found = pattern.exec(text);
    if (!found || (afterDeed && !tellsOfDeed(text.slice(0, found.index)))) continue;
    const words = found[0].trim();
    const mended = mend(found, home, near).trim();
    const ends = readEnds({ from: mended === '' ? null : mended, to: null }, home, near);
    return { words, moment: 'ask' in ends ? null : ends.from };
  }
  return undefined;
}

function ending(pattern: string, flags = 'iu'): RegExp {
  return new RegExp(`${pattern}$`, flags);
}

/** `25 past`, without its hour: the last such. Of what was long ago nobody knows which. */
function pastTheHour([, said = '']: RegExpExecArray, home: string, { to, now }: Around): string {
  const minute = Number(said);
  if (minute > 59 || to.getTime() !== now.getTime()) return '';
  const since = (wallTimeOf(now, home).minute - minute + 60) % 60;
  return since === 0 ? 'now' : `${since} minutes ago`;
}

const did =
  /(?<!\w)(?!(?:need|speed|feed|seed|indeed|embed|exceed|proceed|hundred)(?!\w))(?:was|were|had|did|done|beg[au]n|went|came|saw|seen|found|fell|broken?|sent|made|got|gave|took|rang|ran|lost|built|hit|brought|shut|rose|\w{2,}ed)(?!\w)/iu;
/** What is to come, what others say, and what belongs to a thing. */
const elsewhere =
  /(?<!\w)(?:will|is|are|be|being|gets?|getting|can|who|which|that|said|says|promised|announced|due|by|until|if|when|whether|of|from|for|as|than|since|to)(?!\w)|['’]ll(?!\w)/iu;

/** Whether the last clause tells of something that has been done. Under a heading people tell of causes, not of times. */
function tellsOfDeed(before: string): boolean {
  const clause = /[^.;!?\n]*$/u.exec(before)?.[0] ?? '';
  if (before.trim() === '') return true;
  return !/:\s/u.test(clause) && did.test(clause) && !elsewhere.test(clause) && !isUnsure(clause.toLowerCase());
}
