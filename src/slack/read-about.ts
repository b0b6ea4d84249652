import * as z from 'zod';
import type { About } from './views/buttons.ts';

const number = z.number().optional();
const word = z.string().optional();

const shape = z.looseObject({
  incident: z.int(),
  number,
  first: number,
  last: number,
  entry: number,
  opened: number,
  version: number,
  due: word,
  what: word,
  channel: word,
  ts: word,
  thread: word,
  user: word,
  role: word,
  from: word,
  asOf: word,
  status: word,
  section: word,
});

/** What a button or a form carries is our own, but perhaps of an older version; undefined where it is no such thing. */
export function readAbout(json: string): About | undefined {
  try {
    return shape.safeParse(JSON.parse(json)).data as About | undefined;
  } catch {
    return undefined;
  }
}
