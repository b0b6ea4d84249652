import type { DataState, Degree } from '../impacts/record.ts';
import type { Exactness, WrittenTime } from '../impacts/time.ts';
import type { ChannelLoss } from '../incident.ts';
import type { Link } from '../links.ts';
import type { Mode } from '../mode.ts';
import type { PromiseKind } from '../promises/kind.ts';
import type { Ending } from '../promises/record.ts';
import type { Role } from '../role.ts';
import type { Mention } from '../said.ts';
import type { Severity } from '../severity.ts';
import type { Status } from '../status.ts';
import type { Details, EntryKind, Told } from '../timeline.ts';

/**
 * Which shape an export has: `docs/export.schema.json` describes it. What is added keeps the number; what is renamed or
 * taken out makes it 2.
 */
export const schemaName = 'sitrep/incident/1';

/** An instant: ISO 8601 in UTC, to the millisecond. */
type Iso = string;

export interface ExportedPerson {
  readonly id: string;
  /** As it was when they wrote. */
  readonly name: string;
}

/** One incident, whole, as JSON. Numbers of entries are their `seq`. */
export interface Exported {
  readonly schema: typeof schemaName;
  readonly exportedAt: Iso;
  readonly incident: {
    readonly id: number;
    readonly team: string;
    readonly title: string;
    readonly severity: Severity;
    readonly status: Status;
    readonly mode: Mode;
    readonly private: boolean;
    /** What the status page calls it; null while it is internal. */
    readonly pageTitle: string | null;
    readonly declaredBy: ExportedPerson;
    readonly roles: ReadonlyArray<ExportedPerson & { readonly role: Role }>;
    readonly channel: { readonly id: string; readonly name: string | null; readonly loss: ChannelLoss | null } | null;
    readonly nextUpdate: { readonly by: string; readonly due: Iso | null; readonly words: string };
    /** How many entries there are. */
    readonly version: number;
  };
  readonly times: ExportedTimes;
  readonly impacts: readonly ExportedImpact[];
  readonly promises: readonly ExportedPromise[];
  readonly actions: readonly ExportedAction[];
  readonly links: readonly Link[];
  readonly entries: readonly ExportedEntry[];
}

/** What is not known is null, and `—` in words. */
export interface ExportedTimes {
  readonly declared: Iso;
  readonly resolved: Iso | null;
  /** When its postmortem went out last. */
  readonly published: Iso | null;
  /** How exactly these were told; null where Sitrep was there. */
  readonly declaredTold: Exactness | null;
  readonly resolvedTold: Exactness | null;
  readonly publishedTold: Exactness | null;
  readonly durationSeconds: number | null;
  readonly duration: string;
  /** The first start and the last end of all that was hit, as exact as they were given. */
  readonly impactFrom: WrittenTime | null;
  readonly impactTo: WrittenTime | null;
  readonly impactDuration: string;
  readonly timeToDetect: string;
}

export interface ExportedImpact {
  readonly entry: number;
  readonly component: string;
  readonly region: string | null;
  readonly degree: Degree;
  readonly from: WrittenTime | null;
  readonly to: WrittenTime | null;
  /** From when to when in words, no more exact than it was given. */
  readonly window: string;
  readonly amount: string | null;
  readonly data: DataState | null;
  readonly causedBy: number | null;
  readonly words: string;
  /** Null while it stands. */
  readonly replacedIn: number | null;
}

export interface ExportedPromise {
  readonly number: number;
  readonly kind: PromiseKind;
  readonly due: Iso | null;
  readonly event: string | null;
  readonly words: string;
  readonly by: ExportedPerson;
  readonly zone: string;
  readonly origin: 'said' | 'hand' | 'rule';
  readonly madeIn: number;
  readonly madeAt: Iso;
  readonly restates: number | null;
  readonly ended: Ending | null;
  readonly endedIn: number | null;
  readonly endedAt: Iso | null;
  readonly lateSeconds: number | null;
}

export interface ExportedAction {
  readonly number: number;
  readonly text: string;
  readonly state: 'planned' | 'done' | 'taken_back';
  /** Whoever was to do it; who did it, where nobody had planned it. */
  readonly owner: ExportedPerson | null;
  readonly due: Iso | null;
  readonly zone: string | null;
  /** The entry that says it is done, or takes it back. */
  readonly endedIn: number | null;
}

type LineOf<K extends EntryKind> = {
  readonly seq: number;
  readonly kind: K;
  readonly at: Iso;
  readonly recordedAt: Iso;
  readonly by: ExportedPerson;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly detail: Details[K] & Told;
  /** The line that the timeline has for it. */
  readonly story: string;
  readonly now: ExportedStanding;
};

/** An entry as it was first written, and how it stands now. */
export type ExportedEntry = { readonly [K in EntryKind]: LineOf<K> }[EntryKind];

interface ExportedStanding {
  readonly at: Iso;
  /** How exactly that was told; null where nobody had to tell it. */
  readonly told: Exactness | null;
  readonly text: string;
  readonly amendedIn: readonly number[];
  readonly retractedIn: number | null;
  readonly replacedIn: number | null;
}
