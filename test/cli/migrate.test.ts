// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { startSitrep } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { connect } from '../../src/store/postgres/connection.ts';
import { rowsOf, tablesOf, write } from '../../src/store/postgres/moving.ts';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { endAll, newFolder, startChild } from '../child.ts';
import { settled } from '../e2e/settled.ts';
import { createDatabase, type TestDatabase } from '../postgres/database.ts';
import { openTalk, type Talk } from '../slack/talk.ts';

const migrations = resolve(__dirname, '../../db/postgres');

/** A record with something of everything, as a bot left it. */
let talk: Talk;
let file: string;
beforeAll(async () => {
  talk = await openTalk();
  await talk.type('/incident declare sev2 Checkout is down');
  await talk.type('/incident #1 update We are on it, next update in 30 minutes 🤝 \\ "quoted" \u{10ffff}');
  await talk.type('/incident #1 impact checkout@eu full from 10:00');
  await talk.type('/incident #1 action look at the logs @mei by Friday');
  await talk.type('/incident #1 promise a postmortem by Friday');
  await talk.type('/incident #1 amend 2 We are on it, and so are others');
  await talk.type('/incident subscribe sev1');
  await talk.type('/incident declare sev3 Nobody else may know private');
  await talk.type('/incident #1 resolve It is over');
  // The bot that goes on over there is another one: what this one has still to tell would be told twice.
  await settled(talk.house);
  await talk.house.restart(async () => {
    file = join(newFolder(), 'sitrep.db');
    writeFileSync(file, readFileSync(join(talk.house.dataDir, 'sitrep.db')));
  });
});
afterAll(async () => {
  await talk.close();
  await endAll();
});

let database: TestDatabase;
beforeEach(async () => {
  database = await createDatabase();
});
afterEach(() => database?.drop());

async function sitrep(args: readonly string[], env: Record<string, string> = {}) {
  const child = startChild(env, ['cli/sitrep.js', ...args]);
  const code = await child.ended;
  return { code, stdout: child.stdout(), stderr: child.stderr() };
}
const migrate = (from = file, to = database.url) => sitrep(['migrate', '--from', `sqlite:${from}`, '--to', to]);

test('a record is moved row by row, its exports are the same, and a bot goes on with it there', async () => {
  const moved = await migrate();
  expect([moved.code, moved.stdout]).toEqual([
    0,
    expect.stringMatching(
      /^✅ 2 incidents with \d+ entries are in PostgreSQL: \d+ rows compared, every hash recomputed/u,
    ),
  ]);

  const [here, there] = await Promise.all([
    sitrep(['export', '--all', '--out', '-'], { DATA_DIR: join(file, '..') }),
    sitrep(['export', '--all', '--out', '-'], { DATABASE_URL: database.url }),
  ]);
  const apart = (text: string) => text.replace(/"exportedAt": "[^"]+"/gu, '');
  expect(apart(there.stdout)).toBe(apart(here.stdout));
  expect(JSON.parse(there.stdout)).toHaveLength(2);

  const { slack } = talk.house;
  const posts = slack.calls('chat.postMessage').length;
  const config = readConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    DATA_DIR: newFolder(),
    REDIS_URL: process.env['TEST_REDIS_URL'],
    DATABASE_URL: database.url,
  });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const bot = await startSitrep(config, { clock: () => new Date('2026-11-20T13:00:00Z'), log });
  try {
    await bot.told();
    // What was told before is not told again.
    expect(slack.calls('chat.postMessage').length).toBe(posts);
    const before = slack.requestUrl;
    slack.requestUrl = `http://127.0.0.1:${bot.port}/slack/events`;
    expect((await slack.person('dana').type('/incident #1 reopen It is back', { in: 'general' })).text).toContain('✅');
    slack.requestUrl = before;
  } finally {
    await bot.stop();
  }
});

test('broken off, nobody may start there until it is typed again, and then it is whole', async () => {
  const db = connect(database.url);
  const half = new Database(file, { readonly: true });
  await (await openPostgresStore(database.url, { migrations })).close();
  const installation = half.prepare<[], string>("select value from setting where name = 'installation'").pluck().get();
  await db.run("insert into setting (name, value) values ('moving', @installation)", { installation });
  const [incidents] = await tablesOf(half, db);
  if (!incidents) throw new Error('there are no incidents');
  for (const rows of rowsOf(half, incidents)) await write(db, incidents, rows);
  half.close();
  await db.close();

  await expect(openPostgresStore(database.url, { migrations })).rejects.toMatchObject({
    message: 'A record was half moved into this database: type npx sitrep migrate again, and it goes on.',
  });
  expect((await migrate()).code).toBe(0);
  const store = await openPostgresStore(database.url, { migrations });
  expect((await store.find({ id: 1 }))?.status).toBe('resolved');
  await store.close();
});

test('typed again it says that it is there; another record is not written over', async () => {
  await migrate();
  expect(await migrate()).toMatchObject({
    code: 0,
    stdout: '✅ This record lies in that database already, and may have gone on there: set DATABASE_URL to it.\n',
  });

  const other = join(newFolder(), 'sitrep.db');
  writeFileSync(other, readFileSync(file));
  const db = new Database(other);
  db.prepare("update setting set value = 'another' where name = 'installation'").run();
  db.close();
  expect(await migrate(other)).toMatchObject({
    code: 1,
    stderr: 'That database holds another record: name an empty one.\n',
  });
});

test('what was changed by hand over there while it was moved is found', async () => {
  await migrate();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    "insert into setting (name, value) select 'moving', value from setting where name = 'installation'",
  );
  await client.query('alter table timeline_entry disable trigger timeline_entry_is_kept');
  await client.query("update timeline_entry set text = 'it was the network' where incident_id = 1 and seq = 2");
  await client.end();

  const { code, stderr } = await migrate();
  expect([code, stderr]).toEqual([
    1,
    'timeline_entry 1 2 is not in PostgreSQL as it is in the file: empty that database and move it again.\n',
  ]);
});

test('what cannot be moved is refused in a sentence that says what to do', async () => {
  const empty = join(newFolder(), 'sitrep.db');
  writeFileSync(empty, '');
  expect((await migrate('/nowhere/sitrep.db')).stderr).toBe(
    'There is no record at /nowhere/sitrep.db: name sitrep.db with --from, or set DATA_DIR to its folder.\n',
  );
  expect((await migrate(empty)).stderr).toContain('is empty, so nothing was moved');
  expect((await migrate(join(talk.house.dataDir, 'sitrep.db'))).stderr).toMatch(/^A Sitrep writes .*: stop it first/u);
  expect(await migrate(file, 'mysql://somewhere')).toMatchObject({ code: 64 });
  expect((await migrate(file, 'postgres://nobody@127.0.0.1:9/none')).stderr).toMatch(
    /^The record was not moved \(.*\): type the same again, and it goes on\.\n$/u,
  );
}, 20_000);
