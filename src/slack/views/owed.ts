import type { Owed } from '../../desk/ports.ts';
import { showDay, showDue } from '../../domain/show-time.ts';
import { readersTime } from './card.ts';

/** `Action 4 of #12`: by the number people type. */
export const owedName = ({ incident, what, number }: Owed): string =>
  `${what === 'action' ? 'Action' : 'Promise'} ${number} of #${incident.id}`;

/** `due …` in the time of whoever reads, and `was due …` once that is past. */
export function whenDue({ due, zone }: Owed, now: Date): string {
  if (due === null) return 'without a date';
  const day = showDay(due, zone);
  // A day was said, not a moment of it: it is that day, wherever it is read.
  const words = showDue(due, zone) === day ? day : readersTime(due);
  return due < now ? `⚠️ was due ${words}` : `due ${words}`;
}
