import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { createDesk } from '../../src/desk/desk.ts';
import { AlreadyRung, type Log, RecordAway, StaleIncident, type Store } from '../../src/desk/ports.ts';
import type { Hearing, Replicas } from '../../src/desk/replicas.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import { declare } from '../../src/domain/declare.ts';
import { note } from '../../src/domain/note.ts';
import { plain } from '../../src/domain/said.ts';
import { createReplicas } from '../../src/store/postgres/replicas.ts';
import { openPostgresStore, type PostgresStore } from '../../src/store/postgres/store.ts';
import { createDatabase, type TestDatabase } from '../postgres/database.ts';
import { type PostgresServer, startPostgres } from '../postgres/server.ts';
import { openWire } from '../postgres/wire.ts';
import { dana, declared, noting, now, saving, written } from './samples.ts';

const migrations = join(__dirname, '../../db/postgres');
const clock = () => now;
const log: Log = { info: () => {}, warn: () => {}, error: () => {} };

let database: TestDatabase;
let one: PostgresStore;
let other: PostgresStore;
beforeEach(async () => {
  database = await createDatabase();
  // At once: the second waits for the first to have made the tables.
  [one, other] = (await Promise.all([open(), open()])) as [PostgresStore, PostgresStore];
});
afterEach(async () => {
  await Promise.all([one.close(), other.close()]);
  await database.drop();
});

const open = (url = database.url) => openPostgresStore(url, { migrations });
const deskOver = (store: Store) => createDesk({ store, clock, listeners: [] });
const seqs = async (id: number) => (await one.timeline(id)).map(({ seq }) => seq);

describe('two bots on one record', () => {
  test('of two changes of one version written at the same moment one is refused, and nothing of it is there', async () => {
    const incident = await declared(one);
    const both = await Promise.allSettled([
      one.commit(saving(noting(incident, 'first'))),
      other.commit(saving(noting(incident, 'second'))),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((result) => result.status === 'rejected')?.reason).toBeInstanceOf(StaleIncident);
    expect(await seqs(1)).toEqual([1, 2]);
  });

  test('forty notes at once by two desks are forty entries, one after the other, each chained to the one before', async () => {
    await declared(one);
    const desks = [deskOver(one), deskOver(other)] as const;
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        desks[n % 2 ? 1 : 0].change({ id: 1 }, (incident, at) =>
          note(incident, plain(`note ${n}`), dana, undefined, at),
        ),
      ),
    );

    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await seqs(1)).toEqual(Array.from({ length: 41 }, (_, n) => n + 1));
    const texts = (await one.timeline(1)).map(({ text }) => text);
    expect(new Set(texts).size).toBe(41);
  });

  test('twenty declared at once have twenty numbers', async () => {
    const declareAt = (store: Store) =>
      deskOver(store).declare('T1', (who, at) =>
        declare({ title: plain('Down'), severity: 'sev2', by: dana }, who, usualCadences, at),
      );
    await Promise.all(Array.from({ length: 20 }, (_, n) => declareAt(n % 2 ? one : other)));

    expect((await one.listOpen()).map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  test('an alarm that both ring at the same moment rings once', async () => {
    const incident = await declared(one);
    const [alarm] = await one.alarms();
    const ringing = (store: Store, text: string) => store.commit({ ...saving(noting(incident, text)), rings: alarm });
    const both = await Promise.allSettled([ringing(one, 'one'), ringing(other, 'other')]);

    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(written(other, noting((await other.find({ id: 1 })) ?? incident, 'later'))).resolves.toBeDefined();
    const current = (await one.find({ id: 1 })) ?? incident;
    await expect(one.commit({ ...saving(noting(current, 'again')), rings: alarm })).rejects.toBeInstanceOf(AlreadyRung);
  });
});

describe('a connection that goes', () => {
  test('a change that was written before its answer was lost is written once', async () => {
    const wire = await openWire(database.url);
    const store = await open(wire.url);
    const incident = await declared(store);
    wire.cutAfter('commit');
    await store.commit({ ...saving(noting(incident, 'only once')), dedupeKey: 'command 1' });

    expect((await one.timeline(1)).map(({ text }) => text)).toEqual(['Checkout is down', 'only once']);
    await store.close();
    await wire.close();
  });

  test('a change whose connection goes before it was written is written all the same', async () => {
    const wire = await openWire(database.url);
    const store = await open(wire.url);
    const incident = await declared(store);
    wire.cutAfter('insert into timeline_entry');
    await store.commit(saving(noting(incident, 'twice tried')));

    expect((await one.timeline(1)).map(({ text }) => text)).toEqual(['Checkout is down', 'twice tried']);
    await store.close();
    await wire.close();
  });
});

describe('a PostgreSQL that goes and comes back', () => {
  let server: PostgresServer | undefined;
  afterAll(() => server?.stop());

  test('what is asked meanwhile waits for it; where it stays away, that is said', async () => {
    server = await startPostgres();
    if (!server) throw new Error('there is no PostgreSQL');
    const url = await server.create();
    const [patient, hasty] = await Promise.all([
      openPostgresStore(url, { migrations }),
      openPostgresStore(url, { migrations, patience: 100 }),
    ]);
    const incident = await declared(patient);
    const back = server.restart(700);
    await expect(hasty.find({ id: 1 }).then(() => hasty.timeline(1))).rejects.toBeInstanceOf(RecordAway);
    await patient.commit(saving(noting(incident, 'while it was away')));
    await back;

    expect((await hasty.timeline(1)).map(({ text }) => text)).toEqual(['Checkout is down', 'while it was away']);
    await Promise.all([patient.close(), hasty.close()]);
  });
});

describe('who tells what', () => {
  const bots: Replicas[] = [];
  afterEach(async () => {
    await Promise.all(bots.splice(0).map((bot) => bot.end(new Set())));
  });

  /** A bot that hears of the others. */
  async function join(store: PostgresStore, hear: Partial<Hearing> = {}): Promise<Replicas> {
    const bot = createReplicas(store.db, database.url, log);
    bots.push(bot);
    await bot.begin({ changed: () => {}, missed: () => {}, ...hear });
    return bot;
  }

  /** As `kill -9` would end it: its session goes, and nothing is given back. */
  async function cutOff(name: string): Promise<void> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `select pg_terminate_backend(pid) from pg_locks join lease on fence = objid::integer
      where locktype = 'advisory' and lease.name = $1`,
      [name],
    );
    await client.end();
  }

  test('what one has no other gets, until it is given back', async () => {
    const [first, second] = [await join(one), await join(other)];

    expect(await first.take('incident 1')).toBe('ours');
    expect(await second.take('incident 1')).toBeUndefined();
    expect([first.has('incident 1'), second.has('incident 1')]).toEqual([true, false]);
    expect([await first.confirm('incident 1'), await second.confirm('incident 1')]).toEqual([true, false]);
    await first.release('incident 1');
    expect(await second.take('incident 1')).toBe('ours');
    expect(await first.confirm('incident 1')).toBe(false);
  });

  test('what a bot had that is gone, another gets, and knows that its last deed is in doubt', async () => {
    const missed = new Promise<void>((resolve) => void join(other, { missed: resolve }).then((bot) => bots.push(bot)));
    const first = await join(one);
    await first.take('incident 1');
    await cutOff('incident 1');
    await missed;
    const [second] = bots;

    expect(first.has('incident 1')).toBe(false);
    expect(await second?.take('incident 1')).toBe('anew');
  });

  test('a bot hears what the others have changed, and not what it has changed itself', async () => {
    const heard: number[] = [];
    const both = new Promise<void>((resolve) => {
      void join(other, {
        changed(ids) {
          heard.push(...ids);
          if (heard.length >= 2) resolve();
        },
      });
    });
    const own: number[] = [];
    const first = await join(one, { changed: (ids) => own.push(...ids) });
    first.changed(7);
    first.changed(8);
    await both;

    expect([heard, own]).toEqual([[7, 8], []]);
  });
});
