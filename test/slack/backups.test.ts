// Only on SQLite: test/jest/only-on-sqlite.json says why.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { readChain } from '../../src/store/sqlite/chain.ts';
import { settled } from '../e2e/settled.ts';
import { channelOf, openTalk, type Talk } from './talk.ts';

const hour = 3_600_000;

let talk: Talk;
afterEach(() => talk.close());

/** With a `sitrep.yml` of these words. */
async function talkWith(words: string): Promise<Talk> {
  const place = mkdtempSync(join(tmpdir(), 'backups-'));
  const path = join(place, 'sitrep.yml');
  writeFileSync(path, words);
  try {
    return await openTalk(undefined, undefined, { SITREP_CONFIG: path });
  } finally {
    rmSync(place, { recursive: true });
  }
}

const folder = () => join(talk.house.dataDir, 'backups');
const backups = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
const degraded = async (): Promise<string[]> => {
  const ready = await fetch(`${talk.house.url}/readyz`);
  return ((await ready.json()) as { degraded: string[] }).degraded;
};

/** The clock goes on until there is another backup; gives its name. */
async function another(milliseconds = hour): Promise<string> {
  const had = backups();
  talk.moveClock(milliseconds);
  return talk.slack.until(() => backups().find((name) => !had.includes(name) && name.endsWith('.db')));
}

const entriesIn = (name: string): string[] => {
  const db = new Database(join(folder(), name), { readonly: true });
  const rows = db.prepare<[], string>('select text from timeline_entry order by incident_id, seq').pluck().all();
  const { broken } = readChain(db);
  db.close();
  expect(broken).toEqual([]);
  return rows;
};

function rewrite(which: string): void {
  const db = new Database(join(talk.house.dataDir, 'sitrep.db'));
  db.exec(`drop trigger timeline_entry_is_kept; update timeline_entry set text = 'it was the network' ${which}`);
  db.close();
}

test('the record is backed up every hour while it is written, for this user alone', async () => {
  talk = await openTalk();
  await talk.declare('sev2 Checkout is down');
  await talk.type('/incident #1 note the disk is full');
  const first = await another();
  expect(first).toBe('sitrep-2026-11-20T13-00-00Z.db');
  expect(statSync(join(folder(), first)).mode & 0o777).toBe(0o600);
  expect(statSync(folder()).mode & 0o777).toBe(0o700);
  expect(entriesIn(first)).toContain('the disk is full');

  await talk.type('/incident #1 note it is empty again');
  expect(entriesIn(await another())).toContain('it is empty again');
  // Nothing half lies there, and reading them left nothing behind.
  expect(backups()).toEqual(['sitrep-2026-11-20T13-00-00Z.db', 'sitrep-2026-11-20T14-00-00Z.db']);
});

test('when an incident is over, its end is in a backup soon after', async () => {
  talk = await openTalk();
  await talk.declare('sev2 Checkout is down');
  await another();
  talk.moveClock(10 * 60_000);
  await talk.type('/incident #1 resolve a bigger disk');
  expect(entriesIn(await another(10_000))).toContain('a bigger disk');
});

test('the newest few are kept, and nothing is removed that is not a backup of ours', async () => {
  talk = await talkWith('backups: { every: 2h, keep: 2 }');
  await talk.declare('sev2 Checkout is down');
  mkdirSync(folder());
  const others = ['notes.txt', 'sitrep-2026-01-01T00-00-00Z-before-014_canvas.db', 'sitrep.db'];
  for (const name of others) writeFileSync(join(folder(), name), 'mine');
  for (let n = 0; n < 4; n++) {
    await talk.type(`/incident #1 note line ${n}`);
    await another(2 * hour);
  }
  await talk.slack.until(() => backups().length === 2 + others.length);
  expect(backups()).toEqual([...others, 'sitrep-2026-11-20T18-00-00Z.db', 'sitrep-2026-11-20T20-00-00Z.db'].sort());
});

test('where no backup can be made, whoever watches the bot is told, until one is made', async () => {
  talk = await openTalk();
  await talk.declare('sev2 Checkout is down');
  writeFileSync(folder(), 'in the way');
  talk.moveClock(hour);
  const trouble = await talk.slack.until(async () => (await degraded()).find((words) => words.startsWith('the last')));
  expect(trouble).toMatch(/^the last backup was not made: EEXIST/u);

  rmSync(folder());
  await another(10 * 60_000);
  await talk.slack.until(async () => !(await degraded()).some((words) => words.startsWith('the last')));
});

test('a record that somebody rewrote is still saved, but pushes out nothing that was sound', async () => {
  talk = await openTalk();
  await talk.declare('sev2 Checkout is down');
  await talk.type('/incident #1 note the disk is full');
  await settled(talk.house);
  const sound = await another();
  rewrite('where seq = 3');
  for (let n = 0; n < 3; n++) {
    await talk.type(`/incident #1 note line ${n}`);
    expect(await another()).toMatch(/-broken\.db$/u);
  }
  await talk.slack.until(() => backups().length === 2);
  expect(backups()[0]).toBe(sound);
  const trouble = (await degraded()).find((words) => words.startsWith('the record'));
  expect(trouble).toBe(
    'the record is broken: entry 3 of #1 is not as it was written; npx sitrep check says more, docs/backups.md what to do',
  );
});

test('a record that was rewritten while no bot ran is told of soon after the start', async () => {
  talk = await openTalk();
  await talk.declare('sev2 Checkout is down');
  await settled(talk.house);
  await talk.house.restart(async () => rewrite('where seq = 1'));
  const trouble = await talk.slack.until(async () =>
    (await degraded()).find((words) => words.startsWith('the record')),
  );
  expect(trouble).toMatch(/^the record is broken: entry 1 of #1 is not as it was written; npx sitrep check/u);
});

test('with backups off there are none', async () => {
  talk = await talkWith('backups: off');
  await talk.declare('sev2 Checkout is down');
  talk.moveClock(24 * hour);
  await talk.type('/incident #1 note a day later');
  await channelOf(talk.slack, 1);
  expect(backups()).toEqual([]);
});

test('a bot that stops in the middle of a backup leaves nothing half', async () => {
  talk = await openTalk();
  await talk.declare('sev2 Checkout is down');
  talk.moveClock(hour);
  await talk.slack.until(() => backups().length > 0);
  await talk.house.restart();
  for (const name of backups())
    expect(readFileSync(join(folder(), name)).subarray(0, 15).toString()).toBe('SQLite format 3');
  expect(backups().filter((name) => !/Z\.db$/u.test(name))).toEqual([]);
});
