import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig, secretsOf, WrongConfig } from '../src/config.ts';
import { usualCadences } from '../src/domain/cadence.ts';

const least = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const root = join(__dirname, '..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function complaints(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof WrongConfig) return error.complaints;
    throw error;
  }
  return [];
}

function withFile(yaml: string): Record<string, string> {
  const path = join(folder, 'sitrep.yml');
  writeFileSync(path, yaml);
  return { ...least, SITREP_CONFIG: path };
}

describe('the environment', () => {
  test('two tokens are enough', () => {
    expect(readConfig(least)).toEqual({
      slackBotToken: 'xoxb-1',
      slackAppToken: 'xapp-1',
      slackSigningSecret: undefined,
      slackApiUrl: undefined,
      port: 3000,
      dataDir: './data',
      databasePath: 'data/sitrep.db',
      queueUrl: undefined,
      incidentsChannel: 'incidents',
      logLevel: 'info',
      cadences: usualCadences,
      responders: [],
      broadcasts: ['sev1', 'resolved'],
      reactions: { note: 'pushpin', update: 'mega' },
      catalog: { components: [], regions: [] },
      pageZone: 'UTC',
      pageName: null,
      pageUrl: 'http://localhost:3000/',
      publish: null,
      digest: { weekday: 1, hour: 9, minute: 0, zone: 'UTC', daily: true },
      backups: { every: 3_600_000, keep: 24 },
      archiveAfter: null,
      allowed: {},
    });
  });

  test('an empty value, or one of spaces, is not set', () => {
    const { queueUrl, port } = readConfig({ ...least, REDIS_URL: '', PORT: '  ', SITREP_CONFIG: '' });
    expect({ queueUrl, port }).toEqual({ queueUrl: undefined, port: 3000 });
    expect(complaints({ ...least, SLACK_BOT_TOKEN: ' ' })).toEqual(['SLACK_BOT_TOKEN is missing']);
  });

  test('spaces around a value, the # of a channel and the case of a level do not matter', () => {
    const env = { ...least, SLACK_BOT_TOKEN: ' xoxb-1 ', INCIDENTS_CHANNEL: '#störungen', LOG_LEVEL: 'WARN' };
    const { slackBotToken, incidentsChannel, logLevel } = readConfig(env);
    expect([slackBotToken, incidentsChannel, logLevel]).toEqual(['xoxb-1', 'störungen', 'warn']);
  });

  test('all that is wrong is said at once, by name and without the value of a secret', () => {
    const env = {
      SLACK_BOT_TOKEN: 'xapp-swapped',
      SLACK_API_URL: 'https://slack.com/api',
      PORT: '3000.5',
      DATABASE_URL: 'mysql://me:password@host/sitrep',
      REDIS_URL: 'localhost:6379',
      INCIDENTS_CHANNEL: 'Big Room',
      SITREP_CONFIG: 'nowhere.yml',
      LOG_LEVEL: 'loud',
    };
    expect(complaints(env)).toEqual([
      'SLACK_BOT_TOKEN is not a bot token (xoxb-…)',
      'SLACK_API_URL is not an http(s) address that ends in /api/',
      'PORT is not a port, 0 to 65535',
      'DATABASE_URL is no postgres:// address; unset, the record is in DATA_DIR',
      'REDIS_URL is none of redis://, rediss://, redis+sentinel:// and redis+cluster:// (postgres:// in QUEUE_URL), nor the path of a socket',
      'INCIDENTS_CHANNEL is no channel name: lower case letters, digits, - and _, at most 80',
      'LOG_LEVEL is none of debug, info, warn, error',
      'SLACK_APP_TOKEN is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
      'SITREP_CONFIG names nowhere.yml, which is not there',
    ]);
  });

  test.each(['99999', '-1', '0x50', 'http', '3000 '.repeat(2)])('%s is no port', (PORT) => {
    expect(complaints({ ...least, PORT })).toEqual(['PORT is not a port, 0 to 65535']);
  });

  test.each(['xoxb-…', 'xoxb-1 2', 'xoxp-1'])('%s is no bot token', (SLACK_BOT_TOKEN) => {
    expect(complaints({ ...least, SLACK_BOT_TOKEN })).toEqual(['SLACK_BOT_TOKEN is not a bot token (xoxb-…)']);
  });

  test.each(['redis://h:1', 'rediss://u:p@h:1/2', '/run/redis.sock'])('%s is a Redis', (REDIS_URL) => {
    expect(readConfig({ ...least, REDIS_URL }).queueUrl).toBe(REDIS_URL);
  });

  test('the queue lies in QUEUE_URL, which may be PostgreSQL, before REDIS_URL, which may not', () => {
    const REDIS_URL = 'redis://h';
    const QUEUE_URL = 'postgres://u:geheim@db/sitrep';
    expect(readConfig({ ...least, REDIS_URL, QUEUE_URL }).queueUrl).toBe(QUEUE_URL);
    expect(secretsOf(readConfig({ ...least, QUEUE_URL }))).toContain('geheim');
    expect(complaints({ ...least, REDIS_URL: QUEUE_URL, QUEUE_URL: 'redis+sentinel://h' })).toEqual([
      'REDIS_URL is PostgreSQL: set QUEUE_URL to it instead',
      'QUEUE_URL does not say what the sentinels call their Redis: redis+sentinel://host:26379/mymaster',
    ]);
  });

  test('secrets are the tokens, the signing secret and the password of Redis, also as it is typed', () => {
    const env = { ...least, SLACK_SIGNING_SECRET: 'abc', REDIS_URL: 'redis://u:p%40ss@h' };
    expect(secretsOf(readConfig(env))).toEqual(['xoxb-1', 'xapp-1', 'abc', 'p%40ss', 'p@ss']);
    expect(secretsOf(readConfig(least))).toEqual(['xoxb-1', 'xapp-1']);
  });
});

describe('sitrep.yml', () => {
  test('sets some cadences and leaves the others', () => {
    const { cadences, responders, pageZone } = readConfig(
      withFile('cadences: {sev1: 15m}\nresponders: [U012ABC, W9]\npage_zone: Europe/Paris'),
    );
    expect(pageZone).toBe('Europe/Paris');
    expect(cadences).toEqual({ ...usualCadences, sev1: 15 * 60_000 });
    expect(responders).toEqual(['U012ABC', 'W9']);
  });

  test('lists components, by name or in a group, and regions', () => {
    const yaml =
      "components: [API, {group: Data Capture, name: ' Native Mobile '}, 'Anywhere: Warehouse']\nregions: [EU1, NA1]";
    expect(readConfig(withFile(yaml)).catalog).toEqual({
      components: [
        { group: null, name: 'API' },
        { group: 'Data Capture', name: 'Native Mobile' },
        { group: null, name: 'Anywhere: Warehouse' },
      ],
      regions: ['EU1', 'NA1'],
    });
  });

  test('names other emoji, with colons or without, and leaves the other one', () => {
    expect(readConfig(withFile('reactions: {note: ":memo:"}')).reactions).toEqual({ note: 'memo', update: 'mega' });
  });

  test.each([
    ['reactions: {note: mega}', 'reactions has one emoji for both'],
    ['reactions: {note: "📌"}', 'reactions.note is no emoji such as pushpin'],
    ['reactions: {note: 3}', 'reactions.note is no emoji such as pushpin'],
    ['reactions: pushpin', 'reactions is not a table of settings, such as sitrep.example.yml has'],
    ['reactions: {pin: pushpin}', 'reactions.pin is no setting'],
    [
      'allow: {private: [commander]}',
      'allow.private.0 is no Slack id of a user or a user group, such as U012ABCDEF or S012ABCDEF',
    ],
    ['allow: {resolve: []}', 'allow.resolve names nobody who may: leave it out where anyone may'],
  ])('%s is refused in words', (yaml, words) => {
    expect(complaints(withFile(yaml))).toEqual([`${join(folder, 'sitrep.yml')}: ${words}`]);
  });

  test.each([
    ['digest: off', undefined],
    ['digest: false', undefined],
    ['digest:', { weekday: 1, hour: 9, minute: 0, zone: 'UTC', daily: true }],
    [
      'page_zone: Europe/Paris\ndigest: {on: friday, at: 16:30, daily: false}',
      { weekday: 5, hour: 16, minute: 30, zone: 'Europe/Paris', daily: false },
    ],
  ])('reads when the digest comes from %j', (yaml, digest) => {
    expect(readConfig(withFile(yaml)).digest).toEqual(digest);
  });

  test.each([
    ['backups: off', undefined],
    ['backups:', { every: 3_600_000, keep: 24 }],
    ['backups: {every: 15m, keep: 100}', { every: 900_000, keep: 100 }],
  ])('reads how often the record is saved from %j', (yaml, backups) => {
    expect(readConfig(withFile(yaml)).backups).toEqual(backups);
  });

  test.each(['', '# nothing', 'cadences:\nresponders:\n'])('says nothing as %j', (yaml) => {
    expect(readConfig(withFile(yaml)).cadences).toEqual(usualCadences);
  });

  test('all that is wrong is said at once, with its place', () => {
    const yaml = 'cadences: {sev1: soon, sev2: 30, sev9: 1h}\nresponders: [dana]\nchannels: 3';
    const path = join(folder, 'sitrep.yml');
    expect(complaints({ ...withFile(yaml), PORT: 'x' })).toEqual([
      'PORT is not a port, 0 to 65535',
      `${path}: cadences.sev1 is “soon”, which is no duration such as 30m or 4h`,
      `${path}: cadences.sev2 is “30”, which is no duration such as 30m or 4h`,
      `${path}: cadences.sev9 is no setting`,
      `${path}: responders.0 is no Slack user id such as U012ABCDEF`,
      `${path}: channels is no setting`,
    ]);
  });

  test.each([
    ['cadences: [', 'is not readable YAML'],
    ['cadences: 3', 'cadences is not a table of settings'],
    ['just words', 'it is not a table of settings'],
    ['components: API', 'components is not a list of components'],
    ['components: [{name: API}]', 'components.0 is neither a name nor {group: …, name: …}'],
    ['components: [7]', 'components.0 is neither a name nor {group: …, name: …}'],
    ["regions: ['']", 'regions.0 is not a name'],
    ['responders: U1', 'responders is not a list of Slack user ids'],
  ])('%j is refused in words', (yaml, words) => {
    const [complaint, ...others] = complaints(withFile(yaml));
    expect(complaint).toContain(words);
    expect(others).toEqual([]);
  });
});

describe('the examples', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8');

  test('.env.example has every setting, and asks for the tokens only', () => {
    const settings = parseEnv(example) as Record<string, string>;
    expect(Object.keys(settings).sort()).toEqual([
      'DATABASE_URL',
      'DATA_DIR',
      'INCIDENTS_CHANNEL',
      'LOG_LEVEL',
      'PORT',
      'QUEUE_URL',
      'REDIS_URL',
      'SITREP_CONFIG',
      'SLACK_API_URL',
      'SLACK_APP_TOKEN',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
    expect(complaints(settings).map((complaint) => complaint.split(' ', 1)[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
    ]);
    expect(readConfig({ ...settings, ...least })).toEqual(readConfig(least));
  });

  test('sitrep.example.yml says what Sitrep does without it', () => {
    const env = { ...least, SITREP_CONFIG: join(root, 'sitrep.example.yml') };
    expect(readConfig(env)).toEqual(readConfig(least));
  });
});
