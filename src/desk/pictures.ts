import type { Course } from '../domain/course.ts';
import type { Kept } from '../domain/metrics/kept.ts';
import type { Mitigated } from '../domain/metrics/mitigated.ts';
import type { PerWeek } from '../domain/metrics/per-week.ts';

/** A drawn picture, as a file. */
export interface Picture {
  /** Of the file: `incidents-per-week.png`. */
  readonly name: string;
  readonly title: string;
  readonly png: Buffer;
  /** What it tells, in a sentence without its dot. */
  readonly finding: string;
  /** The same with more of what is seen, for those who do not see it; at most 1,000 characters. */
  readonly alt: string;
}

/** What to draw. `of`: the component that the incidents hit; empty for all. */
export type Drawing =
  | { readonly what: 'course'; readonly data: Course }
  | { readonly what: 'per-week'; readonly data: PerWeek; readonly of: string }
  | { readonly what: 'mitigated'; readonly data: Mitigated; readonly of: string }
  | { readonly what: 'kept'; readonly data: Kept };

/** Draws pictures that are read on a phone. One at a time, aside: nobody's answer waits for it. */
export type Draw = (drawing: Drawing) => Promise<Picture>;
