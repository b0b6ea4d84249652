import { TZDate, tzOffset } from '@date-fns/tz';
import type { CalendarDay } from './calendar.ts';

/** What people call zones in prose. An IANA name follows summer time, a fixed offset does not. */
const named: Readonly<Record<string, string>> = {
  utc: '+00:00',
  gmt: '+00:00',
  z: '+00:00',
  wet: '+00:00',
  bst: '+01:00',
  west: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  est: '-05:00',
  edt: '-04:00',
  et: 'America/New_York',
  cst: '-06:00',
  cdt: '-05:00',
  ct: 'America/Chicago',
  mst: '-07:00',
  mdt: '-06:00',
  mt: 'America/Denver',
  pst: '-08:00',
  pdt: '-07:00',
  pt: 'America/Los_Angeles',
  akst: '-09:00',
  akdt: '-08:00',
  hst: '-10:00',
  msk: '+03:00',
  sgt: '+08:00',
  hkt: '+08:00',
  jst: '+09:00',
  kst: '+09:00',
  nzst: '+12:00',
  nzdt: '+13:00',
  'pacific time': 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  'mountain time': 'America/Denver',
  'central time': 'America/Chicago',
  'eastern time': 'America/New_York',
  eastern: 'America/New_York',
  'new york time': 'America/New_York',
  'london time': 'Europe/London',
  'uk time': 'Europe/London',
  'paris time': 'Europe/Paris',
  'berlin time': 'Europe/Berlin',
};

const names = Object.keys(named).join('|').replaceAll(' ', String.raw`\s+`);

/** A zone as it stands in a text, for use inside a larger pattern. */
export const zonePattern = String.raw`(?:utc|gmt)(?:\s?[+-]\d{1,2}(?::?\d{2})?(?!\d))?|[+-]\d{2}:\d{2}|[a-z]+/[a-z_]+(?:/[a-z_]+)?|(?:${names})`;

/**
 * Reads `UTC`, `GMT+1`, `PT`, `+01:00` or `Europe/Paris`. `GMT+1` means one hour ahead of UTC, as people use it; the
 * IANA zone `Etc/GMT+1`, which is the opposite, is not meant. Undefined for what is no zone we know.
 */
export function readZone(text: string): string | undefined {
  const word = text.trim();
  const name = word.toLowerCase().replace(/\s+/gu, ' ');
  const known = Object.hasOwn(named, name) && named[name];
  if (known) return known;
  const [, sign, hours, minutes = '00'] = /^(?:(?:utc|gmt)\s?)?([+-])(\d{1,2})(?::?(\d{2}))?$/iu.exec(word) ?? [];
  if (sign && hours)
    return Number(hours) <= 14 && Number(minutes) <= 59 ? `${sign}${hours.padStart(2, '0')}:${minutes}` : undefined;
  return word.includes('/') && !Number.isNaN(tzOffset(word, new Date(0))) ? word : undefined;
}

/** The zone of whoever writes; UTC for one that nobody knows. */
export function homeZone(zone: string, now: Date): string {
  const known = readZone(zone) ?? zone;
  return Number.isNaN(wallTimeOf(now, known).hour) ? 'UTC' : known;
}

/** Abbreviations that mean one zone here and another elsewhere, or that only those who live there use. */
const local: Readonly<Record<string, ReadonlyArray<readonly [offset: string, pattern: RegExp]>>> = {
  ist: [
    ['+05:30', /^Asia\/(?:Kolkata|Calcutta)$/u],
    ['+02:00', /^Asia\/(?:Jerusalem|Tel_Aviv)$/u],
    ['+01:00', /^Europe\/Dublin$/u],
  ],
  idt: [['+03:00', /^Asia\/(?:Jerusalem|Tel_Aviv)$/u]],
  cst: [['+08:00', /^Asia\/(?:Shanghai|Chongqing|Taipei|Macau)$/u]],
  bst: [['+06:00', /^Asia\/Dhaka$/u]],
  aest: [['+10:00', /^Australia\//u]],
  aedt: [['+11:00', /^Australia\//u]],
  acst: [['+09:30', /^Australia\//u]],
  acdt: [['+10:30', /^Australia\//u]],
  awst: [['+08:00', /^Australia\//u]],
  brt: [['-03:00', /^America\/(?:Sao_Paulo|Bahia|Fortaleza|Recife)$/u]],
  gst: [['+04:00', /^Asia\/(?:Dubai|Muscat)$/u]],
  pkt: [['+05:00', /^Asia\/Karachi$/u]],
  pht: [['+08:00', /^Asia\/Manila$/u]],
  wib: [['+07:00', /^Asia\/Jakarta$/u]],
  sast: [['+02:00', /^Africa\/Johannesburg$/u]],
};

/**
 * Reads `IST`, `CST`, `AEST` as those mean it who live there: undefined unless it is what the clocks of their own zone
 * (IANA) show now. A table, because the names that `Intl` knows differ from one build of Node to the next.
 */
export function readOwnZone(text: string, home: string, now: Date): string | undefined {
  const name = text.toLowerCase();
  const meanings = Object.hasOwn(local, name) ? (local[name] ?? []) : [];
  return meanings.find(([offset, zones]) => zones.test(home) && tzOffset(home, now) === tzOffset(offset, now))?.[0];
}

/** A moment on somebody's wall. */
export interface WallTime extends CalendarDay {
  readonly hour: number;
  readonly minute: number;
}

export const instantOf = ({ year, month, day, hour, minute }: WallTime, zone: string): Date =>
  new Date(new TZDate(year, month - 1, day, hour, minute, zone).getTime());

/**
 * Every moment at which the clocks of a zone show that time, earliest first: one, two on the night that summer time
 * ends, none where it begins and they skip it.
 */
export function instantsOf(wall: WallTime, zone: string): Date[] {
  const guess = instantOf(wall, zone).getTime();
  return [-60, 0, 60]
    .map((minutes) => new Date(guess + minutes * 60_000))
    .filter((at) => {
      const shown = wallTimeOf(at, zone);
      return shown.hour === wall.hour && shown.minute === wall.minute;
    });
}

export function wallTimeOf(at: Date, zone: string): WallTime {
  // Read off the moment itself, as most are: by way of a zone it takes many times as long.
  if (zone === 'UTC') {
    const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
    return { year, month, day, hour: at.getUTCHours(), minute: at.getUTCMinutes() };
  }
  const local = new TZDate(at.getTime(), zone);
  return {
    year: local.getFullYear(),
    month: local.getMonth() + 1,
    day: local.getDate(),
    hour: local.getHours(),
    minute: local.getMinutes(),
  };
}
