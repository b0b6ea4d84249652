import type { Standing } from './as-it-stands.ts';
import { formatDuration } from './duration.ts';
import type { ImpactTime } from './impacts/time.ts';
import { length, nobodyKnows } from './impacts/window.ts';
import { toldTime } from './told.ts';

/** Written down a minute later is worth a word. */
const lateFrom = 60_000;

/** `3h`, when an entry was written down that long after it happened; null when it was at once. */
export function addedAfter({ entry, first }: Standing): string | null {
  const told = toldTime(entry);
  if (told?.precision === 'day') return daysAfter(told, first.recordedAt);
  const late = first.recordedAt.getTime() - entry.at.getTime();
  return late >= lateFrom ? formatDuration(late) : null;
}

function daysAfter(told: ImpactTime, recordedAt: Date): string | null {
  const days = length({ from: told, to: { ...told, at: recordedAt } });
  return days === nobodyKnows ? null : days;
}

/** What was done to an entry later: put right, taken back. `quote` shows old words. */
export function remarksOf({ first, amendedIn, retractedIn }: Standing, quote: (text: string) => string): string[] {
  const last = amendedIn.at(-1);
  const words = amendedIn.some(({ text }) => text !== '') ? `; was ${quote(first.text)}` : '';
  return [
    ...(last ? [`put right by entry ${last.seq}${words}`] : []),
    ...(retractedIn ? [`taken back by entry ${retractedIn.seq}`] : []),
  ];
}
