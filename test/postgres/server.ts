import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** A PostgreSQL of our own on a free port, in a temp folder that goes with it. */
export interface PostgresServer {
  /** Where a database of it is found. */
  urlOf(database: string): string;
  /** A new database, empty or a copy of one that nobody uses; gives its address. */
  create(how?: { readonly like?: string; readonly name?: string }): Promise<string>;
  /** Ends it without a checkpoint, as a crash would, and starts it again after so many milliseconds. */
  restart(after?: number): Promise<void>;
  stop(): Promise<void>;
  /** Of its first process; the others are its children. */
  pid(): number;
}

interface User {
  readonly uid?: number;
  readonly gid?: number;
}

// Its input ends when whoever started it ends, whichever way: then the server ends too, and its folder goes.
const minder = `
"$1" -D "$2/data" -k "$2" -h 127.0.0.1 -p "$3" -c max_connections=400 -c fsync="$4" >>"$2/log" 2>&1 &
read -r line
kill -QUIT $!
wait
[ "$line" = keep ] || rm -rf "$2"
`;

interface How {
  /** Waits for the disk, as a real one does. No test can take the disk away, and a crash of its own loses nothing either. */
  readonly durable?: boolean;
}

/** Starts it; `undefined` where there is none on this machine. Its own programs refuse to be run by root. */
export async function startPostgres({ durable = false }: How = {}): Promise<PostgresServer | undefined> {
  const programs = whereItLies();
  if (programs === undefined) return undefined;
  const user = process.getuid?.() === 0 ? idsOf('postgres') : {};
  const folder = mkdtempSync(join('/tmp', 'sitrep-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const how = ['--auth=trust', '--username=sitrep', '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'];
  execFileSync(join(programs, 'initdb'), ['-D', join(folder, 'data'), ...how], { ...user, stdio: 'ignore', cwd: '/' });
  const port = await freePort();
  const urlOf = (database: string) => `postgres://sitrep@127.0.0.1:${port}/${database}`;
  const launch = () => launched(join(programs, 'postgres'), [folder, String(port), durable ? 'on' : 'off'], user);
  let running = launch();
  let count = 0;
  await answers();

  return {
    urlOf,
    async create({ like = 'template0', name = `sitrep_${process.pid}_${++count}_${Date.now().toString(36)}` } = {}) {
      await ask(urlOf('postgres'), `create database ${name} template ${like}`);
      return urlOf(name);
    },
    async restart(after = 0) {
      await end(running, 'keep\n');
      await sleep(after);
      running = launch();
      await answers();
    },
    stop: () => end(running, '\n'),
    pid: () => Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]),
  };

  async function answers(): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await ask(urlOf('postgres'), 'select 1');
      } catch (cause) {
        if (tries > 200) throw new Error(`PostgreSQL did not start: ${readFileSync(join(folder, 'log'))}`, { cause });
        await sleep(50);
      }
    }
  }
}

/** Debian keeps the server's own programs off the path. */
function whereItLies(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((one) => join(debian, one, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.find((one) => existsSync(join(one, 'initdb')) && existsSync(join(one, 'postgres')));
}

const idsOf = (name: string): User => ({ uid: idOf('-u', name), gid: idOf('-g', name) });

const idOf = (which: string, name: string): number => Number(execFileSync('id', [which, name], { encoding: 'utf8' }));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function launched(program: string, about: readonly string[], user: User): ChildProcess {
  const args = ['-c', minder, 'sitrep-postgres', program, ...about];
  const shell = spawn('/bin/sh', args, { ...user, cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.unref();
  shell.stdin.on('error', () => {});
  (shell.stdin as unknown as { unref(): void }).unref();
  return shell;
}

async function end(running: ChildProcess, word: string): Promise<void> {
  running.ref();
  running.stdin?.end(word);
  if (running.exitCode === null) await once(running, 'exit');
}

/** With a connection of its own, and no more. */
async function ask(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
