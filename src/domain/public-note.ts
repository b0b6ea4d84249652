import { showDue } from './show-time.ts';

interface Moved {
  readonly words: string;
  readonly zone: string;
  readonly from: string | null;
  readonly to: string;
}

/** What people outside are told when a date that they know moves: a draft, for somebody to send. Why is theirs to word. */
export function publicNote({ words, zone, from, to }: Moved, why: string): string {
  const was = from ? ` for ${showDue(new Date(from), zone)}` : '';
  const said = /[.!?…]$/u.test(words.trim()) ? words.trim() : `${words.trim()}.`;
  return `We had announced${was}: “${said}” We now expect it by ${showDue(new Date(to), zone)}. [In words for customers: “${why}”]`;
}
