import { isSameName } from '../component.ts';
import type { ImpactTime } from './time.ts';

/** How badly something was hit, the mildest first; `none` is said on purpose: not impacted. */
export const degrees = ['none', 'minor', 'partial', 'major', 'full'] as const;
export type Degree = (typeof degrees)[number];

/** What became of the data; `none`: nothing happened to it. */
export const dataStates = ['lost', 'partial', 'delayed', 'queued', 'backfilled', 'none'] as const;
export type DataState = (typeof dataStates)[number];

/** What somebody says of one component in one region. */
export interface Impact {
  /** The entry that says it. */
  readonly seq: number;
  readonly component: string;
  readonly region: string | null;
  readonly degree: Degree;
  readonly from: ImpactTime | null;
  readonly to: ImpactTime | null;
  /** How much, in their words: `16% of calls`. */
  readonly amount: string | null;
  readonly data: DataState | null;
  /** The entry of the mitigation that did it. */
  readonly causedBy: number | null;
  /** What else was said. */
  readonly words: string;
  /** The entry that says otherwise, or takes it back; null while it stands. */
  readonly replacedIn: number | null;
}

/** An impact speaks of a component in a region; the next one that speaks of the same replaces it. */
export const isOfTheSame = (one: Hit, other: Hit): boolean =>
  isSameName(one.component, other.component) && isSameName(one.region ?? '', other.region ?? '');

type Hit = Pick<Impact, 'component' | 'region'>;
