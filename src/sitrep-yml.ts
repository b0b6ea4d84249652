import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { broadcasts, usualBroadcasts } from './domain/broadcast.ts';
import { readWeekday } from './domain/calendar.ts';
import { readDuration } from './domain/duration.ts';
import { isRole } from './domain/permission.ts';
import { roles } from './domain/role.ts';
import { severities } from './domain/severity.ts';
import { readZone } from './domain/zone.ts';

const text = z.string();

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
const time = text.regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$/u, 'is no time such as 09:00');
const weekday = text
  .transform((name) => readWeekday(name.toLowerCase()))
  .refine((day) => day >= 0, 'is no weekday such as monday');
const isOff = (value: unknown) => value === false || value === 'off';
const orOff = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (isOff(value) ? null : (value ?? undefined)), type.nullable());
const digest = z
  .strictObject(
    {
      on: weekday.prefault('monday'),
      at: time.default('09:00'),
      daily: z.boolean('is neither true nor false').default(true),
    },
    { error: noTable },
  )
  .prefault({});
const backups = z
  .strictObject(
    {
      every: duration.prefault('1h'),
      keep: z.int('is no number such as 24').min(1, 'is no number such as 24').default(24),
    },
    { error: noTable },
  )
  .prefault({});
const address = text
  .refine(
    (value) => /^https?:\/\//u.test(value) && URL.canParse(value),
    'is no address such as https://status.example.com/',
  )
  .transform((value) => `${value.replace(/\/+$/u, '')}/`);
const publish = z
  .strictObject(
    {
      severities: z
        .array(z.enum(severities, `is none of ${severities.join(', ')}`), 'is no list of severities')
        .min(1, 'names no severity: leave it out where all of them go out')
        .optional(),
      components: z
        .array(name('a name'), 'is no list of components')
        .min(1, 'names no component: leave it out where all of them go out')
        .optional(),
    },
    { error: noTable },
  )
  .refine(({ severities, components }) => severities || components, 'says neither severities nor components');
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
    digest: orOff(digest),
    backups: orOff(backups),
    archive_after: orNothing(duration.optional()),
    page_zone: orNothing(zone.default('UTC')),
    page_name: orNothing(name('a name').optional()),
    page_url: orNothing(address.optional()),
    publish: orNothing(publish.optional()),
    broadcast: orNothing(
      z.array(z.enum(broadcasts, `is none of ${broadcasts.join(', ')}`), 'is no list').default([...usualBroadcasts]),
    ),
    responders: orNothing(z.array(person, 'is not a list of Slack user ids').default([])),
  },
  { error: noTable },
);

/** What the file says, and what goes for what it does not. */
export type Settings = z.output<typeof file>;

/** What is wrong at one place, in words. */
export function complain(issue: z.core.$ZodIssue): string[] {
  const { path, message, code, input } = issue;
  if (code === 'unrecognized_keys') return issue.keys.map((key) => `${[...path, key].join('.')} is no setting`);
  const isMissing = code === 'invalid_type' && input === undefined;
  return [`${path.join('.') || 'it'} ${isMissing ? 'is missing' : message}`];
}

/** Reads `sitrep.yml`, or the file of that path; what is wrong with it is added to the complaints. */
export function readSettings(path: string | undefined, complaints: string[]) {
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
