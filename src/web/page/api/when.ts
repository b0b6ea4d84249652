import { tzOffset } from '@date-fns/tz';

/** `2026-03-17T15:20:11.000-04:00`, as a zone's clocks show it; with `Z` where they show UTC. */
export function when(at: Date, zone: string): string {
  // Asked of a zone that has no clock of its own it takes twenty times as long.
  const ahead = zone === 'UTC' ? 0 : Math.round(tzOffset(zone, at));
  if (ahead === 0) return at.toISOString();
  const wall = new Date(at.getTime() + ahead * 60_000).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60].map(two);
  return `${wall}${ahead < 0 ? '-' : '+'}${hours}:${minutes}`;
}

const two = (figure: number): string => String(figure).padStart(2, '0');

/** What clients take for a time must be one: this stands where nobody knows. */
export const unknownTime = new Date(0).toISOString();

/** A zone by the name that tools know: `Etc/UTC`, and `Etc/GMT-2` for two hours ahead. An offset with minutes has none. */
export function zoneName(zone: string): string {
  if (zone === 'UTC') return 'Etc/UTC';
  const [, sign, hours] = /^([+-])(\d\d):00$/u.exec(zone) ?? [];
  if (!hours) return zone;
  return Number(hours) === 0 ? 'Etc/UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
}
