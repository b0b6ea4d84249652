import { z } from 'zod';
import { precisions } from '../../../src/domain/impacts/time.ts';

/** Instants are written out whole: a pattern of every leap year would be no help to a reader. */
export const iso = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u)
  .meta({ id: 'instant', description: 'ISO 8601 in UTC, to the millisecond' });

export const seq = z.int().positive().meta({ id: 'seq', description: 'The number of an entry within its incident' });

export const time = z
  .strictObject({ at: iso, precision: z.enum(precisions), approx: z.boolean(), zone: z.string() })
  .meta({ id: 'time', description: 'A time as exact as it was given; a day is the moment it began in `zone`' });

export const exactness = z
  .strictObject({ precision: z.enum(precisions), approx: z.boolean(), zone: z.string() })
  .meta({ id: 'exactness', description: 'How exactly a time was told; a day is the moment it began in `zone`' });

export const mention = z.strictObject({ from: z.int(), to: z.int(), person: z.string() }).meta({
  id: 'mention',
  description: 'Whom the text names, and where',
});
