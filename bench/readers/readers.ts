import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { readers as program } from '../places.ts';
import { mind } from '../tidy.ts';
import type { Order, Read } from './order.ts';

/** Readers who have begun. */
export interface Reading {
  readonly over: Promise<Read>;
}

/** Lets readers read, in a process of their own. Resolves when all are connected and the first has asked. */
export async function begin(order: Order): Promise<Reading> {
  const child = mind(
    spawn(process.execPath, [program, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const said: string[] = [];
  lines.on('line', (line) => said.push(line));
  const over = once(lines, 'close').then(() => {
    const [, read] = said;
    if (read === undefined) throw new Error('The readers ended without a word');
    return JSON.parse(read) as Read;
  });
  await Promise.race([once(lines, 'line'), over]);
  return { over };
}

export const readAll = async (order: Order): Promise<Read> => (await begin(order)).over;
