import type { Alarm } from '../domain/alarm.ts';
import type { Change } from '../domain/change.ts';
import type { Incident } from '../domain/incident.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Topic } from '../domain/subscription.ts';
import type { Person, Receipt, ReceiptKey, Records, Where } from './records.ts';
import type { Draft, Filed } from './shelf.ts';

/** What may be read. */
export type * from './records.ts';

export type Clock = () => Date;

export interface Log {
  info(message: string, fields?: object): void;
  warn(message: string, fields?: object): void;
  error(message: string, fields?: object): void;
}

export interface Commit {
  readonly change: Change;
  /** Everything that must ring from now on. */
  readonly alarms: readonly Alarm[];
  /** Slack's own id of what asked for the change: the same again is the same change. */
  readonly dedupeKey?: string | undefined;
  /** The alarm that speaks, if one does: it must not have rung yet. */
  readonly rings?: Alarm | undefined;
}

/** What only the desk, the herald and the people's list may write. */
export interface Store extends Records {
  /** The record as one person may read it. */
  seenBy(viewer: string): Records;
  nextId(): Promise<number>;
  /**
   * Writes the incident, its entry, its alarms, the dedupe key and the ring together or not at all; on disk when it
   * returns. Throws `StaleIncident` if someone else was first, `AlreadyRung` if the alarm is spent, `AlreadyDone` if the
   * dedupe key is there.
   */
  commit(commit: Commit): Promise<void>;
  /** Alarms not rung yet; with a moment, those due by then. */
  alarms(dueBy?: Date): Promise<Alarm[]>;
  /** Unless its incident has changed since it had this version: then it may have been set again. */
  dropAlarm(alarm: Alarm, version: number): Promise<void>;
  /**
   * Makes these the only pending alarms of their incidents, unless they have changed meanwhile; one that has rung stays
   * rung.
   */
  replaceAlarms(of: ReadonlyArray<Pick<Commit['change'], 'incident'> & Pick<Commit, 'alarms'>>): Promise<void>;
  bookmark(follower: string, incidentId: number): Promise<number>;
  /** Known at once, on disk a moment later: what is told is told by its receipts. */
  moveBookmark(follower: string, incidentId: number, seq: number): Promise<void>;
  /** The incidents whose newest entry a follower has not told. */
  behind(follower: string): Promise<number[]>;
  /** Of an entry as it was written, chained to those before it: 64 hex digits. */
  hashOf(incidentId: number, seq: number): Promise<string | undefined>;
  saveReceipt(key: ReceiptKey, receipt: Receipt): Promise<void>;
  /**
   * Forgets what a follower did for an incident, so that it is done again: the message that stands at a time, or the
   * steps of a name, or what was given up. Its bookmark goes back to before them. Gives the entries, in order.
   */
  forget(follower: string, incidentId: number, what: Forgotten): Promise<number[]>;
  /** Puts a bookmark back to an entry, or leaves it where it is further back. */
  rewind(follower: string, incidentId: number, seq: number): Promise<void>;
  /** The newest message a follower left for an incident: what it looks for must be younger. */
  newestReceipt(follower: string, incidentId: number): Promise<Receipt | undefined>;
  /** `at`: when Slack said so. What is older than what is known of somebody changes nothing, here and below. */
  savePeople(teamId: string, people: readonly Person[], at: Date): Promise<void>;
  /** Who is in a channel or a user group: all of them, as read from then on; some more, or one less. */
  saveMembers(circle: string, teamId: string, people: readonly string[], at: Date): Promise<void>;
  addMembers(circle: string, teamId: string, people: readonly string[], at: Date): Promise<void>;
  dropMember(circle: string, person: string, at: Date): Promise<void>;
  membersOf(circle: string): Promise<string[]>;
  /** The channels of private incidents in which people are. */
  privateChannels(): Promise<string[]>;
  /** Whether that is new. */
  subscribe(person: string, teamId: string, topic: Topic, since: Date): Promise<boolean>;
  /** Whether there was anything to end. */
  unsubscribe(person: string, topic: Topic): Promise<boolean>;
  subscriptionsOf(person: string): Promise<Topic[]>;
  /** Whoever had asked for news of any of these by a moment. */
  subscribersOf(topics: readonly Topic[], by: Date): Promise<string[]>;
  /** Unless a newer one is there. */
  saveDraft(id: number, draft: Draft): Promise<void>;
  /** What may lie in the file of a postmortem by our own hand, or lay there lately, the newest first. */
  filed(id: number): Promise<Filed[]>;
  /** Before it is written. */
  saveFiled(id: number, filed: Filed): Promise<void>;
  /** After it is written: the last few are kept, since somebody may have one of them open. */
  settleFiled(id: number): Promise<void>;
  saveSetting(name: string, value: string): Promise<void>;
  /** Unless it is there already. What is there now, whoever was first. */
  settingOnce(name: string, value: string): Promise<string>;
  /** Unless it is no longer what it was (`undefined`: not there). Whether it is the new one now. */
  swapSetting(name: string, was: string | undefined, value: string): Promise<boolean>;
  /** What Slack has told us and will not tell again, as it came; the same id again is the same. On disk when it returns. */
  saveHeard(eventId: string, teamId: string, body: string, at: Date): Promise<void>;
  /** When it is worked off. */
  dropHeard(eventId: string): Promise<void>;
  /** What is not worked off yet, the oldest first. */
  heard(): Promise<string[]>;
  /** A message that a form is about, as JSON, for as long as the form may be open. The newest stands. */
  keepMessage(place: Place, teamId: string, body: string, at: Date): Promise<void>;
  keptMessage(place: Place): Promise<string | undefined>;
  /** Those kept before a moment. */
  dropMessages(before: Date): Promise<void>;
  /** How many incidents are open, drills apart, and how many alarms have not rung. */
  counts(): Promise<{ readonly open: number; readonly alarms: number }>;
  /** Writes something that means nothing. Throws what would keep a change from being recorded. */
  tryOut(): Promise<void>;
}

/** Where a message stands at Slack. */
export interface Place {
  readonly channel: string;
  readonly ts: string;
}

export interface Forgotten {
  readonly ts?: string;
  readonly step?: string;
  readonly untold?: boolean;
}

export class StaleIncident extends Error {}
export class AlreadyRung extends Error {}
/** The same request has been written down, perhaps by another bot to which Slack gave it as well. */
export class AlreadyDone extends Error {}

/** The record cannot be reached: what any method of a store may throw that has tried again for a while, and gives up. */
export class RecordAway extends Error {
  /** A change was on its way: it may have been written down. */
  readonly doubt: boolean;

  constructor(
    message = 'the record cannot be reached',
    { doubt = false, cause }: { doubt?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.doubt = doubt;
  }
}

/** A rule of the domain, with everything but the incident and the time already filled in. */
export type Decide = (incident: Incident, now: Date) => Outcome<Change>;

/** The same for an incident that is not there yet. */
export type DecideFirst = (who: Pick<Incident, 'id' | 'teamId'>, now: Date) => Outcome<Change>;

/** The one door. Whatever changes an incident, a command, a button or an alarm, comes through here. */
export interface Desk {
  readonly records: Records;
  readonly clock: Clock;
  declare(teamId: string, decide: DecideFirst, dedupeKey?: string): Promise<Outcome<Change>>;
  change(where: Where, decide: Decide, dedupeKey?: string): Promise<Outcome<Change>>;
  /** The same desk; of what is changed through this one, whoever asked for it hears before everybody else. */
  heardBy(hear: Listener): Desk;
}

/** The same for Sitrep itself, from which nothing is hidden: the clock, the followers, what Slack tells of itself. */
export interface WholeDesk extends Desk {
  ring(alarm: Alarm, hear?: Listener): Promise<Outcome<Change>>;
  /** The desk as one person may use it: what they may not see is not there. */
  as(person: string): Desk;
}

/**
 * Told of every change after it is safe in the store, and of the alarms that it set or moved. Returns at once; what takes
 * time goes on behind it.
 */
export type Listener = (change: Change, alarms: readonly Alarm[]) => void;

/** Wakes the desk when an alarm is due. May lose one or ring twice: the sweep and the store see to once. */
export interface Alarms {
  arm(alarms: readonly Alarm[]): void;
  stop(): Promise<void>;
}
