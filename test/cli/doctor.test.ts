// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { Redis } from 'ioredis';
import { startRedis } from '../../src/alarms/redis-server.ts';
import { scopes } from '../../src/slack/scopes.ts';
import { RedisServers } from '../alarms/redis-servers.ts';
import { openHouse } from '../house.ts';
import { createDatabase } from '../postgres/database.ts';
import { about, openPatient, type Patient } from './patient.ts';

let patient: Patient;
let linesWith: Patient['linesWith'];
let dataDir: string;
let database: string;

beforeEach(async () => {
  patient = await openPatient();
  linesWith = patient.linesWith;
  ({ dataDir, database } = patient);
});
afterEach(() => patient.close());

describe('when all is well', () => {
  test('the doctor says so in a line each, and changes nothing at Slack', async () => {
    await patient.makeDatabase();
    expect(await linesWith()).toEqual([
      `✓ Settings   Socket Mode, record in ${dataDir}, port 3000`,
      `✓ Database   ${database} is sound: 0 of 0 incidents open`,
      '✓ Told       Slack has refused nothing',
      expect.stringMatching(/^✓ Redis {6}\S+redis\.sock answers, version \d+\.\d+\.\d+, noeviction$/u),
      '✓ Bot token  Slack knows it: sitrep in Acme (T000000001)',
      '✓ App token  Slack opens a socket with it',
      `✓ Scopes     all ${scopes.length} granted`,
      '– Channel    #incidents is not there yet: made at the first incident',
    ]);
    const called = new Set(patient.slack.calls().map(({ method }) => method));
    expect(called).toEqual(new Set(['auth.test', 'apps.connections.open', 'conversations.list']));
  });

  test('over HTTP there is no app-level token', async () => {
    const [line] = about('App token', await linesWith({ SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 'abc' }));
    expect(line).toBe(
      '– App token  none, so HTTP mode: Slack must reach POST /slack/events on this host (docs/slack-http.md)',
    );
  });
});

describe('the database', () => {
  const said = async (env: Record<string, string> = {}) =>
    (await linesWith({ SLACK_API_URL: 'http://127.0.0.1:9/api/', ...env }))[1];

  test('that is not there yet is not made', async () => {
    expect(await said()).toBe(`– Database   ${database} is not there yet: made at the first start`);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('is read without a trace after the bot has gone', async () => {
    await patient.makeDatabase();
    const before = statSync(database);
    expect(await said()).toMatch(/^✓/u);
    expect(readdirSync(dataDir)).toEqual(['sitrep.db']);
    expect(statSync(database).mtimeMs).toBe(before.mtimeMs);
  });

  test('is read beside a bot that writes, with what is only in its log yet', async () => {
    const house = await openHouse();
    try {
      const files = readdirSync(house.dataDir);
      const path = join(house.dataDir, 'sitrep.db');
      const dana = house.slack.person('dana');
      expect((await dana.type('/incident declare sev2 Down', { in: 'general' })).text).toMatch(/^✅/u);
      expect(await said({ DATA_DIR: house.dataDir })).toBe(`✓ Database   ${path} is sound: 1 of 1 incidents open`);
      expect(readdirSync(house.dataDir)).toEqual(files);
      expect((await dana.type('/incident #1 note it goes on', { in: 'general' })).text).toMatch(/^✅/u);
    } finally {
      await house.close();
    }
  });

  test('that is empty, foreign or no database at all is refused', async () => {
    const cure = 'restore a backup, or start with --init to set it aside and begin anew';
    writeFileSync(database, '');
    expect(await said()).toBe(`✗ Database   ${database} is empty: ${cure}`);
    new Database(database).exec('create table theirs (id)').close();
    expect(await said()).toBe(`✗ Database   ${database} is not a Sitrep database: ${cure}`);
    writeFileSync(database, 'Dear diary, '.repeat(1000));
    expect(await said()).toBe(`✗ Database   ${database} is not a Sitrep database: ${cure}`);
  });

  test('of a newer Sitrep is refused', async () => {
    await patient.makeDatabase();
    new Database(database).exec("insert into migration values ('999_next.sql', '')").close();
    expect(await said()).toBe(
      `✗ Database   ${database} was written by a newer Sitrep (999_next.sql): start that one instead`,
    );
  });

  test('that is damaged is refused', async () => {
    await patient.makeDatabase();
    const db = new Database(database);
    db.pragma('journal_mode = delete');
    db.unsafeMode().pragma('writable_schema = on');
    db.exec("update sqlite_schema set rootpage = 9999 where name = 'person'").close();
    expect(await said()).toMatch(/^✗ Database {3}.+ is damaged \(.+\): restore a backup$/u);
  });

  test('in a folder that is none is refused', async () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    const [, line] = await linesWith({ DATA_DIR: join(file, 'below') });
    expect(line).toBe(`✗ Database   DATA_DIR goes through ${file}, which is not a folder: name another`);
  });
});

describe('Redis', () => {
  test('that does not answer is named without its password', async () => {
    const [line] = about('Redis', await linesWith({ REDIS_URL: 'redis://user:geheim@127.0.0.1:1' }));
    expect(line).toMatch(
      /^✗ Redis {6}127\.0\.0\.1:1 does not answer \(.*ECONNREFUSED.*\): start it, or put REDIS_URL/u,
    );
    expect(line).not.toContain('geheim');
  });

  test('that may drop keys must be told not to', async () => {
    const server = await startRedis();
    if (!server) throw new Error('There is no redis-server.');
    const redis = new Redis(server.url);
    try {
      await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
      const [line] = about('Redis', await linesWith({ REDIS_URL: server.url }));
      expect(line).toMatch(/^✗ Redis .* its maxmemory-policy is allkeys-lru, not noeviction: set it with CONFIG SET/u);
    } finally {
      redis.disconnect();
      await server.stop();
    }
  });

  test('that forbids CONFIG is asked in another way, and of one that forbids both nothing false is said', async () => {
    const servers = new RedisServers();
    try {
      const people = ['half', '-config', 'none', '-config|get -info'];
      const users = [0, 2].flatMap((n) => [
        '--user',
        `${people[n]}`,
        'on',
        '>geheim',
        '~*',
        '+@all',
        ...`${people[n + 1]}`.split(' '),
      ]);
      const port = await servers.start(['--maxmemory-policy', 'volatile-lru', ...users]);
      const [line] = about('Redis', await linesWith({ REDIS_URL: `redis://half:geheim@127.0.0.1:${port}` }));
      expect(line).toMatch(/^✗ Redis .* its maxmemory-policy is volatile-lru, not noeviction/u);
      const [other] = about('Redis', await linesWith({ REDIS_URL: `redis://none:geheim@127.0.0.1:${port}` }));
      expect(other).toBe(
        `– Redis      127.0.0.1:${port} answers, but does not tell its eviction policy: it must be noeviction`,
      );
    } finally {
      await servers.close();
    }
  });

  test('is not needed where the queue lies in PostgreSQL', async () => {
    const { url, drop } = await createDatabase();
    const lines = await linesWith({ QUEUE_URL: url });
    expect(about('Redis', lines)).toEqual([]);
    expect(about('Queue', lines)).toEqual([
      expect.stringMatching(/^✓ Queue {6}127\.0\.0\.1:\d+ answers, PostgreSQL \d+.*; no redis-server is needed$/u),
    ]);
    await drop();
    const [line] = about('Queue', await linesWith({ QUEUE_URL: url }));
    expect(line).toMatch(
      /^✗ Queue .* does not answer \(database ".*" does not exist\): start it, or put QUEUE_URL right$/u,
    );
  });

  test('of our own is looked for', async () => {
    const [line] = about('Redis', await linesWith({ REDIS_URL: '' }));
    expect(line).toMatch(/^✓ Redis {6}Sitrep starts its own, redis-server \d+\.\d+/u);
    const [other] = about('Redis', await linesWith({ REDIS_URL: '', PATH: dataDir }));
    expect(other).toMatch(/^– Redis {6}no redis-server here: reminders ring all the same, up to a second late/u);
  });
});

test('nothing is left behind in the temp folder', async () => {
  await patient.makeDatabase();
  const ours = () => readdirSync(tmpdir()).filter((name) => name.startsWith('sitrep-doctor-'));
  const before = ours();
  await linesWith();
  expect(ours().filter((name) => !before.includes(name))).toEqual([]);
});
