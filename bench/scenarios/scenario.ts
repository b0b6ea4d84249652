import type { Row } from '../figures.ts';
import type { Sizes } from '../sizes.ts';

export interface Scenario {
  /** What is typed to run it alone. */
  readonly name: string;
  readonly does: string;
  run(sizes: Sizes): Promise<Report>;
}

export interface Report {
  readonly rows: readonly Row[];
  /** What a reader of the rows should know. */
  readonly notes?: readonly string[];
}
