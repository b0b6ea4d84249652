import type { WholeRecord } from '../domain/export/record.ts';
import type { Period } from '../domain/metrics/report.ts';

/** Incidents from beginning to end, for whoever writes them down. */
export interface RecordReader {
  /** The numbers of all incidents, or of those declared in a period, in order, without the drills that were deleted. */
  ids(period?: Period): Promise<number[]>;
  /** As it is at one moment. One at a time. */
  whole(id: number): Promise<WholeRecord | undefined>;
}
