import type { ActionItem } from '../domain/action-item.ts';
import type { Standing, Stretch } from '../domain/as-it-stands.ts';
import type { Change } from '../domain/change.ts';
import type { Incident } from '../domain/incident.ts';
import type { Step } from '../domain/metrics/milestones.ts';
import type { PromiseKind } from '../domain/promises/kind.ts';
import type { PromiseRecord } from '../domain/promises/record.ts';
import type { Entry, EntryKind } from '../domain/timeline.ts';
import type { Draft } from './shelf.ts';

export type Where = { readonly id: number } | { readonly channel: string };

/** A person of the workspace, as far as the rules need to know them. */
export interface Person {
  readonly id: string;
  /** The short name people type after `@`. */
  readonly handle: string;
  readonly name: string;
  /** IANA zone of their Slack profile. */
  readonly zone: string;
  readonly kind: 'member' | 'guest' | 'bot';
  readonly active: boolean;
}

/** Proof that one Slack call of one entry is done, or the reason why it never will be. */
export interface Receipt {
  readonly channel: string | null;
  readonly ts: string | null;
  /** What else Slack said: the name of a channel, the link of a file. */
  readonly detail?: string | null;
  /** Why it could not be told; null when it was. */
  readonly untold: string | null;
}

/** Which call: the follower, the incident, the entry and the step in telling it. */
export interface ReceiptKey {
  readonly follower: string;
  readonly incidentId: number;
  readonly seq: number;
  readonly step: string;
}

/** An incident as lists show it: without what is owed, and without what was hit. */
export type Glance = Omit<Incident, 'promises' | 'actions' | 'impacts'>;

/** An incident as figures are made of it. */
export type Reckoned = Omit<Incident, 'promises' | 'actions'>;

/** The first of many, and how many there are. */
export interface FirstOf<T> {
  readonly total: number;
  readonly first: readonly T[];
}

/** An open action or an open promise, with as much of its incident as says where it comes from. */
export interface Owed {
  readonly incident: Pick<Incident, 'id' | 'title' | 'status'>;
  readonly what: 'action' | 'promise';
  readonly number: number;
  readonly words: string;
  /** Of a promise; null for an action. */
  readonly kind: PromiseKind | null;
  readonly due: Date | null;
  /** The zone of whoever set the date: its day ends in it. */
  readonly zone: string;
}

/** The same, of a whole team, with whoever answers for it. */
export interface Owing extends Owed {
  /** Whoever is to do it, or promised it: a user id; null where nobody has it. */
  readonly owner: string | null;
}

/** Which entries, by their place among all: from one on, or up to one; from an entry on; else the last. Places begin at 1. */
export interface StretchOf {
  /** How many. */
  readonly most: number;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly entry?: number | undefined;
  /** Only what was written down by then. */
  readonly asOf?: Date | undefined;
}

/**
 * What may be read. A store's own records are whole; those it gives by `seenBy` have nothing of a private incident for
 * who is outside, in whatever way they ask. So a surface that is handed a person's records cannot forget it.
 */
export interface Records {
  find(where: Where): Promise<Incident | undefined>;
  /** Its number alone. */
  idOf(where: Where): Promise<number | undefined>;
  /** Oldest first. */
  listOpen(): Promise<Incident[]>;
  /** Those that are open, or of which something is still owed: what may have alarms. So many after one, oldest first. */
  listOwing(after: number, limit: number): Promise<Incident[]>;
  /** Newest first. */
  newestOpen(limit: number): Promise<FirstOf<Glance>>;
  /** Those that ended last, the latest first. */
  recentlyResolved(limit: number): Promise<Glance[]>;
  /** The open actions of a person and the open promises they made: the soonest first, those without a date last. */
  owedBy(person: string, limit: number): Promise<FirstOf<Owed>>;
  /** The open actions, or the open promises as well, of everybody, without those of drills: the soonest first. */
  owing(which: { readonly what?: 'action'; readonly dueBy?: Date }, limit: number): Promise<FirstOf<Owing>>;
  /** What readers outside may know of, by its number: nothing that is private, a drill or internal. Oldest first. */
  listOnPage(): Promise<number[]>;
  /** The same, one of them, with its timeline; undefined where nobody outside may know of it. */
  onPage(id: number): Promise<{ readonly incident: Incident; readonly timeline: readonly Entry[] } | undefined>;
  /** Every promise of an incident, in the order they were made. */
  promises(id: number): Promise<PromiseRecord[]>;
  /** Everything that was ever to be done for it, in the order of its entries. */
  actions(id: number): Promise<ActionItem[]>;
  /** Every promise that a team made since a moment; of drills and of what was written down afterwards, none. */
  promisesSince(teamId: string, from: Date): Promise<PromiseRecord[]>;
  /** What a team declared after one moment and not after another; with what was hit. In the order of their ids. */
  declaredBetween(teamId: string, from: Date, to: Date): Promise<Reckoned[]>;
  /** What was done in each of these, as far as it is measured; in the order of `seq`. */
  stepsOf(ids: readonly number[]): Promise<ReadonlyMap<number, readonly Step[]>>;
  /** Whole, in the order of `seq`. */
  timeline(id: number): Promise<Entry[]>;
  /** An entry as it reads now. */
  standing(id: number, seq: number): Promise<Standing | undefined>;
  /** The newest entry of these kinds that was not taken back, as it reads now. */
  newest(id: number, kinds: readonly EntryKind[]): Promise<Entry | undefined>;
  /** Notes and updates that begin with a word, or another, and were not taken back, as they read now, by `seq`. */
  notesOn(id: number, words: readonly [string, string?]): Promise<Entry[]>;
  /** Part of a timeline, in the order in which things happened. */
  stretch(id: number, of: StretchOf): Promise<Stretch>;
  /** The entries after one, in order, or those of some kinds: what a follower still has to tell. */
  entriesAfter(id: number, seq: number, limit: number, kinds?: readonly EntryKind[]): Promise<Entry[]>;
  /** What an earlier request with this key did. */
  changeBy(dedupeKey: string): Promise<Change | undefined>;
  receipt(key: ReceiptKey): Promise<Receipt | undefined>;
  /** Of every step in which a follower told an entry. */
  receiptsOf(follower: string, id: number, seq: number): Promise<Receipt[]>;
  /** Of the newest entry for which a follower did a step of that name. */
  lastReceipt(follower: string, id: number, step: string): Promise<Receipt | undefined>;
  /** What a follower noted last in a step of that name; one that it gave up notes nothing. */
  lastNoted(follower: string, id: number, step: string): Promise<string | undefined>;
  /** Whether a follower has done a step of that name for any entry of an incident. */
  isTold(follower: string, id: number, step: string): Promise<boolean>;
  untold(id: number): Promise<Array<ReceiptKey & { readonly untold: string }>>;
  person(id: string): Promise<Person | undefined>;
  /** By id; who is not known is left out. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  personCalled(handle: string): Promise<Person | undefined>;
  /** Whose handle, name or first word of the name that is. */
  peopleCalled(word: string): Promise<Person[]>;
  peopleKnown(): Promise<boolean>;
  /** The channels of private incidents and the user groups that somebody is in, by id. */
  circlesOf(person: string): Promise<ReadonlySet<string>>;
  draft(id: number): Promise<Draft | undefined>;
  setting(name: string): Promise<string | undefined>;
}
