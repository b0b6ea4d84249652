import { join } from 'node:path';
import * as z from 'zod';
import { secretsIn, whyNoPlace } from './alarms/place.ts';
import type { Broadcast } from './domain/broadcast.ts';
import { type Cadences, usualCadences } from './domain/cadence.ts';
import type { Catalog } from './domain/component.ts';
import type { Schedule } from './domain/digest/schedule.ts';
import type { ByItself } from './domain/page/on-page.ts';
import type { Allowed } from './domain/permission.ts';
import { complain, readSettings, type Settings } from './sitrep-yml.ts';

export interface Config {
  readonly slackBotToken: string;
  /** Set: Socket Mode; unset: HTTP. */
  readonly slackAppToken: string | undefined;
  readonly slackSigningSecret: string | undefined;
  readonly slackApiUrl: string | undefined;
  readonly port: number;
  readonly dataDir: string;
  readonly databasePath: string;
  /** Set: the record lies in that PostgreSQL, and any number of bots may share it; unset: in SQLite, in `databasePath`. */
  readonly databaseUrl: string | undefined;
  /** Where the queue of the alarms lies: a Redis or PostgreSQL. Unset: Sitrep minds its own Redis. */
  readonly queueUrl: string | undefined;
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
  /** Whose status page it is; null where nobody said. */
  readonly pageName: string | null;
  /** Where readers find it: an address that ends in a slash. */
  readonly pageUrl: string;
  /** Which incidents come onto it by themselves; null: none. */
  readonly publish: ByItself | null;
  /** Milliseconds from resolving an incident until its channel is archived; null where it stays. */
  readonly archiveAfter: number | null;
  /** When the team reads its digest; undefined where nobody wants one. */
  readonly digest: Schedule | undefined;
  /** How often the record is backed up, in milliseconds, and how many backups are kept; undefined where somebody else does. */
  readonly backups: { readonly every: number; readonly keep: number } | undefined;
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
const isPostgres = (value: string) => /^postgres(?:ql)?:\/\/./u.test(value) && URL.canParse(value);
const queue = text.superRefine((value, { addIssue }) => {
  const why = whyNoPlace(value);
  if (why) addIssue({ code: 'custom', message: why });
});

const environment = z
  .object({
    SLACK_BOT_TOKEN: secret(/^(?:xapp|xoxp)-/u, 'a bot token (xoxb-…)'),
    SLACK_APP_TOKEN: secret(/^xox/u, 'an app-level token (xapp-…)').optional(),
    SLACK_SIGNING_SECRET: secret(/^x(?:ox|app)/u, 'a signing secret').optional(),
    SLACK_API_URL: text.refine(isApi, 'is not an http(s) address that ends in /api/').optional(),
    PORT: text.refine(isPort, 'is not a port, 0 to 65535').transform(Number).default(3000),
    DATA_DIR: text.default(usualDataDir),
    DATABASE_URL: text.refine(isPostgres, 'is no postgres:// address; unset, the record is in DATA_DIR').optional(),
    REDIS_URL: queue.refine((value) => !isPostgres(value), 'is PostgreSQL: set QUEUE_URL to it instead').optional(),
    QUEUE_URL: queue.optional(),
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
    databaseUrl: data.DATABASE_URL,
    queueUrl: data.QUEUE_URL ?? data.REDIS_URL,
    incidentsChannel: data.INCIDENTS_CHANNEL,
    logLevel: data.LOG_LEVEL,
    cadences: { ...usualCadences, ...settings.cadences } as Cadences,
    responders: settings.responders,
    broadcasts: settings.broadcast,
    reactions: settings.reactions,
    catalog: { components: settings.components, regions: settings.regions },
    pageZone: settings.page_zone,
    pageName: settings.page_name ?? null,
    pageUrl: settings.page_url ?? `http://localhost:${data.PORT}/`,
    publish: settings.publish ? ruleOf(settings.publish) : null,
    archiveAfter: settings.archive_after ?? null,
    digest: settings.digest ? scheduleOf(settings.digest, settings.page_zone) : undefined,
    backups: settings.backups ?? undefined,
    allowed: settings.allow as Allowed,
  });
}

const ruleOf = ({ severities = null, components = null }: { [K in keyof ByItself]?: ByItself[K] | undefined }) => ({
  severities,
  components,
});

function scheduleOf({ on, at, daily }: NonNullable<Settings['digest']>, zone: string): Schedule {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return { weekday: on, hour, minute, zone, daily };
}

/** Where the record is: for those who need no other setting. */
export function databaseOf(env: NodeJS.ProcessEnv): Pick<Config, 'dataDir' | 'databasePath' | 'databaseUrl'> {
  const { DATA_DIR: dataDir = usualDataDir, DATABASE_URL: databaseUrl } = trimmed(env);
  return { dataDir, databasePath: join(dataDir, databaseName), databaseUrl };
}

/** What customers see of us: for those who need no other setting. Throws `WrongConfig` with all complaints at once. */
export function pageOf(env: NodeJS.ProcessEnv): Pick<Config, 'catalog' | 'pageZone'> & { pageName: string | null } {
  const complaints: string[] = [];
  const settings = readSettings(trimmed(env)['SITREP_CONFIG'], complaints);
  if (settings === undefined) throw new WrongConfig(complaints);
  const { components, regions, page_zone: pageZone, page_name: pageName = null } = settings;
  return { catalog: { components, regions }, pageZone, pageName };
}

/** What no log line may show: the tokens, the signing secret, the passwords of the queue and the record. */
export function secretsOf(config: Config): string[] {
  const { slackBotToken, slackAppToken, slackSigningSecret, queueUrl, databaseUrl } = config;
  const passwords = [queueUrl, databaseUrl].flatMap((url) => (url === undefined ? [] : secretsIn(url)));
  const secrets = [slackBotToken, slackAppToken, slackSigningSecret, ...passwords];
  return secrets.filter((value) => value !== undefined && value !== '') as string[];
}

/** An empty value is how people unset one. */
function trimmed(env: NodeJS.ProcessEnv): Record<string, string> {
  const pairs = Object.entries(env).map(([name, value = '']) => [name, value.trim()] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}
