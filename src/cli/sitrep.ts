import { readFileSync } from 'node:fs';
import { loadEnvFile } from '../env-file.ts';

/** What only we may read: backups, exports. */
process.umask(0o077);
// Whoever read along has had enough: that is no failure.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

interface Command {
  readonly name: string;
  readonly does: string;
  readonly options?: readonly string[];
  /** Options that a value follows. */
  readonly values?: readonly string[];
  /** How many words it takes that are no options: a file, a number. */
  readonly words?: number;
  /** Returns the exit code; undefined when it goes on running. */
  run(args: readonly string[]): Promise<number | undefined>;
}

/** EX_USAGE of sysexits.h. */
const wrongUsage = 64;

const commands: readonly Command[] = [
  {
    name: 'start',
    does: 'starts the bot; --init sets aside a database that is empty or foreign',
    options: ['--init'],
    run: start,
  },
  { name: 'doctor', does: 'checks settings, database, Redis, tokens, scopes and the channel', run: examine },
  {
    name: 'read-promise',
    does: 'reads an update on standard input, prints its promises; --at <instant>, --zone <IANA zone>',
    values: ['--at', '--zone'],
    run: readPromise,
  },
  {
    name: 'export',
    does: 'writes incidents down: --all [--period 30d] or --incident 12; --format json|md|csv, --out <folder, file or ->, --force; or what customers read of one: report 12 --layout page|history|aggregator, --format txt|md, --page <whose page>, --link <its postmortem>',
    options: ['--all', '--force'],
    values: ['--incident', '--period', '--format', '--out', '--layout', '--page', '--link'],
    words: 2,
    run: exportIncidents,
  },
  {
    name: 'import',
    does: 'brings in a history that Statuspage kept: import incidents.json; no bot may run on a file; again for what is new',
    words: 1,
    run: async (args) => (await import('./import.ts')).importHistory(args, environment(), new Date()),
  },
  {
    name: 'backup',
    does: 'backs the record up, also beside a running bot; --out <file or folder>, --force',
    options: ['--force'],
    values: ['--out'],
    run: async (args) => (await import('./backup.ts')).backUpRecord(args, environment(), new Date()),
  },
  {
    name: 'restore',
    does: 'puts a backup in the place of the record, which is set aside: restore <file>; no bot may run; --force; of one in PostgreSQL, --mark after its own restore',
    options: ['--force', '--mark'],
    words: 1,
    run: async (args) => (await import('./restore.ts')).restore(args, environment(), new Date()),
  },
  {
    name: 'check',
    does: 'reads all of the record, or of another file, and says what is broken; --slack compares it with Slack',
    options: ['--slack'],
    words: 1,
    run: async (args) => (await import('./check.ts')).check(args, environment()),
  },
  {
    name: 'rebuild',
    does: 'puts back what an incident has lost at Slack: rebuild 12; no bot may run on a file; --dry-run only looks',
    options: ['--dry-run'],
    words: 1,
    run: async (args) => (await import('./rebuild.ts')).rebuild(args, environment()),
  },
  {
    name: 'migrate',
    does: 'moves the record from SQLite to PostgreSQL: --from sqlite:./data/sitrep.db --to postgres://…; no bot may run; again to go on',
    values: ['--from', '--to'],
    run: async (args) => (await import('./migrate.ts')).migrate(args, environment()),
  },
  { name: 'version', does: 'prints the version', run: async () => say(version()) },
  { name: 'help', does: 'prints this', run: async () => say(help()) },
];

const alsoCalled: Readonly<Record<string, string>> = {
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
  '-v': 'version',
};

const code = await run(process.argv.slice(2));
if (code !== undefined) process.exitCode = code;

async function run([word = 'help', ...rest]: readonly string[]): Promise<number | undefined> {
  const command = commands.find(({ name }) => name === (alsoCalled[word] ?? word));
  if (!command) return refuse(`There is no command “${word}”.`);
  const others = rest.filter((word, place) => !isKnown(command, word, rest[place - 1]));
  const unknown = others.find((word) => word.startsWith('--')) ?? others[command.words ?? 0];
  if (unknown !== undefined) return refuse(`“${command.name}” does not know “${unknown}”.`);
  return command.run(rest);
}

function isKnown({ options, values }: Command, word: string, before: string | undefined): boolean {
  const isValue = before !== undefined && values?.includes(before);
  return isValue || [...(options ?? []), ...(values ?? [])].includes(word.replace(/=.*$/su, ''));
}

async function start(): Promise<undefined> {
  await import('../main.ts');
}

/** With what `.env` says. */
function environment(): NodeJS.ProcessEnv {
  const trouble = loadEnvFile();
  if (trouble) process.stderr.write(`${trouble}\n`);
  return process.env;
}

async function examine(): Promise<number> {
  environment();
  const { doctor } = await import('./doctor.ts');
  return doctor();
}

async function readPromise(args: readonly string[]): Promise<number> {
  const { askedFor, promisesAsJson } = await import('./read-promise.ts');
  const asked = askedFor(args, new Date());
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return wrongUsage;
  }
  process.stdin.setEncoding('utf8');
  let text = '';
  for await (const part of process.stdin) text += part;
  return say(promisesAsJson(text, asked));
}

async function exportIncidents(args: readonly string[]): Promise<number> {
  const { exportRecords } = await import('./export.ts');
  return exportRecords(args, environment(), new Date());
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function help(): string {
  const lines = commands.map(({ name, does }) => `  npx sitrep ${name.padEnd(14)}${does}`);
  return ['Sitrep, the Slack-first incident response bot.', '', ...lines].join('\n');
}

function refuse(words: string): number {
  process.stderr.write(`${words}\n\n${help()}\n`);
  return wrongUsage;
}

function say(words: string): number {
  process.stdout.write(`${words}\n`);
  return 0;
}
