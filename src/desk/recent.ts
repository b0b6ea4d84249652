import type { Incident } from '../domain/incident.ts';
import type { Entry } from '../domain/timeline.ts';
import type { Records } from './ports.ts';

/** As much of the past as a person has in mind; a timeline may be thousands of entries long. */
const many = 300;

/** The newest entries of an incident, in their order. */
export const recent = (
  records: Pick<Records, 'entriesAfter'>,
  { id, version }: Pick<Incident, 'id' | 'version'>,
): Promise<Entry[]> => records.entriesAfter(id, Math.max(0, version - many), many);
