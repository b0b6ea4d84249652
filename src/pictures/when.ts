import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { isSameDate } from '../domain/show-time.ts';

const written = (at: Date, how: string): string => format(new TZDate(at.getTime(), 'UTC'), how);

/** `Nov 16`. */
export const dayWords = (at: Date): string => written(at, 'MMM d');

/** `12:04`. */
export const clockWords = (at: Date): string => written(at, 'HH:mm');

/** `Nov 16` of `2026-11-16`. */
export const weekWords = (week: string): string => dayWords(new Date(week));

/** `Nov 20, 2026, UTC`, `Nov 20 to 22, 2026, UTC`: the days that a window touches. */
export function daysWords(from: Date, to: Date): string {
  if (isSameDate(from, to)) return written(from, 'MMM d, yyyy');
  if (from.getUTCFullYear() !== to.getUTCFullYear())
    return `${written(from, 'MMM d, yyyy')} to ${written(to, 'MMM d, yyyy')}`;
  const isSameMonth = from.getUTCMonth() === to.getUTCMonth();
  return `${written(from, 'MMM d')} to ${written(to, isSameMonth ? 'd, yyyy' : 'MMM d, yyyy')}`;
}

/** `12:04`; `Nov 16, 12:04` where a picture shows more than one day. */
export const momentWords = (at: Date, isOneDay: boolean): string =>
  isOneDay ? clockWords(at) : `${dayWords(at)}, ${clockWords(at)}`;
