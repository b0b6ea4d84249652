import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.ts';
import type { Order, Read } from './order.ts';

/** A process of readers: its order is its argument, and what came of it its second line, after `started`. */
const { port, paths, rate, readers, span } = JSON.parse(process.argv[2] ?? '') as Order;
const free = await Promise.all(Array.from({ length: readers }, () => Connection.open(port)));
const all = [...free];
const waiting: Array<(connection: Connection) => void> = [];
const took: number[] = [];
let failed = 0;
console.log('started');
const start = performance.now();
await (rate === null ? flatOut() : atRate(rate));
const read: Read = { took, failed, elapsed: performance.now() - start };
for (const connection of all) connection.close();
console.log(JSON.stringify(read));

async function flatOut(): Promise<void> {
  let n = 0;
  await Promise.all(
    all.map(async (connection) => {
      while (performance.now() - start < span) await ask(connection, n++, performance.now());
    }),
  );
}

/** What is due is asked as soon as a connection is free, and took as long as it had to wait for one too. */
async function atRate(perSecond: number): Promise<void> {
  const count = Math.round((perSecond * span) / 1000);
  const under: Array<Promise<void>> = [];
  for (let n = 0; n < count; ) {
    const due = start + (n * 1000) / perSecond;
    if (due > performance.now()) await sleep(1);
    else under.push(askOnce(n++, due));
  }
  await Promise.all(under);
}

async function askOnce(n: number, due: number): Promise<void> {
  // Each in its turn: Node's server closes one that was idle for 5 s, and a reader would run into it.
  const connection = free.shift() ?? (await new Promise<Connection>((resolve) => waiting.push(resolve)));
  await ask(connection, n, due);
  const next = waiting.shift();
  if (next) next(connection);
  else free.push(connection);
}

async function ask(connection: Connection, n: number, due: number): Promise<void> {
  const status = await connection.get(paths[n % paths.length] ?? '/');
  if (status === 200) took.push(performance.now() - due);
  else failed += 1;
}
