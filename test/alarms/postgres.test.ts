import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase } from '../postgres/database.ts';
import { type PostgresServer, startPostgres } from '../postgres/server.ts';
import { ask, inDatabase } from './places.ts';
import { degraded, expectRung, inHouse, noSweep, promise, rings } from './reminders.ts';

/** Of these tests alone: one of them ends it. */
let server: PostgresServer;
beforeAll(async () => {
  server = (await startPostgres()) as PostgresServer;
});
afterAll(() => server.stop());

const away = "The queue's PostgreSQL is away: alarms may ring a second late";

test('a PostgreSQL that goes away and comes back loses no reminder and doubles none', async () => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log = { info: write, warn: write, error: write };
  const { env, isQueued } = inDatabase(await server.create());
  await inHouse({ env, log }, async (house) => {
    await house.slack.until(async () => (await degraded(house)).length === 0);
    const first = await promise(house, 'next 1.2s');
    await house.slack.until(() => isQueued(house, first));
    const back = server.restart(1500);
    await house.slack.until(async () => (await degraded(house)).includes(away));
    await rings(house, 1);
    const second = await promise(house, 'next 3s');
    await back;
    await house.slack.until(async () => (await degraded(house)).length === 0);
    await house.slack.until(() => isQueued(house, second));
    await rings(house, 2);

    await expectRung(house, [first, second]);
  });
  expect(lines.filter((line) => line.includes('The queue'))).toEqual([
    "The queue's PostgreSQL is away; the sweep rings the alarms until it is back",
    "The queue's PostgreSQL is back",
  ]);
});

test('once a PostgreSQL is back, the queue in it rings what it was given before and after', async () => {
  const { env, isQueued } = inDatabase(await server.create());
  await inHouse({ env, ...noSweep }, async (house) => {
    const first = await promise(house, 'next 2s');
    await house.slack.until(() => isQueued(house, first));
    await server.restart();
    await rings(house, 1);
    const second = await promise(house, 'next 1s');
    await rings(house, 2);

    await expectRung(house, [first, second]);
  });
});

test('a PostgreSQL that is away when Sitrep starts is used once it is there', async () => {
  const { env, isQueued } = inDatabase(await server.create());
  const back = server.restart(1500);
  await inHouse({ env }, async (house) => {
    const due = await promise(house, 'next 14m');
    expect(await degraded(house)).toEqual([away]);
    await back;
    await house.slack.until(() => isQueued(house, due));
    await house.slack.until(async () => (await degraded(house)).length === 0);
  });
});

test('two Sitreps share a database, and neither rings the alarms of the other', async () => {
  const { url, drop } = await createDatabase();
  const { env, isQueued } = inDatabase(url);
  await inHouse({ env, ...noSweep }, (one) =>
    inHouse({ env, ...noSweep }, async (other) => {
      const [first, second] = [await promise(one, 'next 1s'), await promise(other, 'next 1.5s')];
      await one.slack.until(() => isQueued(one, first));
      await other.slack.until(() => isQueued(other, second));
      await Promise.all([rings(one, 1), rings(other, 1)]);
      await expectRung(one, [first]);
      await expectRung(other, [second]);
    }),
  );
  const left = await ask(
    url,
    "select schemaname from pg_tables where schemaname not in ('pg_catalog', 'information_schema') group by 1",
  );
  expect(left).toEqual([{ schemaname: 'sitrep_queue' }]);
  await drop();
});

test('a PostgreSQL that hangs holds up no stop', async () => {
  const { url, drop } = await createDatabase();
  const line = await lineTo(url);
  let hung = 0;
  await inHouse({ env: inDatabase(line.url).env }, async (house) => {
    await house.slack.until(async () => (await degraded(house)).length === 0);
    line.hang();
    await promise(house, 'next 14m');
    hung = Date.now();
  });
  expect(Date.now() - hung).toBeLessThan(3000);
  line.close();
  await drop();
});

/** A line to a server that can go dead: it takes what is sent, and passes nothing on. */
async function lineTo(address: string): Promise<{ url: string; hang(): void; close(): void }> {
  const there = new URL(address);
  const sockets = new Set<Socket>();
  const line: Server = createServer((near) => {
    const far = connect(Number(there.port), there.hostname);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}));
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => line.once('listening', resolve));
  const here = new URL(address);
  here.port = String((line.address() as AddressInfo).port);
  return {
    url: here.href,
    hang: () => sockets.forEach((socket) => void socket.unpipe().pause()),
    close() {
      for (const socket of sockets) socket.destroy();
      line.close();
    },
  };
}
