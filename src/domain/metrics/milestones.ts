import type { Impact } from '../impacts/record.ts';
import type { ImpactTime, Precision } from '../impacts/time.ts';
import { wholeWindow } from '../impacts/window.ts';
import type { Incident } from '../incident.ts';
import type { Status } from '../status.ts';
import { beganAt, endedAt } from '../told.ts';

/** As much of an incident as its measures need. */
export type Measured = Pick<
  Incident,
  | 'id'
  | 'title'
  | 'severity'
  | 'status'
  | 'mode'
  | 'declaredAt'
  | 'declaredTold'
  | 'resolvedAt'
  | 'resolvedTold'
  | 'imported'
> & { readonly impacts: readonly Impact[]; readonly steps: readonly Step[] };

/** As much of an entry: when it was, as it reads now, and what it did. */
export interface Step {
  readonly at: Date;
  /** A day is no moment from which anything is measured. */
  readonly precision: Precision;
  /** Written by a person, and not by Sitrep. */
  readonly byPerson: boolean;
  /** The status that it set, where it set another one. */
  readonly status: Status | null;
  readonly isReopening: boolean;
}

/** The moments from which an incident is measured; null where there was none, or nobody knows it better than to a day. */
export interface Milestones {
  /** The first of what was hit began to be hit. */
  readonly hit: Date | null;
  readonly declared: Date | null;
  /** Somebody did the first thing about it. */
  readonly acknowledged: Date | null;
  /** From when on nothing more had to be stopped: the last step to `monitoring`, or to its end without one. */
  readonly mitigated: Date | null;
  readonly resolved: Date | null;
  /** The last of what was hit was whole again. */
  readonly recovered: Date | null;
  readonly reopened: number;
}

/** Takes the milestones of an incident from what was recorded of it; `steps` in the order of `seq`. */
export function milestonesOf(incident: Measured): Milestones {
  const window = wholeWindow(incident.impacts);
  const declared = exact(beganAt(incident));
  return {
    hit: exact(window?.from ?? null),
    declared,
    acknowledged: declared && acknowledged(incident.steps, declared),
    mitigated: mitigated(incident.steps),
    resolved: exact(endedAt(incident)),
    recovered: exact(window?.to ?? null),
    reopened: incident.steps.filter(({ isReopening }) => isReopening).length,
  };
}

const exact = (time: ImpactTime | null): Date | null => (time && time.precision !== 'day' ? time.at : null);

/** What was done before it was declared belongs to finding it. */
function acknowledged([, ...steps]: readonly Step[], declared: Date): Date | null {
  const deeds = steps.filter(({ byPerson, precision, at }) => byPerson && precision !== 'day' && at >= declared);
  return deeds.reduce<Date | null>((first, { at }) => (first && first <= at ? first : at), null);
}

/** A step back, or a reopening, says that it was not yet. */
function mitigated(steps: readonly Step[]): Date | null {
  let since: Step | null = null;
  for (const step of steps) {
    if (step.status === null) continue;
    const isUnder = step.status === 'monitoring' || step.status === 'resolved';
    since = isUnder ? (since ?? step) : null;
  }
  return since && since.precision !== 'day' ? since.at : null;
}
