import { createHash } from 'node:crypto';

/** Characters of an id. Statuspage: 12, of a-z and 0-9. */
const length = 12;

/** The id of something that has none in the record: the same for the same words, wherever and whenever it is asked for. */
export function idOf(...words: ReadonlyArray<string | number>): string {
  const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  return BigInt(`0x${digest}`).toString(36).slice(-length);
}
