// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { createDesk } from '../../src/desk/desk.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import { declare } from '../../src/domain/declare.ts';
import { putOnPage, takeOffPage } from '../../src/domain/page/on-page.ts';
import { plain } from '../../src/domain/said.ts';
import { openSqliteStore, type SqliteStore } from '../../src/store/sqlite/store.ts';
import { dana, migrations } from '../desk/record.ts';

let folder: string;
let path: string;
let store: SqliteStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'on-page-'));
  path = join(folder, 'sitrep.db');
  store = openSqliteStore(path, { migrations });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Its number. */
async function declared(more: { readonly mode?: 'test'; readonly isPrivate?: boolean } = {}): Promise<number> {
  const desk = createDesk({ store, clock: () => new Date(), listeners: [] });
  const said = { title: plain('Mail is late'), severity: 'sev2', by: dana, ...more } as const;
  const outcome = await desk.declare('T1', (who, now) => declare(said, who, usualCadences, now));
  return outcome.ok ? outcome.value.incident.id : 0;
}

const change = (id: number, rule: Parameters<ReturnType<typeof createDesk>['change']>[1]) =>
  createDesk({ store, clock: () => new Date(), listeners: [] }).change({ id }, rule);

/** As a hand in the database would, past every rule and every check. */
function byForce(words: string): void {
  const db = new Database(path);
  db.pragma('ignore_check_constraints = on');
  db.exec(words);
  db.close();
}

test('readers outside are given what is on the page, and nothing else', async () => {
  const internal = await declared();
  const shown = await declared();
  const withdrawn = await declared();
  for (const id of [shown, withdrawn])
    await change(id, (one, now) => putOnPage(one, { by: dana, title: 'Mail', letOut: [] }, now));
  await change(withdrawn, (one, now) => takeOffPage(one, plain(''), dana, now));
  expect(await store.listOnPage()).toEqual([shown]);
  expect(await store.onPage(shown)).toMatchObject({ incident: { id: shown }, timeline: [{}, { kind: 'page_shown' }] });
  for (const id of [internal, withdrawn, 99]) expect(await store.onPage(id)).toBeUndefined();
});

test('nothing that is private, a drill or deleted, though its title for the page stood in the database', async () => {
  const shown = await declared();
  const [hidden, drill, deleted] = [
    await declared({ isPrivate: true }),
    await declared({ mode: 'test' }),
    await declared(),
  ];
  byForce(
    `update incident set page_title = title; update incident set deleted_at = '2026-11-20' where id = ${deleted}`,
  );
  expect(await store.listOnPage()).toEqual([shown]);
  for (const id of [hidden, drill, deleted]) expect(await store.onPage(id)).toBeUndefined();
});

test('whoever is outside a private incident may read what customers read, and no more', async () => {
  const shown = await declared();
  await change(shown, (one, now) => putOnPage(one, { by: dana, title: 'Mail', letOut: [] }, now));
  await declared({ isPrivate: true });
  expect(await store.seenBy('U0KOFI000').listOnPage()).toEqual([shown]);
});
