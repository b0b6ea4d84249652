import { z } from 'zod';
import type { Exported, ExportedEntry } from '../../../src/domain/export/shape.ts';
import { schemaName } from '../../../src/domain/export/shape.ts';
import { dataStates, degrees } from '../../../src/domain/impacts/record.ts';
import { modes } from '../../../src/domain/mode.ts';
import { roles } from '../../../src/domain/role.ts';
import { severities } from '../../../src/domain/severity.ts';
import { statuses } from '../../../src/domain/status.ts';
import { details } from './details.ts';
import { exactness, iso, mention, seq, time } from './words.ts';

const person = z
  .strictObject({
    id: z.string().describe("Slack's user id, or `sitrep` for the bot"),
    name: z.string().describe('As it was when they wrote'),
  })
  .meta({ id: 'person' });

const standing = z
  .strictObject({
    at: iso,
    told: exactness.nullable().describe('How exactly that was told; null where nobody had to tell it'),
    text: z.string(),
    amendedIn: z.array(seq),
    retractedIn: seq.nullable(),
    replacedIn: seq.nullable().describe('Of an impact: the entry that says it anew, or takes it back'),
  })
  .meta({ id: 'standing', description: 'How the entry stands at the time of the export' });

const lines = Object.entries(details).map(([kind, detail]) =>
  z.strictObject({
    seq,
    kind: z.literal(kind),
    at: iso,
    recordedAt: iso,
    by: person,
    text: z.string(),
    mentions: z.array(mention),
    detail: (detail as z.ZodObject).extend({ told: exactness.exactOptional() }),
    story: z.string(),
    now: standing,
  }),
) as unknown as [z.ZodType<ExportedEntry>, ...Array<z.ZodType<ExportedEntry>>];

const entry = z.union(lines).meta({
  id: 'entry',
  description:
    'As it was first written. `at`: when it happened; `recordedAt`: when it was written down; `detail`: what its kind knows beside the text; `story`: the line that the timeline has for it; `now`: how it stands',
});

const times = z.strictObject({
  declared: iso,
  resolved: iso.nullable(),
  published: iso.nullable().describe('When its postmortem went out last'),
  declaredTold: exactness.nullable().describe('How exactly that was told; null where Sitrep was there'),
  resolvedTold: exactness.nullable(),
  publishedTold: exactness.nullable(),
  durationSeconds: z.int().nullable().describe('From declared to resolved; null where nobody knows'),
  duration: z.string().describe('The same in words, rounded down; — where nobody knows'),
  impactFrom: time.nullable(),
  impactTo: time.nullable(),
  impactDuration: z.string().describe('In words, no more exact than its ends; — where nobody knows'),
  timeToDetect: z.string().describe('From the start of the impact to declared; — where nobody knows'),
});

const impact = z.strictObject({
  entry: seq,
  component: z.string(),
  region: z.string().nullable(),
  degree: z.enum(degrees).describe('none: said on purpose, not impacted'),
  from: time.nullable(),
  to: time.nullable(),
  window: z.string(),
  amount: z.string().nullable(),
  data: z.enum(dataStates).nullable(),
  causedBy: seq.nullable(),
  words: z.string(),
  replacedIn: seq.nullable().describe('Null while it stands'),
});

const promise = z.strictObject({
  number: z.int(),
  kind: z.enum(['update', 'postmortem', 'recovery', 'contact']),
  due: iso.nullable(),
  event: z.string().nullable(),
  words: z.string(),
  by: person,
  zone: z.string().describe('In which its day ends'),
  origin: z.enum(['said', 'hand', 'rule']).describe('Read from a text, made by a verb, or owed by the severity'),
  madeIn: seq,
  madeAt: iso,
  restates: z.int().nullable().describe('The number of the promise that it says again'),
  ended: z.enum(['kept', 'moved', 'restated', 'withdrawn']).nullable(),
  endedIn: seq.nullable(),
  endedAt: iso.nullable(),
  lateSeconds: z.int().nullable().describe('Below zero when it was early'),
});

const action = z.strictObject({
  number: seq.describe('The entry that made it'),
  text: z.string(),
  state: z.enum(['planned', 'done', 'taken_back']),
  owner: person.nullable(),
  due: iso.nullable(),
  zone: z.string().nullable(),
  endedIn: seq.nullable(),
});

/** `docs/export.schema.json` is made from this, and exports are held against it. */
export const shape: z.ZodType<Exported> = z
  .strictObject({
    schema: z.literal(schemaName),
    exportedAt: iso,
    incident: z.strictObject({
      id: z.int(),
      team: z.string(),
      title: z.string(),
      severity: z.enum(severities),
      status: z.enum(statuses),
      mode: z.enum(modes),
      private: z.boolean(),
      pageTitle: z.string().nullable().describe('What the status page calls it; null while it is internal'),
      declaredBy: person,
      roles: z.array(z.strictObject({ role: z.enum(roles), id: z.string(), name: z.string() })),
      channel: z
        .strictObject({
          id: z.string(),
          name: z.string().nullable(),
          loss: z.enum(['archived', 'deleted', 'left']).nullable(),
        })
        .nullable(),
      nextUpdate: z.strictObject({ by: z.string(), due: iso.nullable(), words: z.string() }),
      version: z.int().describe('How many entries there are'),
    }),
    times,
    impacts: z.array(impact),
    promises: z.array(promise),
    actions: z.array(action),
    links: z.array(z.strictObject({ other: z.int(), how: z.enum(['related', 'duplicate', 'duplicated']), entry: seq })),
    entries: z.array(entry),
  })
  .describe('One incident, whole, as Sitrep exports it');

/** The same for readers and programs of any language. */
export const documented = (): string =>
  `${JSON.stringify(z.toJSONSchema(shape, { override: withoutNoise }), null, 2)}\n`;

/** Every integer would name the largest that JavaScript counts to. And what is added later must not break a reader. */
function withoutNoise({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  delete jsonSchema.additionalProperties;
}
