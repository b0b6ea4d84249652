import { showDay } from './show-time.ts';

interface Moved {
  readonly words: string;
  readonly zone: string;
  readonly from: string | null;
  readonly to: string;
}

/** What people outside are told when a date that they know moves: a draft, for somebody to send. */
export function publicNote({ words, zone, from, to }: Moved, why: string): string {
  const was = from ? `, by ${showDay(new Date(from), zone)}` : '';
  return `We had told you${was}: “${words}” It will be ${showDay(new Date(to), zone)}. The reason: ${why}`;
}
