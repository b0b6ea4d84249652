import { z } from 'zod';
import { dataStates, degrees } from '../../../src/domain/impacts/record.ts';
import { modes } from '../../../src/domain/mode.ts';
import { findingKinds } from '../../../src/domain/postmortem/finding.ts';
import { sectionKeys } from '../../../src/domain/postmortem/section-key.ts';
import { promiseKinds } from '../../../src/domain/promises/kind.ts';
import { roles } from '../../../src/domain/role.ts';
import { severities } from '../../../src/domain/severity.ts';
import { statuses } from '../../../src/domain/status.ts';
import type { Details, EntryKind } from '../../../src/domain/timeline.ts';
import { exactness, iso, seq, time } from './words.ts';

const severity = z.enum(severities);
const status = z.enum(statuses);
const role = z.enum(roles);
const text = z.string();
const orNull = text.nullable();
const promiseNumber = z.int().positive();

const next = z
  .strictObject({ by: z.enum(['cadence', 'promise', 'event', 'none']), due: iso.nullable(), words: text })
  .meta({ id: 'next', description: 'When the next update was promised' });

const made = z
  .strictObject({
    number: promiseNumber,
    kind: z.enum(promiseKinds),
    due: iso.nullable(),
    event: orNull,
    words: text,
    zone: text,
    restates: promiseNumber.nullable(),
    owed: z.literal(true).exactOptional().describe('Owed by the severity, and said by nobody'),
  })
  .meta({ id: 'made', description: 'A promise as an entry made it; with neither a time nor an event it is vague' });

const source = z
  .strictObject({
    channel: text,
    ts: text,
    permalink: text,
    addedBy: text,
    files: z.array(z.strictObject({ name: text, permalink: text })),
    emoji: text.exactOptional(),
    edited: text.exactOptional(),
  })
  .meta({ id: 'source', description: 'The message that it was made from' });

const sourceChange = z
  .strictObject({ channel: text, ts: text, edited: text.exactOptional() })
  .meta({ id: 'sourceChange', description: 'What became of that message' });

const entryKind = z.string().describe('The kind of the entry it speaks of') as unknown as z.ZodType<EntryKind>;
const owed = { what: z.enum(['promise', 'action']), number: z.int().positive(), words: text, zone: text };

const onPage = text.exactOptional().describe('What the status page says instead of its text; empty: nothing');

/** What each kind of entry knows beside its text. */
export const details: { readonly [K in EntryKind]: z.ZodType<Details[K]> } = {
  declared: z.strictObject({
    severity,
    next,
    mode: z.enum(modes).exactOptional(),
    private: z.literal(true).exactOptional(),
  }),
  linked: z.strictObject({ other: z.int(), how: z.enum(['related', 'duplicate', 'duplicated']) }),
  channel_opened: z.strictObject({ channel: text, name: text, instead: text.exactOptional() }),
  channel_lost: z.strictObject({ how: z.enum(['archived', 'deleted', 'left']) }),
  channel_back: z.strictObject({}),
  channel_closed: z.strictObject({}),
  channel_renamed: z.strictObject({ name: text }),
  update: z.strictObject({
    from: status,
    to: status,
    next,
    promises: z.array(made).exactOptional(),
    page: onPage,
  }),
  note: z.strictObject({ source: source.exactOptional() }),
  amended: z.strictObject({
    entry: seq,
    of: entryKind,
    at: iso.nullable().describe('When it really happened; null where only the words changed'),
    exact: exactness.exactOptional(),
    source: sourceChange.exactOptional(),
  }),
  retracted: z.strictObject({
    entry: seq,
    of: entryKind,
    next: next.exactOptional(),
    source: sourceChange.exactOptional(),
  }),
  severity: z.strictObject({ from: severity, to: severity, next }),
  title: z.strictObject({ from: text }),
  role: z.strictObject({ role, person: text, name: text, from: orNull }),
  accepted: z.strictObject({ role }),
  declined: z.strictObject({ role, back: orNull, backName: orNull }),
  next: z.strictObject({ next }),
  action: z.strictObject({ owner: orNull, ownerName: orNull, due: iso.nullable(), zone: text.exactOptional() }),
  action_done: z.strictObject({ action: seq.nullable().describe('Null where nobody had planned it') }),
  reminder: z.strictObject({
    due: iso,
    stage: z.enum(['heads_up', 'due', 'escalation', 'last']).exactOptional(),
    round: z.int().exactOptional(),
  }),
  snoozed: z.strictObject({ due: iso, until: iso }),
  promised: z.strictObject({ promise: made }),
  promise_kept: z.strictObject({ promise: promiseNumber, words: text }),
  moved: z.strictObject({ ...owed, from: iso.nullable(), to: iso, public: z.boolean() }),
  asked: z.strictObject({ promise: promiseNumber, kind: z.enum(promiseKinds), event: text, words: text, owner: text }),
  chased: z.strictObject({
    ...owed,
    due: iso.nullable(),
    stage: z.enum(['soon', 'today', 'overdue', 'open']),
    owner: text,
  }),
  impact: z.strictObject({
    component: text,
    region: orNull,
    degree: z.enum(degrees),
    from: time.nullable(),
    to: time.nullable(),
    amount: orNull,
    data: z.enum(dataStates).nullable(),
    causedBy: seq.nullable(),
    replaces: seq.nullable(),
  }),
  resolved: z.strictObject({ from: status, promises: z.array(made).exactOptional(), page: onPage }),
  reopened: z.strictObject({ next }),
  drafted: z.strictObject({ permalink: orNull }),
  paper_edited: z.strictObject({
    section: z.enum(sectionKeys),
    upTo: seq.describe('The newest entry that the text knew'),
    inFile: z.literal(true).exactOptional().describe('It was written into the file on disk'),
  }),
  redrafted: z.strictObject({}),
  published: z.strictObject({
    version: z.int().positive().describe('How often it had gone out by then'),
    open: z.array(z.enum(findingKinds)).describe('What the checklist had found'),
  }),
  page_shown: z.strictObject({
    title: text.describe('What the status page calls it from now on'),
    letOut: z.array(seq).describe('Entries whose words somebody looked at, and let out as they read'),
  }),
  page_hidden: z.strictObject({}),
  page_text: z.strictObject({ entry: seq, of: entryKind }),
  deleted: z.strictObject({}),
};
