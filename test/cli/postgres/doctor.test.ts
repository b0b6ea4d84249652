import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { postgresMigrations } from '../../../src/migrations.ts';
import { openPostgresStore } from '../../../src/store/postgres/store.ts';
import { createDatabase, type TestDatabase } from '../../postgres/database.ts';
import { openPooler } from '../../postgres/pooler.ts';
import { openRefusing } from '../../postgres/refusing.ts';
import { openReplicas } from '../../replicas/bots.ts';
import { openPatient, type Patient } from '../patient.ts';

let patient: Patient;
let database: TestDatabase;
beforeEach(async () => {
  patient = await openPatient();
  database = await createDatabase();
});
afterEach(async () => {
  await patient.close();
  await database.drop();
});

const where = (url = database.url) => `${new URL(url).host}${new URL(url).pathname}`;

/** What is said of the record: all between the settings and what Slack has refused, or the queue. */
async function said(url = database.url): Promise<string[]> {
  const lines = await patient.linesWith({ DATABASE_URL: url, SLACK_API_URL: 'http://127.0.0.1:9/api/' });
  return lines.slice(
    1,
    lines.findIndex((line) => /^\S (?:Told|Redis)/u.test(line)),
  );
}

const unsafe =
  '– Durable    PostgreSQL runs with fsync=off: what is on record may be lost when its machine goes down; turn that on there';

test('an empty database is found ready, and nothing is made in it', async () => {
  const lines = await patient.linesWith({ DATABASE_URL: database.url });
  expect(lines[0]).toBe(`✓ Settings   Socket Mode, record in PostgreSQL, ${where()}, port 3000`);
  expect(await said()).toEqual([
    expect.stringMatching(new RegExp(`^✓ Database   ${where()} answers, PostgreSQL 1\\d\\.`, 'u')),
    unsafe,
    "✓ Clock      agrees with PostgreSQL's",
    '– Schema     not there yet: made at the first start',
    '✓ Rights     this user may make and write what Sitrep needs',
  ]);
  expect(await database.rows("select 1 from pg_tables where schemaname = 'public'")).toEqual([]);
});

test('of a record the schema, the incidents, the bots and what Slack refused are told', async () => {
  const replicas = await openReplicas(2);
  try {
    await replicas.slack.person('dana').type('/incident declare sev2 Checkout is down', { in: 'general' });
    await replicas.ask(
      "insert into receipt (follower, incident_id, seq, step, team_id, untold) values ('opener', 1, 1, 'open', 'T1', 'restricted_action')",
    );
    const lines = await patient.linesWith({ DATABASE_URL: replicas.databaseUrl });
    expect(lines.slice(4, 7)).toEqual([
      '✓ Schema     that of this Sitrep: 1 of 1 incidents open',
      '✓ Rights     this user may make and write what Sitrep needs',
      '✓ Bots       2 bots are at work on it',
    ]);
    expect(lines[7]).toMatch(/^– Not told {3}#1: /u);
    await replicas.stop(0);
    expect(await said(replicas.databaseUrl)).toContain('✓ Bots       1 bot is at work on it');
  } finally {
    await replicas.close();
  }
});

test('a schema that is older or newer is told apart', async () => {
  await (await openPostgresStore(database.url, { migrations: postgresMigrations })).close();
  await database.rows("delete from migration where name = '002_replicas.sql'");
  expect(await said()).toContain(
    '– Schema     of an older Sitrep: the next start brings it up to date; make a backup with pg_dump before',
  );
  await database.rows("insert into migration (name) values ('999_next.sql')");
  expect(await said()).toContain('✗ Schema     written by a newer Sitrep (999_next.sql): start that one instead');
});

test('a user who may not do what Sitrep needs is found', async () => {
  await (await openPostgresStore(database.url, { migrations: postgresMigrations })).close();
  await database.rows('drop role if exists reader');
  await database.rows('create role reader login');
  await database.rows('grant select on all tables in schema public to reader');
  await database.rows('grant all on setting to reader');
  const url = new URL(database.url);
  url.username = 'reader';
  const [rights = ''] = (await said(url.href)).filter((line) => line.includes('Rights'));
  expect(rights).toMatch(/^✗ Rights {5}this user may not write incident, timeline_entry, .*: grant all on them/u);
  expect(rights).not.toContain('setting');
  await database.rows('drop owned by reader');
  await database.rows('drop role reader');
});

test('one that cannot be had is said as at the start, without its password', async () => {
  const refusing = await openRefusing('28P01', 'no, geheim1 is wrong');
  expect(await said(`postgres://dana:geheim%31@127.0.0.1:${refusing.port}/record`)).toEqual([
    `✗ Database   PostgreSQL at 127.0.0.1:${refusing.port} refuses the password of “dana” (28P01): put DATABASE_URL right`,
  ]);
  await refusing.close();
});

test('a pooler that gives each transaction another connection is found', async () => {
  const pooler = await openPooler(database.url, { size: 3, which: 'last' });
  expect(await said(pooler.url)).toEqual([
    expect.stringMatching(/^✗ Database {3}A pooler such as PgBouncer gives each /u),
  ]);
  await pooler.close();
});
