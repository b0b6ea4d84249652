import { readClockTime } from '../clock-time.ts';
import type { Reading } from '../promises/reading/sentences.ts';
import { sticky } from '../promises/reading/sticky.ts';
import { readZoneNext } from '../promises/reading/when/zones.ts';

/** A time of day in a sentence. */
export interface Clock {
  readonly from: number;
  readonly to: number;
  readonly hour: number;
  readonly minute: number;
  /** The zone it names, or the other end of its range names. */
  readonly zone: string | undefined;
  /** `9:20` may be in the evening; `09:20`, `9:20 AM` and `21:20` may not. */
  readonly half: 'am' | 'pm' | 'either' | 'day';
}

const alone = String.raw`(?<![\w:.,/+#$€£]|(?<![\dm\s])-)`;
const digits = new RegExp(
  String.raw`${alone}(?:(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:%]|\.\d|\/\d)(?:\s{0,2}([ap]m)\b)?|(\d{1,2})\s{0,2}([ap]m)\b|(\d{2})(\d{2})(?=\s{0,2}(?:utc|gmt|z)(?!\w)))`,
  'gu',
);
/** A length, or the name of a thing: `1:30 hours`, `the 02:00 backup`. */
const noTime =
  /\s{0,2}-?(?:hours?|hrs?|h|min(?:ute)?s?|backups?|snapshots?|dumps?|images?|builds?|releases?|deploys?|jobs?|runs?|crons?|batch(?:es)?|ratios?|exports?|imports?|meetings?|calls?|odds|aspect)(?!\w)/uy;
const dash = /\s?[-–—]\s?\d{1,2}:\d{2}/uy;

/** The times of day in a sentence; without those whose zone nobody can tell. */
export function clocksIn(reading: Reading): Clock[] {
  return [...reading.text.matchAll(digits)].flatMap((found) => {
    const [whole, hour, minute = '00', half, only, onlyHalf, first, last] = found;
    const end = found.index + whole.length;
    const named = half ?? onlyHalf;
    const time = readClockTime(`${hour ?? only ?? first}:${last ?? minute}${named ?? ''}`, 'UTC');
    if (!time || sticky(noTime, reading.text, end)) return [];
    const zone = sticky(dash, reading.text, end) ? undefined : readZoneNext(reading, end);
    if (zone && (zone.zone === undefined || sticky(noTime, reading.text, zone.to))) return [];
    const { hour: h, minute: m } = time;
    return [
      { from: found.index, to: zone?.to ?? end, hour: h, minute: m, zone: zone?.zone, half: halfOf(named, hour) },
    ];
  });
}

function halfOf(named: string | undefined, hour: string | undefined): Clock['half'] {
  if (named === 'am' || named === 'pm') return named;
  return hour === undefined || /^0|^1[3-9]|^2/u.test(hour) ? 'day' : 'either';
}
