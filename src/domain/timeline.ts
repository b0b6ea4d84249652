import type { ChaseStage } from './chase.ts';
import type { DataState, Degree } from './impacts/record.ts';
import type { Exactness, WrittenTime } from './impacts/time.ts';
import type { ChannelLoss } from './incident.ts';
import type { LinkedHow } from './links.ts';
import type { Mode } from './mode.ts';
import type { FindingKind } from './postmortem/finding.ts';
import type { SectionKey } from './postmortem/section-key.ts';
import type { PromiseKind } from './promises/kind.ts';
import type { Stage } from './ringing.ts';
import type { Role } from './role.ts';
import type { Mention } from './said.ts';
import type { Severity } from './severity.ts';
import type { Source, SourceChange } from './source.ts';
import type { Status } from './status.ts';

/** When the next update was promised, as one entry set it. `due` is an ISO instant: details are kept as JSON. */
export interface Promised {
  readonly by: 'cadence' | 'promise' | 'event' | 'none';
  readonly due: string | null;
  readonly words: string;
}

/** A promise as an entry made it: with a time (an ISO instant), bound to an event, or vague. */
export interface Made {
  readonly number: number;
  readonly kind: PromiseKind;
  readonly due: string | null;
  readonly event: string | null;
  readonly words: string;
  /** The zone in which its day ends. */
  readonly zone: string;
  /** The earlier promise that it says again. */
  readonly restates: number | null;
  /** Owed by the severity, and said by nobody. */
  readonly owed?: true;
}

/** Something with a date, and whose it is. */
interface Owed {
  readonly what: 'promise' | 'action';
  readonly number: number;
  readonly words: string;
  /** The zone in which its day ends. */
  readonly zone: string;
}

/** What each kind of entry knows beside its text. */
export interface Details {
  declared: { readonly severity: Severity; readonly next: Promised; readonly mode?: Mode; readonly private?: true };
  /** `how`: seen from the side of this record. */
  linked: { readonly other: number; readonly how: LinkedHow };
  /** `instead`: the channel that it takes the place of. */
  channel_opened: { readonly channel: string; readonly name: string; readonly instead?: string };
  channel_lost: { readonly how: ChannelLoss };
  channel_back: Record<never, never>;
  channel_closed: Record<never, never>;
  channel_renamed: { readonly name: string };
  update: {
    readonly from: Status;
    readonly to: Status;
    readonly next: Promised;
    readonly promises?: readonly Made[];
    /** What the status page says instead of its text; empty: nothing. */
    readonly page?: string;
  };
  /** `source`: the message that it was, where nobody typed it here. */
  note: { readonly source?: Source };
  /** `at`: when it really happened (an ISO instant), and how exactly that was said; null where only the words changed. */
  amended: {
    readonly entry: number;
    readonly of: EntryKind;
    readonly at: string | null;
    readonly exact?: Exactness;
    readonly source?: SourceChange;
  };
  /** `next`: where the next update was promised in what is taken back. */
  retracted: {
    readonly entry: number;
    readonly of: EntryKind;
    readonly next?: Promised;
    readonly source?: SourceChange;
  };
  severity: { readonly from: Severity; readonly to: Severity; readonly next: Promised };
  title: { readonly from: string };
  role: { readonly role: Role; readonly person: string; readonly name: string; readonly from: string | null };
  accepted: { readonly role: Role };
  declined: { readonly role: Role; readonly back: string | null; readonly backName: string | null };
  next: { readonly next: Promised };
  action: {
    readonly owner: string | null;
    readonly ownerName: string | null;
    readonly due: string | null;
    readonly zone?: string;
  };
  action_done: { readonly action: number | null };
  /** `stage` and `round` came later than the first reminders, which were all at the due time. */
  reminder: { readonly due: string; readonly stage?: Stage | 'heads_up'; readonly round?: number };
  snoozed: { readonly due: string; readonly until: string };
  promised: { readonly promise: Made };
  promise_kept: { readonly promise: number; readonly words: string };
  /** `public`: customers were told the old date, so they must hear of the new one. */
  moved: Owed & { readonly from: string | null; readonly to: string; readonly public: boolean };
  asked: {
    readonly promise: number;
    readonly kind: PromiseKind;
    readonly event: string;
    readonly words: string;
    readonly owner: string;
  };
  chased: Owed & { readonly due: string | null; readonly stage: ChaseStage; readonly owner: string };
  /** Its text is what else was said; `replaces` is the entry that spoke of the same component and region. */
  impact: {
    readonly component: string;
    readonly region: string | null;
    readonly degree: Degree;
    readonly from: WrittenTime | null;
    readonly to: WrittenTime | null;
    readonly amount: string | null;
    readonly data: DataState | null;
    readonly causedBy: number | null;
    readonly replaces: number | null;
  };
  resolved: { readonly from: Status; readonly promises?: readonly Made[]; readonly page?: string };
  reopened: { readonly next: Promised };
  drafted: { readonly permalink: string | null };
  /** Its text is the whole section; `upTo`: the newest entry that the text knew. `inFile`: it was written on disk. */
  paper_edited: { readonly section: SectionKey; readonly upTo: number; readonly inFile?: true };
  redrafted: Record<never, never>;
  /** Its text is what went out; `open`: what the checklist had found. */
  published: { readonly version: number; readonly open: readonly FindingKind[] };
  /** What the status page calls it from now on; `letOut`: the entries whose words somebody looked at, and lets out as they read. */
  page_shown: { readonly title: string; readonly letOut: readonly number[] };
  page_hidden: Record<never, never>;
  /** Its text is what the page says of an entry; empty: nothing. */
  page_text: { readonly entry: number; readonly of: EntryKind };
  deleted: Record<never, never>;
}

export type EntryKind = keyof Details;

/** What each of them may know beside that: how exactly its time was told, where it was not written down as it happened. */
export interface Told {
  readonly told?: Exactness;
}

/** One line of the record. `at` is when it happened, `recordedAt` when we wrote it down. */
interface Line<K extends EntryKind> {
  readonly incidentId: number;
  /** 1, 2, 3 … within the incident. */
  readonly seq: number;
  readonly kind: K;
  readonly at: Date;
  readonly recordedAt: Date;
  /** The author's user id, or `bot`. */
  readonly by: string;
  /** The author's name as it was then. */
  readonly byName: string;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly detail: Details[K] & Told;
}

export type EntryOf<K extends EntryKind> = K extends EntryKind ? Line<K> : never;
export type Entry = EntryOf<EntryKind>;

export const isKind = <K extends EntryKind>(entry: Entry, kind: K): entry is EntryOf<K> => entry.kind === kind;
