import type { PromiseKind } from './kind.ts';

/**
 * How a promise ended. `kept`: also when it was late; `moved`: it has another date now; `restated`: said a second time,
 * so that the first stands for both; `withdrawn`: nobody waits for it any more.
 */
export type Ending = 'kept' | 'moved' | 'restated' | 'withdrawn';

/** One promise, from the entry that made it to the entry that ended it. */
export interface PromiseRecord {
  /** 1, 2, 3 … within the incident: what people type. */
  readonly number: number;
  readonly kind: PromiseKind;
  /** With neither a time nor an event it is vague. */
  readonly due: Date | null;
  readonly event: string | null;
  /** What was said. */
  readonly words: string;
  /** Who said it, and answers for it; the days they name begin and end in their time zone. */
  readonly by: string;
  readonly zone: string;
  /** `said`: read from a text; `hand`: by a verb or a button; `rule`: owed by the severity, and promised by nobody. */
  readonly origin: 'said' | 'hand' | 'rule';
  readonly madeIn: number;
  readonly madeAt: Date;
  /** The number of the promise that this one says again, or with another date. */
  readonly restates: number | null;
  readonly ended: Ending | null;
  readonly endedIn: number | null;
  readonly endedAt: Date | null;
  /** Seconds after the due time; negative when early, null without a time or while it is open. */
  readonly lateBy: number | null;
  /** When whoever answers for it is asked about it next. */
  readonly chaseAt: Date | null;
}
