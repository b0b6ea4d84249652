import type { Degree } from '../impacts/record.ts';
import type { Severity } from '../severity.ts';
import type { Status } from '../status.ts';

/** An incident that is over, as somebody else kept it. Texts are plain; times are instants. */
export interface Bygone {
  /** What nothing else there is called: its entries are found again by it. */
  readonly key: string;
  /** Who kept it: `Statuspage`. */
  readonly keeper: string;
  readonly title: string;
  readonly severity: Severity;
  readonly from: Date;
  /** Not before `from`; the same where nobody knows how long it took. */
  readonly to: Date;
  /** Where its page is. */
  readonly page: string | null;
  /** In the order in which they were shown. */
  readonly updates: readonly BygoneUpdate[];
  readonly hits: readonly BygoneHit[];
  readonly postmortem: { readonly text: string; readonly at: Date } | null;
}

export interface BygoneUpdate {
  readonly key: string;
  readonly at: Date;
  /** The status that it set; null where it set none that we have. */
  readonly status: Status | null;
  readonly text: string;
}

/** A component that was hit, from its first trouble to its last. */
export interface BygoneHit {
  readonly key: string;
  readonly component: string;
  readonly degree: Degree;
  readonly from: Date;
  readonly to: Date;
}
