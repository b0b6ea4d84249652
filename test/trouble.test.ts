// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { startSitrep } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import { RecordAway } from '../src/desk/ports.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { explain } from '../src/trouble.ts';
import { type Child, endAll, newFolder, enough as settings, startChild, until } from './child.ts';
import { quiet } from './desk/record.ts';

afterEach(endAll);

describe('a start that cannot be says why in one sentence', () => {
  test('without any settings: what is missing, and the three steps', async () => {
    const child = startChild({});
    expect(await child.ended).toBe(78);
    expect(child.stderr()).toContain('  - SLACK_BOT_TOKEN is missing\n  - SLACK_APP_TOKEN is missing');
    expect(child.stderr()).toContain('  3. Run npm start again');
    expect(child.stderr()).not.toMatch(/^\s+at /m);
    expect(child.stdout()).toBe('');
  });

  test('the port is taken', async () => {
    const server = createServer().listen(0);
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const folder = newFolder();
    // With a redis-server of its own, which must not stay behind.
    const child = startChild({ ...settings, REDIS_URL: '', PORT: String(port) }, ['main.js'], folder);
    await refused(child, `Port ${port} is taken: set PORT to a free one, or stop what uses it.`);
    server.close();
    await until(() => readdirSync(join(folder, 'tmp')).length === 0);
  });

  test('DATA_DIR is a file, or below one', async () => {
    const folder = newFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'below')]) {
      expect(await whyNot(path)).toBe(`DATA_DIR (${path}) is not a folder: name one.`);
    }
  });

  test('DATA_DIR is where nobody can make a folder', async () => {
    if (!existsSync('/proc/self')) return;
    expect(await whyNot('/proc/sitrep')).toMatch(
      /^The database \/proc\/sitrep\/sitrep\.db cannot be written \(ENOENT\): .+\.$/,
    );
  });

  test('the database is empty; --init sets it aside and begins anew', async () => {
    const folder = newFolder();
    const path = join(folder, 'sitrep.db');
    for (const end of ['', '-wal']) writeFileSync(path + end, '');
    const env = { ...settings, DATA_DIR: folder };
    await refused(
      startChild(env),
      `${path} is empty: restore a backup, or start with --init to set it aside and begin anew.`,
    );

    await startChild(env, ['main.js', '--init']).says('Sitrep is ready');
    const aside = readdirSync(folder).filter((name) => name.includes('.set-aside-'));
    expect(aside.map((name) => name.replace(/\d+/u, ''))).toEqual(['sitrep.db.set-aside-', 'sitrep.db.set-aside--wal']);
    expect(readFileSync(path).length).toBeGreaterThan(0);
  });

  test('the database is not ours, or no database', async () => {
    const folder = newFolder();
    const path = join(folder, 'sitrep.db');
    const words = `${path} is not a Sitrep database: restore a backup, or start with --init to set it aside and begin anew.`;
    new Database(path).exec('create table theirs (id)').close();
    expect(await whyNot(folder)).toBe(words);
    writeFileSync(path, 'Dear diary, '.repeat(1000));
    expect(await whyNot(folder)).toBe(words);
  });

  test('the database is on another machine, which cannot be reached', () => {
    const away = new RecordAway(undefined, { cause: new Error('connect ECONNREFUSED 10.0.0.5:5432') });
    expect(explain(away, readConfig(settings))).toBe(
      'The database cannot be reached (connect ECONNREFUSED 10.0.0.5:5432): see that it runs and that this machine reaches it.',
    );
  });

  test('the database was written by a newer Sitrep', async () => {
    const folder = newFolder();
    const path = join(folder, 'sitrep.db');
    openSqliteStore(path, { migrations: join(__dirname, '../db/sqlite') }).close();
    new Database(path).exec("insert into migration values ('999_next.sql', '')").close();
    const words = 'The database was written by a newer Sitrep (999_next.sql): start that one instead.';
    expect(await whyNot(folder)).toBe(words);
  });
});

async function refused(child: Child, words: string): Promise<void> {
  expect(await child.ended).toBe(1);
  expect(child.stderr()).toBe(`${words}\n`);
  expect(child.log().filter(({ msg }) => msg === 'Sitrep is ready')).toEqual([]);
}

/** What a start with this DATA_DIR says when it cannot be. Here and not in a process, whose own part others show above. */
async function whyNot(dataDir: string): Promise<string> {
  const config = readConfig({ ...settings, DATA_DIR: dataDir });
  const start = startSitrep(config, { clock: () => new Date(), log: quiet });
  const sitrep = await start.catch((error: unknown) => explain(error, config));
  if (typeof sitrep === 'string') return sitrep;
  await sitrep.stop();
  return 'It started.';
}
