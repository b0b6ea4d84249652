import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Sitrep, startSitrep } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { type Log, RecordAway } from '../../src/desk/ports.ts';
import { explain, explainRecord } from '../../src/trouble.ts';
import { endAll, enough, newFolder } from '../child.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { openRefusing } from './refusing.ts';
import { openWire } from './wire.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createDatabase();
});
afterEach(async () => {
  await database.drop();
  await endAll();
});

/** Hears what is logged, and gives the first line that is like this. */
function openEar() {
  const lines: Array<{ readonly message: string; readonly port?: number }> = [];
  let wake = () => {};
  const hear = (message: string, fields: object = {}) => {
    lines.push({ message, ...fields });
    wake();
  };
  const log: Log = { info: hear, warn: hear, error: hear };
  return {
    log,
    async says(words: RegExp) {
      for (;;) {
        const line = lines.find(({ message }) => words.test(message));
        if (line) return line;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

const configFor = (url: string) => readConfig({ ...enough, DATA_DIR: newFolder(), DATABASE_URL: url });

const start = (url: string, { recordWithin = 0, init = false, log = openEar().log } = {}): Promise<Sitrep> =>
  startSitrep(configFor(url), { clock: () => new Date(), log, init, recordWithin });

/** What a start with this address says when it cannot be. */
async function whyNot(url: string, how = {}): Promise<string> {
  const sitrep = await start(url, how).catch((error: unknown) => explain(error, configFor(url)));
  if (typeof sitrep === 'string') return sitrep;
  await sitrep.stop();
  return 'It started.';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function addressWith(change: (url: URL) => void): string {
  const url = new URL(database.url);
  change(url);
  return url.href;
}

test('while PostgreSQL is away a door says so, and the bot behind it starts when it is back', async () => {
  const port = await freePort();
  const url = addressWith((one) => {
    one.port = String(port);
  });
  const ear = openEar();
  const starting = start(url, { recordWithin: 20_000, log: ear.log });
  const waits = await ear.says(/^waiting for PostgreSQL/u);
  const at = (path: string) => fetch(`http://127.0.0.1:${waits.port}${path}`);
  expect((await at('/healthz')).status).toBe(200);
  const ready = await at('/readyz');
  expect([ready.status, await ready.json()]).toEqual([
    503,
    {
      ready: false,
      because: `waiting for PostgreSQL: Nobody listens at 127.0.0.1:${port} (ECONNREFUSED): see that PostgreSQL runs, and that DATABASE_URL names its host and port.`,
      degraded: [],
    },
  ]);

  const wire = await openWire(database.url, port);
  const sitrep = await starting;
  expect(sitrep.port).toBe(waits.port);
  expect((await at('/readyz')).status).toBe(200);
  await sitrep.stop();
  await wire.close();
});

test('what stays away ends the start in one sentence, and leaves no door open', async () => {
  const port = await freePort();
  const url = addressWith((one) => {
    one.port = String(port);
  });
  const ear = openEar();
  expect(await whyNot(url, { recordWithin: 700, log: ear.log })).toBe(
    `Nobody listens at 127.0.0.1:${port} (ECONNREFUSED): see that PostgreSQL runs, and that DATABASE_URL names its host and port.`,
  );
  const { port: door } = await ear.says(/^waiting for PostgreSQL/u);
  await expect(fetch(`http://127.0.0.1:${door}/healthz`)).rejects.toThrow('fetch failed');
});

const password = 'gehe%C3%ADm%2F42%21';
const plain = decodeURIComponent(password);

test.each([
  ['28P01', 'refuses the password of “dana” (28P01): put DATABASE_URL right.'],
  ['28000', 'does not let “dana” into “record” from here (28000): put DATABASE_URL right, or its pg_hba.conf.'],
  ['3D000', 'There is no database “record” on PostgreSQL at HOST (3D000): create it, or name another in DATABASE_URL.'],
  ['25006', 'is read-only, a standby perhaps (25006): let DATABASE_URL name the primary.'],
  ['53300', 'has no connection left (53300): raise its max_connections; a bot takes up to 11.'],
  ['57P03', 'is starting, or is a standby that takes no questions (57P03): see to it there.'],
  ['XX000', 'says “[secret] or [secret] it is not” (XX000).'],
])(
  'what PostgreSQL refuses with %s is said in one sentence, without the password that it repeats',
  async (code, said) => {
    const refusing = await openRefusing(code, `${plain} or ${password} it is not`);
    const host = `127.0.0.1:${refusing.port}`;
    const why = await whyNot(`postgres://dana:${password}@${host}/record`);
    expect(why).toBe(said.startsWith('There') ? said.replace('HOST', host) : `PostgreSQL at ${host} ${said}`);
    await refusing.close();
  },
);

test('each other way in which PostgreSQL cannot be had has its own sentence', async () => {
  const { host, pathname } = new URL(database.url);
  const name = pathname.slice(1);
  expect(await whyNot('postgres://sitrep@nobody.invalid/record')).toMatch(
    /^The host nobody\.invalid of PostgreSQL is not known \(E\w+\): see that DATABASE_URL names the right one/u,
  );
  expect(await whyNot(`${database.url}_not`)).toBe(
    `There is no database “${name}_not” on PostgreSQL at ${host} (3D000): create it, or name another in DATABASE_URL.`,
  );
  expect(await whyNot(`${database.url}?sslmode=verify-full`)).toBe(
    `PostgreSQL at ${host} does not speak TLS: turn it on there (ssl = on), or take sslmode out of DATABASE_URL.`,
  );
  expect(await whyNot(`${database.url}?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`)).toBe(
    'DATABASE_URL names a file that cannot be read, /nowhere/ca.pem (ENOENT): put it there, or leave it out.',
  );
});

test('a user who may make no tables is told what to grant', async () => {
  await database.rows('drop role if exists weak');
  await database.rows('create role weak login');
  const weak = addressWith((one) => {
    one.username = 'weak';
  });
  const name = new URL(weak).pathname.slice(1);
  expect(await whyNot(weak)).toBe(
    `“weak” may not do what Sitrep needs in “${name}” (42501, permission denied for schema public): give it a schema of its own, create schema authorization "weak".`,
  );
  await database.rows('create schema authorization weak');
  expect(await whyNot(weak)).toBe('It started.');
  await database.rows('drop owned by weak cascade');
  await database.rows('drop role weak');
});

test('a server that is too old, that takes nothing, or that a newer Sitrep wrote is refused', async () => {
  const [{ number = '' } = {}] = await database.rows<{ number: string }>(
    "select current_setting('server_version_num') as number",
  );
  const wire = await openWire(database.url);
  wire.rewrite(number, `12${number.slice(2)}`);
  expect(await whyNot(wire.url)).toMatch(/^PostgreSQL \S+.* is too old: Sitrep needs 13 or newer\.$/u);
  await wire.close();

  const name = new URL(database.url).pathname.slice(1);
  expect(await whyNot(database.url)).toBe('It started.');
  await database.rows("insert into migration (name) values ('999_next.sql')");
  expect(await whyNot(database.url)).toBe(
    'The database was written by a newer Sitrep (999_next.sql): start that one instead.',
  );
  await database.rows(`alter database ${name} set default_transaction_read_only = on`);
  expect(await whyNot(database.url)).toBe(
    'This PostgreSQL is read-only, a standby perhaps: let DATABASE_URL name the primary.',
  );
});

test('--init sets nothing aside in PostgreSQL', async () => {
  expect(await whyNot(database.url, { init: true })).toBe(
    'Nothing is set aside in PostgreSQL: leave --init out, and name an empty database in DATABASE_URL to begin anew.',
  );
});

test('what keeps a bot at work from its record is said like that too', () => {
  const config = configFor('postgres://dana:geheim42@10.0.0.5/record');
  const cause = Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' });
  expect(explainRecord(new RecordAway(undefined, { cause }), config)).toBe(
    'Nobody listens at 10.0.0.5:5432 (ECONNREFUSED): see that PostgreSQL runs, and that DATABASE_URL names its host and port; Sitrep goes on trying.',
  );
  const full = Object.assign(new Error('could not extend file, geheim42'), { code: '53100', severity: 'ERROR' });
  expect(explainRecord(full, config)).toBe('The disk of PostgreSQL at 10.0.0.5:5432 is full (53100): make room there.');
  expect(explainRecord(new Error('what?'), config)).toBe('The database 10.0.0.5:5432/record takes nothing: what?');
});
