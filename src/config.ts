import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Broadcast, broadcasts, usualBroadcasts } from './domain/broadcast.ts';
import { type Cadences, usualCadences } from './domain/cadence.ts';
import type { Catalog } from './domain/component.ts';
import { readDuration } from './domain/duration.ts';
import { type Allowed, isRole } from './domain/permission.ts';
import { roles } from './domain/role.ts';
import { readZone } from './domain/zone.ts';

export interface Config {
  readonly slackBotToken: string;
  /** Set: Socket Mode; unset: HTTP. */
  readonly slackAppToken: string | undefined;
  readonly slackSigningSecret: string | undefined;
  readonly slackApiUrl: string | undefined;
  readonly port: number;
  readonly dataDir: string;
  readonly databasePath: string;
  /** Unset: Sitrep minds its own Redis. */
  readonly redisUrl: string | undefined;
  readonly incidentsChannel: string;
  readonly logLevel: string;
  readonly cadences: Cadences;
  readonly responders: readonly string[];
  /** Of what the whole announcements channel hears, beside the card. */
  readonly broadcasts: readonly Broadcast[];
  /** What can be hit, and where. */
  readonly catalog: Catalog;
  /** The emoji, by name, that put a message on the timeline, and that propose it as an update. */
  readonly reactions: { readonly note: string; readonly update: string };
  /** The zone in which customers read times. */
  readonly pageZone: string;
  /** Milliseconds from resolving an incident until its channel is archived; null where it stays. */
  readonly archiveAfter: number | null;
  /** Who may do what is not anyone's. */
  readonly allowed: Allowed;
}

/** Everything that is wrong with the settings, a line each. */
export class WrongConfig extends Error {
  readonly complaints: readonly string[];

  constructor(complaints: readonly string[]) {
    super(complaints.join('; '));
    this.complaints = complaints;
  }
}

const usualDataDir = './data';
const databaseName = 'sitrep.db';

const text = z.string();
const secret = (prefix: RegExp, kind: string) =>
  text.refine((value) => !prefix.test(value) && /^[\x21-\x7e]+$/u.test(value), `is not ${kind}`);

const isPort = (value: string) => /^\d{1,5}$/u.test(value) && Number(value) <= 65_535;
const isApi = (value: string) => /^https?:\/\/.+\/api\/$/u.test(value) && URL.canParse(value);
const isRedis = (value: string) => value.startsWith('/') || (/^rediss?:\/\/./u.test(value) && URL.canParse(value));

const environment = z
  .object({
    SLACK_BOT_TOKEN: secret(/^(?:xapp|xoxp)-/u, 'a bot token (xoxb-…)'),
    SLACK_APP_TOKEN: secret(/^xox/u, 'an app-level token (xapp-…)').optional(),
    SLACK_SIGNING_SECRET: secret(/^x(?:ox|app)/u, 'a signing secret').optional(),
    SLACK_API_URL: text.refine(isApi, 'is not an http(s) address that ends in /api/').optional(),
    PORT: text.refine(isPort, 'is not a port, 0 to 65535').transform(Number).default(3000),
    DATA_DIR: text.default(usualDataDir),
    DATABASE_URL: z.undefined('is set, but this Sitrep keeps its record in SQLite, in DATA_DIR').optional(),
    REDIS_URL: text.refine(isRedis, 'is neither a redis:// address nor the path of a socket').optional(),
    INCIDENTS_CHANNEL: text
      .transform((name) => name.replace(/^#/u, ''))
      // Slack: lower case, digits, - and _, at most 80, conversations.create
      .refine((name) => /^[\p{Ll}\p{Lo}\p{M}\p{N}_-]{1,80}$/u.test(name), {
        message: 'is no channel name: lower case letters, digits, - and _, at most 80',
      })
      .default('incidents'),
    LOG_LEVEL: text
      .transform((level) => level.toLowerCase())
      .pipe(z.enum(['debug', 'info', 'warn', 'error'], 'is none of debug, info, warn, error'))
      .default('info'),
  })
  .refine((env) => env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined, {
    path: ['SLACK_APP_TOKEN'],
    message: 'is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
    // Asked even when something else is wrong: all complaints come at once.
    when: () => true,
  });

const duration = z.unknown().transform((value, context) => {
  const read = readDuration(String(value));
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', message: `is “${value}”, which is no duration such as 30m or 4h` });
  return z.NEVER;
});

/** A heading with nothing below it is nothing said. */
const orNothing = <T extends z.ZodType>(type: T) => z.preprocess((value) => value ?? undefined, type);

const zone = text.refine((name) => readZone(name) !== undefined, 'is no time zone such as Europe/Paris');

const person = text.regex(/^[UW][A-Z0-9]+$/u, 'is no Slack user id such as U012ABCDEF');
const name = (what: string) => z.string(`is not ${what}`).trim().min(1, `is not ${what}`);
const component = z.union(
  [
    name('a name').transform((alone) => ({ group: null, name: alone })),
    z.strictObject({ group: name('a name'), name: name('a name') }),
  ],
  'is neither a name nor {group: …, name: …}',
);
const isId = (name: string) => /^[UWS][A-Z0-9]+$/u.test(name);
const who = text.refine(
  (name) => isRole(name) || isId(name),
  `is neither a role (${roles.join(', ')}) nor the Slack id of a user or a user group`,
);
/** A role is held in an incident: nobody has one before there is one. */
const whoAnywhere = text.refine(isId, 'is no Slack id of a user or a user group, such as U012ABCDEF or S012ABCDEF');
const few = (type: z.ZodType<string>) =>
  z.array(type).min(1, 'names nobody who may: leave it out where anyone may').optional();
const noTable = (issue: { code?: string }) =>
  issue.code === 'invalid_type' ? 'is not a table of settings, such as sitrep.example.yml has' : undefined;
const emoji = z
  .string('is no emoji such as pushpin')
  .transform((name) => name.replace(/^:|:$/gu, ''))
  .refine((name) => /^[\p{Ll}\p{Lo}\p{M}\p{N}_+'-]{1,100}$/u.test(name), 'is no emoji such as pushpin');
const reactions = z
  .strictObject({ note: emoji.default('pushpin'), update: emoji.default('mega') }, { error: noTable })
  .refine(({ note, update }) => note !== update, 'has one emoji for both')
  .default({ note: 'pushpin', update: 'mega' });
const each = { sev1: duration, sev2: duration, sev3: duration, sev4: duration };
const file = z.strictObject(
  {
    components: orNothing(z.array(component, 'is not a list of components').default([])),
    regions: orNothing(z.array(name('a name'), 'is not a list of regions').default([])),
    cadences: orNothing(z.strictObject(each, { error: noTable }).partial().default({})),
    reactions: orNothing(reactions),
    allow: orNothing(
      z
        .strictObject(
          { resolve: few(who), severity: few(who), private: few(whoAnywhere), publish: few(who) },
          { error: noTable },
        )
        .default({}),
    ),
    archive_after: orNothing(duration.optional()),
    page_zone: orNothing(zone.default('UTC')),
    broadcast: orNothing(
      z.array(z.enum(broadcasts, `is none of ${broadcasts.join(', ')}`), 'is no list').default([...usualBroadcasts]),
    ),
    responders: orNothing(z.array(person, 'is not a list of Slack user ids').default([])),
  },
  { error: noTable },
);

/** Reads the environment and `sitrep.yml`. Throws `WrongConfig` with all complaints at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const complaints: string[] = [];
  const given = trimmed(env);
  const read = environment.safeParse(given, { reportInput: true });
  if (!read.success) complaints.push(...read.error.issues.flatMap(complain));
  const settings = readSettings(given['SITREP_CONFIG'], complaints);
  if (!read.success || settings === undefined) throw new WrongConfig(complaints);
  const { data } = read;
  return Object.freeze({
    slackBotToken: data.SLACK_BOT_TOKEN,
    slackAppToken: data.SLACK_APP_TOKEN,
    slackSigningSecret: data.SLACK_SIGNING_SECRET,
    slackApiUrl: data.SLACK_API_URL,
    port: data.PORT,
    dataDir: data.DATA_DIR,
    databasePath: join(data.DATA_DIR, databaseName),
    redisUrl: data.REDIS_URL,
    incidentsChannel: data.INCIDENTS_CHANNEL,
    logLevel: data.LOG_LEVEL,
    cadences: { ...usualCadences, ...settings.cadences } as Cadences,
    responders: settings.responders,
    broadcasts: settings.broadcast,
    reactions: settings.reactions,
    catalog: { components: settings.components, regions: settings.regions },
    pageZone: settings.page_zone,
    archiveAfter: settings.archive_after ?? null,
    allowed: settings.allow as Allowed,
  });
}

/** Where the record is: for those who need no other setting. */
export function databaseOf(env: NodeJS.ProcessEnv): Pick<Config, 'dataDir' | 'databasePath'> {
  const dataDir = trimmed(env)['DATA_DIR'] ?? usualDataDir;
  return { dataDir, databasePath: join(dataDir, databaseName) };
}

/** What no log line may show: the tokens, the signing secret, Redis's password. */
export function secretsOf({ slackBotToken, slackAppToken, slackSigningSecret, redisUrl = '' }: Config): string[] {
  const password = redisUrl.startsWith('/') || redisUrl === '' ? '' : new URL(redisUrl).password;
  const secrets = [slackBotToken, slackAppToken, slackSigningSecret, password, decodeURIComponent(password)];
  return secrets.filter((value) => value !== undefined && value !== '') as string[];
}

/** An empty value is how people unset one. */
function trimmed(env: NodeJS.ProcessEnv): Record<string, string> {
  const pairs = Object.entries(env).map(([name, value = '']) => [name, value.trim()] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

function complain(issue: z.core.$ZodIssue): string[] {
  const { path, message, code, input } = issue;
  if (code === 'unrecognized_keys') return issue.keys.map((key) => `${[...path, key].join('.')} is no setting`);
  const isMissing = code === 'invalid_type' && input === undefined;
  return [`${path.join('.') || 'it'} ${isMissing ? 'is missing' : message}`];
}

function readSettings(path: string | undefined, complaints: string[]) {
  const name = path ?? 'sitrep.yml';
  if (!existsSync(name)) {
    if (path) complaints.push(`SITREP_CONFIG names ${path}, which is not there`);
    return path ? undefined : file.parse({});
  }
  try {
    const read = file.safeParse(parse(readFileSync(name, 'utf8')) ?? {}, { reportInput: true });
    if (read.success) return read.data;
    complaints.push(...read.error.issues.flatMap(complain).map((complaint) => `${name}: ${complaint}`));
  } catch (error) {
    complaints.push(`${name} is not readable YAML: ${(error as Error).message.split('\n', 1)[0]}`);
  }
  return undefined;
}
