import type { Course, Struck } from '../domain/course.ts';
import { isSameDate } from '../domain/show-time.ts';
import { momentWords } from './when.ts';

/** As many as are listened to. */
const many = 6;

/** The course in words, for those who do not see it. */
export function courseAlt({ id, title, severity, from, to, bands, impacts }: Course, finding: string): string {
  const isOneDay = isSameDate(from, to);
  const at = (moment: Date) => momentWords(moment, isOneDay);
  const phases = bands.slice(0, many).map(({ status, from: begin }) => `${status} from ${at(begin)}`);
  const hits = impacts.slice(0, many).map((one) => `${short(one.name, 80)} ${one.degree}${windowOf(one, at)}`);
  return [
    `Timeline of #${id} ${short(title, 150)}, ${severity}: ${finding}.`,
    ...(phases.length > 0 ? [`Status: ${listed(phases, bands.length)}; until ${at(to)} UTC.`] : []),
    ...(hits.length > 0 ? [`Hit: ${listed(hits, impacts.length)}.`] : []),
  ].join(' ');
}

const short = (name: string, most: number): string =>
  [...name].length > most ? `${[...name].slice(0, most - 1).join('')}…` : name;

const listed = (some: readonly string[], of: number): string =>
  some.join(', ') + (of > some.length ? ` and ${of - some.length} more` : '');

function windowOf({ from, to }: Struck, at: (moment: Date) => string): string {
  if (!from && !to) return '';
  return from ? ` from ${at(from)}${to ? ` to ${at(to)}` : ''}` : ` until ${to ? at(to) : ''}`;
}
