// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { recomputeAlarms } from '../../src/desk/recompute-alarms.ts';
import { canvasName } from '../../src/slack/followers/canvas.ts';
import { createBatch } from '../../src/store/sqlite/batch.ts';
import { openFile } from '../../src/store/sqlite/file.ts';
import { followers } from '../../src/store/sqlite/followers.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';

const migrations = join(__dirname, '../../db/sqlite');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migration-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database as the first version left it: two incidents, one of them reminded, with an action open and one done. */
function first(): string {
  const only = join(folder, 'sql');
  mkdirSync(only);
  cpSync(join(migrations, '001_start.sql'), join(only, '001_start.sql'));
  const path = join(folder, 'sitrep.db');
  // As an old Sitrep would have made it.
  openFile(path, { migrations: only, init: false }).close();
  const db = new Database(path);
  db.exec(`
    insert into incident values
      (1, 'T1', 'Checkout is down', 'sev2', 'identified', '{}', 'U1', '2026-11-20T12:00:00.000Z', null, null, null, null,
        'promise', '2026-11-20T13:00:00.000Z', 'in an hour', 0, 4),
      (2, 'T1', 'Search is slow', 'sev3', 'investigating', '{}', 'U1', '2026-11-20T12:00:00.000Z', null, null, null, null,
        'cadence', '2026-11-20T13:00:00.000Z', '', 1, 1);
    insert into timeline_entry values
      (1, 1, 'T1', 'declared', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z', 'U1', 'Dana', 'Checkout is down',
        '[]', '{}', null, 1, 'h1'),
      (1, 2, 'T1', 'action', '2026-11-20T12:01:00.000Z', '2026-11-20T12:01:00.000Z', 'U1', 'Dana', 'buy a disk', '[]',
        '{"owner":"U2","ownerName":"Kofi","due":"2026-11-27T22:59:00.000Z"}', null, 1, 'h2'),
      (1, 3, 'T1', 'action', '2026-11-20T12:02:00.000Z', '2026-11-20T12:02:00.000Z', 'U1', 'Dana', 'call', '[]',
        '{"owner":null,"ownerName":null,"due":null}', null, 1, 'h3'),
      (1, 4, 'T1', 'action_done', '2026-11-20T12:03:00.000Z', '2026-11-20T12:03:00.000Z', 'U1', 'Dana', '', '[]',
        '{"action":3}', null, 1, 'h4'),
      (2, 2, 'T1', 'linked', '2026-11-20T12:04:00.000Z', '2026-11-20T12:04:00.000Z', 'U1', 'Dana', '', '[]',
        '{"other":1,"how":"related"}', null, 1, 'h5'),
      (2, 3, 'T1', 'linked', '2026-11-20T12:05:00.000Z', '2026-11-20T12:05:00.000Z', 'U1', 'Dana', '', '[]',
        '{"other":1,"how":"duplicate"}', null, 1, 'h6');
    insert into alarm values
      (1, 'update_due', '2026-11-20T13:00:00.000Z', 'T1', null),
      (2, 'update_due', '2026-11-20T13:00:00.000Z', 'T1', '2026-11-20T13:00:00.010Z');
  `);
  db.close();
  return path;
}

test('the record of the first version is taken over: what rings still rings, what rang does not, actions are known', async () => {
  const store = openSqliteStore(first(), { migrations, init: false });
  try {
    await recomputeAlarms(store);
    const due = new Date('2026-11-20T13:00:00Z');
    const day = new Date('2026-11-27T22:59:00Z');
    expect(await store.alarms()).toEqual([
      { incidentId: 1, kind: 'update_due', about: 0, due },
      { incidentId: 1, kind: 'action', about: 2, due: day },
    ]);
    const incident = await store.find({ id: 1 });
    expect(incident?.next).toMatchObject({ by: 'promise', due, words: 'in an hour', rings: 0, ringAt: due });
    expect(incident?.actions).toMatchObject([
      { number: 2, text: 'buy a disk', owner: 'U2', ownerName: 'Kofi', due: day },
    ]);
    expect((await store.find({ id: 2 }))?.next).toMatchObject({ rings: 1, ringAt: null });
    expect((await store.find({ id: 2 }))?.links).toEqual([{ other: 1, how: 'duplicate', entry: 3 }]);
    expect((await store.find({ id: 1 }))?.links).toEqual([]);
    expect((await store.timeline(1)).map(({ kind }) => kind)).toEqual(['declared', 'action', 'action', 'action_done']);
  } finally {
    store.close();
  }
});

test('what was over before there were canvases gets none; what is open gets its own', async () => {
  const path = first();
  const db = new Database(path);
  db.exec(
    "update incident set status = 'resolved', resolved_at = '2026-11-20T13:00:00.000Z', version = 3 where id = 2",
  );
  db.close();
  const store = openSqliteStore(path, { migrations, init: false });
  try {
    expect(await store.bookmark(canvasName, 2)).toBe(3);
    expect(await store.behind(canvasName)).toEqual([1]);
  } finally {
    store.close();
  }
});

test('no look for a receipt reads all of them, also in a database that the first version made', () => {
  const db = openFile(first(), { migrations, init: false });
  const asked: string[] = [];
  const prepare = (sql: string) => {
    asked.push(sql);
    return db.prepare(sql);
  };
  followers(Object.assign(Object.create(db), { prepare }), createBatch(db));
  const plans = asked.flatMap((sql) => db.prepare(`explain query plan ${sql.replace(/\?|@\w+/gu, '1')}`).all());
  db.close();

  const steps = (plans as Array<{ detail: string }>).map(({ detail }) => detail);
  expect(steps).toContain('SEARCH receipt USING INDEX receipt_untold (incident_id=?)');
  expect(steps.filter((words) => words.startsWith('SCAN receipt'))).toEqual([]);
});
