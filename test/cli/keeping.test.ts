// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Incident } from '../../src/domain/incident.ts';
import { hashOf } from '../../src/store/rows/entry-row.ts';
import { openFile } from '../../src/store/sqlite/file.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { endAll, newFolder, startChild } from '../child.ts';
import { settled } from '../e2e/settled.ts';
import { openTalk } from '../slack/talk.ts';
import { declared, noted } from '../store/samples.ts';
import { sitrepHere } from './here.ts';

const migrations = join(__dirname, '../../db/sqlite');

// Each types several commands.
jest.setTimeout(60_000);

let dataDir: string;
let database: string;
beforeEach(() => {
  dataDir = join(newFolder(), 'data');
  database = join(dataDir, 'sitrep.db');
});
afterEach(endAll);

/** `npx sitrep …` with nothing but the folder of the record, and what else is given. */
const sitrep = (line: string, env: Record<string, string> = {}) => sitrepHere(line, { DATA_DIR: dataDir, ...env });

/** The same in a process of its own, where it matters that it is another one than the bot's. */
async function sitrepAway(line: string, env: Record<string, string> = {}) {
  const child = startChild({ DATA_DIR: dataDir, ...env }, ['cli/sitrep.js', ...line.split(' ')]);
  const code = await child.ended;
  return { code, stdout: child.stdout(), stderr: child.stderr() };
}

/** A record of two incidents; of the first, so many notes. */
async function record(...notes: string[]): Promise<Incident> {
  const store = openSqliteStore(database, { migrations });
  let incident = await declared(store);
  for (const text of notes) incident = await noted(store, incident, text);
  await declared(store, 'Search is down');
  store.close();
  return incident;
}

const texts = (path = database): string[] => {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare<[], string>('select text from timeline_entry order by incident_id, seq').pluck().all();
  } finally {
    db.close();
  }
};

function change(sql: string): void {
  const db = new Database(database);
  db.exec(`drop trigger timeline_entry_is_kept; ${sql}`).close();
}

const backup = async (): Promise<string> => {
  const { stdout } = await sitrep('backup');
  return /: (\S+\.db)\n$/u.exec(stdout)?.[1] ?? '';
};

describe('npx sitrep backup', () => {
  test('saves the record beside a bot that writes, with what is only in its log yet', async () => {
    const talk = await openTalk();
    try {
      await talk.declare('sev2 Checkout is down');
      await talk.type('/incident #1 note the disk is full');
      const out = join(newFolder(), 'nightly.db');
      const had = readdirSync(talk.house.dataDir);
      const { code, stdout } = await sitrepAway(`backup --out ${out}`, { DATA_DIR: talk.house.dataDir });
      expect([code, stdout]).toEqual([
        0,
        expect.stringMatching(/^✓ Backed up and checked: 0\.\d MB, 1 incident, \d entries: \S+nightly\.db\n$/u),
      ]);
      expect(texts(out)).toContain('the disk is full');
      expect(statSync(out).mode & 0o777).toBe(0o600);
      expect(readdirSync(talk.house.dataDir)).toEqual(had);
      await talk.type('/incident #1 note and it goes on');
      // Nothing that is there is written over unless one says so.
      expect((await sitrep(`backup --out ${out}`, { DATA_DIR: talk.house.dataDir })).stderr).toMatch(
        /is there already, so nothing was written/u,
      );
      expect((await sitrep(`backup --force --out ${out}`, { DATA_DIR: talk.house.dataDir })).code).toBe(0);
      expect(texts(out)).toContain('and it goes on');
    } finally {
      await talk.close();
    }
  });

  test('saves nothing that is broken, and says so', async () => {
    await record('the disk is full');
    change("update timeline_entry set text = 'it was the network' where seq = 2");
    const { code, stderr } = await sitrep('backup');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^No backup was written \(entry 2 of #1 is not as it was written\)/u),
    ]);
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([]);
  });

  test('without a record there is none', async () => {
    expect(await sitrep('backup')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^There is no record at/u) });
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe('npx sitrep restore', () => {
  test('puts a backup in the place of the record, sets that aside and says what is lost', async () => {
    const incident = await record('first');
    const path = await backup();
    const store = openSqliteStore(database, { migrations });
    await noted(store, incident, 'second');
    store.close();

    const { code, stdout } = await sitrepAway(`restore ${path}`);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      `✓ Restored and checked: 2 incidents, 3 entries: ${path}`,
      expect.stringMatching(
        /^– The record that was there is \S+sitrep\.db\.set-aside-\d+: keep it until you miss nothing$/u,
      ),
      '– Lost at most what was recorded after 2026-03-01 10:00:00 UTC (entry 1 of #2), until 2026-03-01 10:00:00 UTC (entry 1 of #2): 1 entry',
      expect.stringMatching(/^– Start Sitrep/u),
      '',
    ]);
    expect(texts()).toEqual(['Checkout is down', 'first', 'Search is down']);
    const [aside = ''] = readdirSync(dataDir).filter((name) => name.includes('set-aside'));
    expect(texts(join(dataDir, aside))).toContain('second');
    expect(statSync(database).mode & 0o777).toBe(0o600);
    openSqliteStore(database, { migrations }).close();
  });

  test('is refused while a bot runs', async () => {
    const talk = await openTalk();
    try {
      await talk.declare('sev2 Checkout is down');
      const out = join(newFolder(), 'x.db');
      const env = { DATA_DIR: talk.house.dataDir };
      await sitrep(`backup --out ${out}`, env);
      const { code, stderr } = await sitrepAway(`restore ${out}`, env);
      expect([code, stderr]).toEqual([
        1,
        `A Sitrep is running on ${talk.house.dataDir}: stop it and its standbys, then type this again.\n`,
      ]);
      expect(await talk.type('/incident #1 note still here')).toMatch(/^✅/u);
    } finally {
      await talk.close();
    }
  });

  test.each([
    ['tells nothing a second time, although the backup is of before it was told', false],
    ['nor where Slack is away at first and Sitrep starts once more meanwhile', true],
  ])('%s', async (_, isAway) => {
    const talk = await openTalk();
    try {
      const { slack, house } = talk;
      await talk.declare('sev2 Checkout is down');
      for (const words of ['update first news', 'note second news', 'update third news']) {
        await talk.type(`/incident #1 ${words}`);
      }
      await settled(house);
      const texts = async (room: string) =>
        (await slack.messages(room)).filter(({ metadata }) => metadata).map(({ text }) => text);
      const said = async () => Promise.all(['inc-1-checkout-is-down', 'incidents'].map(texts));
      const [announced] = (await slack.messages('incidents')).filter(({ metadata }) => metadata);
      const thread = async () => (await slack.thread('incidents', announced?.ts ?? '')).map(({ text }) => text);
      const [rooms, answers] = [await said(), await thread()];
      const out = join(newFolder(), 'before.db');
      await house.restart(async () => {
        const env = { DATA_DIR: house.dataDir };
        await sitrep(`backup --out ${out}`, env);
        // As it is while a burst is on its way: written down, and not told.
        const db = new Database(out);
        db.exec('delete from receipt where seq > 2; update bookmark set seq = 2 where seq > 2');
        db.close();
        expect((await sitrep(`restore ${out}`, env)).code).toBe(0);
        if (isAway) slack.intercept = (_, phase) => (phase === 'before' ? { kind: 'status', status: 503 } : undefined);
      });
      if (isAway) {
        const asked = slack.calls().length;
        await slack.until(() => slack.calls().length > asked);
        await house.restart(async () => {
          slack.intercept = undefined;
        });
      }
      await settled(house);
      expect(await said()).toEqual(rooms);
      expect(await thread()).toEqual(answers);
      await talk.type('/incident #1 note and on it goes');
      await settled(house);
      expect((await said())[0]?.filter((text) => text.includes('and on it goes'))).toHaveLength(1);
    } finally {
      await talk.close();
    }
  });

  test('takes nothing that is damaged, foreign, newer or broken; broken alone when told to', async () => {
    await record('first');
    const before = readFileSync(database);
    const path = await backup();
    const refused = async (name: string, words: RegExp) => {
      const { code, stderr } = await sitrep(`restore ${name}`);
      expect([code, stderr]).toEqual([1, expect.stringMatching(words)]);
      expect(readFileSync(database).equals(before)).toBe(true);
      expect(readdirSync(dataDir).sort()).toEqual(['backups', 'sitrep.db', 'sitrep.lock']);
    };
    const bad = join(newFolder(), 'bad.db');
    writeFileSync(bad, 'Dear diary, '.repeat(1000));
    await refused(bad, /was not restored, because it is not a Sitrep database: take another backup/u);
    writeFileSync(bad, readFileSync(path).subarray(0, 30_000));
    await refused(bad, /was not restored, because it is damaged/u);
    writeFileSync(bad, readFileSync(path));
    new Database(bad).exec("insert into migration values ('999_next.sql', '')").close();
    await refused(bad, /because it was written by a newer Sitrep \(999_next\.sql\)/u);
    writeFileSync(bad, readFileSync(path));
    new Database(bad)
      .exec("drop trigger timeline_entry_is_kept; update timeline_entry set text = 'x' where seq = 2")
      .close();
    await refused(bad, /because entry 2 of #1 is not as it was written: take another backup, or add --force/u);
    expect((await sitrep(`restore --force ${bad}`)).code).toBe(0);
  });

  test('cut short in the middle, it leaves a start that refuses to begin anew', async () => {
    await record('first');
    const path = await backup();
    // As it is between its two last steps.
    writeFileSync(`${database}.restored`, readFileSync(path));
    renameSync(database, `${database}.set-aside-1`);
    expect(() => openFile(database, { migrations })).toThrow(
      `${database} is gone, but the backup that was to take its place is not: restore the newest backup with: npx sitrep restore ${path}`,
    );
    expect((await sitrep(`restore ${path}`)).code).toBe(0);
    expect(texts()).toContain('first');
  });
});

describe('what cannot be used names the line to type', () => {
  test.each([
    ['is empty', () => writeFileSync(database, '')],
    ['is not a Sitrep database', () => writeFileSync(database, 'Dear diary, '.repeat(1000))],
    ['is gone, but its backups are not', () => rmSync(database)],
    ['is damaged (', () => writeFileSync(database, readFileSync(database).subarray(0, 40_960))],
  ])('%s', async (words, spoil) => {
    await record('first');
    const path = join(dataDir, 'backups/sitrep-2026-11-20T12-00-00Z.db');
    mkdirSync(join(dataDir, 'backups'));
    const store = openSqliteStore(database, { migrations });
    await store.backUp(path);
    store.close();
    // Newer, but none that could be used.
    writeFileSync(join(dataDir, 'backups/sitrep-2099-01-01T00-00-00Z.db'), '');
    spoil();
    const line = `restore the newest backup with: npx sitrep restore ${path}, or start with --init to set it aside`;
    expect(() => openFile(database, { migrations })).toThrow(line);
    expect(() => openFile(database, { migrations })).toThrow(`${database} ${words}`);
  });
});

describe('npx sitrep check', () => {
  test('of a sound record says so, and leaves no trace', async () => {
    await record('first', 'second');
    expect(await sitrepAway('check')).toEqual({
      code: 0,
      stdout: [
        `✓ Structure  ${database}: SQLite finds nothing broken`,
        '✓ Entries    4 entries of 2 incidents, each as it was written',
        '✓ Pointers   alarms, bookmarks, receipts, promises and drafts speak of what is there',
        'The record is sound.\n',
      ].join('\n'),
      stderr: '',
    });
    expect(readdirSync(dataDir)).toEqual(['sitrep.db']);
  });

  test('names what was rewritten, removed or points nowhere', async () => {
    await record('first', 'second', 'third', 'fourth');
    change(`
      update timeline_entry set text = 'nobody knew' where incident_id = 1 and seq = 2;
      delete from timeline_entry where incident_id = 1 and seq = 4;
      delete from timeline_entry where incident_id = 2;
      insert into receipt values ('channel', 1, 99, 'post', 'T1', 'C1', '1.2', null, null);`);
    const { code, stdout } = await sitrep('check');
    expect([code, stdout.split('\n').slice(1)]).toEqual([
      1,
      [
        '✗ Entries    entry 2 of #1 is not as it was written',
        '✗ Entries    entry 4 is missing from #1',
        '✗ Entries    #2 should end with entry 1, and ends with none',
        '✗ Pointers   #1: a receipt of channel is of entry 99, which is not there',
        '4 things are wrong: docs/backups.md says what to do.',
        '',
      ],
    ]);
  });

  test('with --slack finds what was rewritten with all its hashes, by the messages', async () => {
    const talk = await openTalk();
    try {
      const { slack, house } = talk;
      await talk.declare('sev2 Checkout is down');
      await talk.type('/incident #1 note the disk is full');
      await settled(house);
      const env = {
        DATA_DIR: house.dataDir,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
      };
      const well = await sitrep('check --slack', env);
      expect(well.stdout).toMatch(/✓ Slack {6}\d messages in 1 channel match the record\nThe record is sound\.\n$/u);
      // Nothing of the incident itself goes out with its hash.
      const [, , note] = await slack.messages('inc-1-checkout-is-down');
      expect(Object.keys(note?.metadata?.event_payload ?? {}).sort()).toEqual([
        'follower',
        'hash',
        'incident',
        'seq',
        'step',
      ]);
      expect(note?.metadata?.event_payload['hash']).toMatch(/^[0-9a-f]{64}$/u);

      const away = await sitrep('check --slack', { ...env, SLACK_API_URL: 'http://127.0.0.1:9/api/' });
      expect([away.code, away.stdout]).toEqual([
        1,
        expect.stringContaining('✗ Slack      could not be asked (Slack did not answer): type this again later\n'),
      ]);

      rewrite(join(house.dataDir, 'sitrep.db'), 3, 'it was the network');
      const { code, stdout } = await sitrep('check --slack', env);
      expect(code).toBe(1);
      expect(stdout).toMatch(/^✓ Entries/mu);
      expect(stdout).toContain(
        '✗ Slack      entry 3 of #1 was changed after it was told, or something before it was\n',
      );
    } finally {
      await talk.close();
    }
  });
});

/** As somebody would who knows how the chain is made. */
function rewrite(path: string, seq: number, text: string): void {
  const db = new Database(path);
  db.exec('drop trigger timeline_entry_is_kept');
  db.prepare('update timeline_entry set text = ? where seq = ?').run(text, seq);
  let before = '';
  for (const row of db.prepare<[], Parameters<typeof hashOf>[0]>('select * from timeline_entry order by seq').all()) {
    before = hashOf(row, before);
    db.prepare('update timeline_entry set hash = ? where seq = ?').run(before, row.seq);
  }
  db.close();
}
