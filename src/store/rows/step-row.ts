import type { Precision } from '../../domain/impacts/time.ts';
import type { Step } from '../../domain/metrics/milestones.ts';
import { statusAfter } from '../../domain/phases.ts';
import type { Status } from '../../domain/status.ts';
import type { EntryKind } from '../../domain/timeline.ts';

export interface StepRow {
  incident_id: number;
  kind: EntryKind;
  at: string;
  precision: Precision;
  by_person: 0 | 1;
  was: Status | null;
  becomes: Status | null;
}

export const toStep = ({ kind, at, precision, by_person, was, becomes }: StepRow): Step => ({
  at: new Date(at),
  precision,
  byPerson: by_person === 1,
  status: statusAfter(kind, was ?? undefined, becomes ?? undefined),
  isReopening: kind === 'reopened',
});
