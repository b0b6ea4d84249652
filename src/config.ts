import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Cadences, usualCadences } from './domain/cadence.ts';
import { readDuration } from './domain/duration.ts';

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
}

/** Everything that is wrong with the settings, a line each. */
export class WrongConfig extends Error {
  readonly complaints: readonly string[];

  constructor(complaints: readonly string[]) {
    super(complaints.join('; '));
    this.complaints = complaints;
  }
}

const text = z.string().trim().min(1);
const secret = (prefix: RegExp, kind: string) =>
  text.refine((value) => !prefix.test(value) && !/\s/u.test(value), `is not ${kind}`);

const environment = z
  .object({
    SLACK_BOT_TOKEN: secret(/^(?:xapp|xoxp)-/u, 'a bot token (xoxb-…)'),
    SLACK_APP_TOKEN: secret(/^xox/u, 'an app-level token (xapp-…)').optional(),
    SLACK_SIGNING_SECRET: secret(/^x(?:ox|app)/u, 'a signing secret').optional(),
    SLACK_API_URL: z
      .url({ protocol: /^https?$/u, error: 'is not an http(s) address' })
      .endsWith('/api/', 'must end in /api/')
      .optional(),
    PORT: z.coerce
      .number('is not a port')
      .int('is not a port')
      .min(0, 'is not a port')
      .max(65535, 'is not a port')
      .default(3000),
    DATA_DIR: text.default('./data'),
    DATABASE_URL: z.undefined('is set, but this Sitrep keeps its record in SQLite in DATA_DIR only').optional(),
    REDIS_URL: text.regex(/^(?:rediss?:\/\/|\/)/u, 'is neither a redis:// address nor the path of a socket').optional(),
    INCIDENTS_CHANNEL: text.default('incidents').transform((name) => name.replace(/^#/u, '')),
    SITREP_CONFIG: text.optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'is none of debug, info, warn, error').default('info'),
  })
  .refine((env) => env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined, {
    path: ['SLACK_APP_TOKEN'],
    message: 'is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
    // Asked even when something else is wrong: all complaints come at once.
    when: () => true,
  });

const duration = z.string().transform((value, context) => {
  const read = readDuration(value);
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', message: `“${value}” is no duration such as 30m or 4h` });
  return z.NEVER;
});

const file = z.strictObject({
  cadences: z.strictObject({ sev1: duration, sev2: duration, sev3: duration, sev4: duration }).partial().default({}),
  responders: z.array(z.string().regex(/^[UW][A-Z0-9]+$/u, 'is no Slack user id such as U012ABCDEF')).default([]),
});

/** Reads the environment and `sitrep.yml`. Throws `WrongConfig` with all complaints at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const complaints: string[] = [];
  // An empty value is how people unset one.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  if (!read.success) complaints.push(...read.error.issues.map(complain));
  const settings = readSettings(env['SITREP_CONFIG'], complaints);
  if (!read.success || settings === undefined) throw new WrongConfig(complaints);
  const { data } = read;
  return Object.freeze({
    slackBotToken: data.SLACK_BOT_TOKEN,
    slackAppToken: data.SLACK_APP_TOKEN,
    slackSigningSecret: data.SLACK_SIGNING_SECRET,
    slackApiUrl: data.SLACK_API_URL,
    port: data.PORT,
    dataDir: data.DATA_DIR,
    databasePath: join(data.DATA_DIR, 'sitrep.db'),
    redisUrl: data.REDIS_URL,
    incidentsChannel: data.INCIDENTS_CHANNEL,
    logLevel: data.LOG_LEVEL,
    cadences: cadencesFrom(settings.cadences),
    responders: settings.responders,
  });
}

function cadencesFrom(given: Partial<Record<keyof Cadences, number | undefined>>): Cadences {
  const set = Object.entries(given).filter(([, milliseconds]) => milliseconds !== undefined);
  return { ...usualCadences, ...Object.fromEntries(set) };
}

function complain({ path, message, code, input }: z.core.$ZodIssue): string {
  const missing = code === 'invalid_type' && input === undefined;
  return `${path.join('.')} ${missing ? 'is missing' : message}`;
}

function readSettings(path: string | undefined, complaints: string[]) {
  const name = path || 'sitrep.yml';
  if (!existsSync(name)) {
    if (path) complaints.push(`SITREP_CONFIG names ${path}, which is not there`);
    return path ? undefined : file.parse({});
  }
  try {
    const read = file.safeParse(parse(readFileSync(name, 'utf8')) ?? {});
    if (read.success) return read.data;
    complaints.push(...read.error.issues.map((issue) => `${name}: ${complain(issue)}`));
  } catch (error) {
    complaints.push(`${name} is not readable YAML: ${(error as Error).message.split('\n', 1)[0]}`);
  }
  return undefined;
}
