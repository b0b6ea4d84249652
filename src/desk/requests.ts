import type { Change } from '../domain/change.ts';
import type { Log } from './ports.ts';

/** Who asks: somebody by a command, a click, a form or a shortcut; Slack by an event; the clock by an alarm. */
export type RequestKind = 'command' | 'click' | 'form' | 'shortcut' | 'event' | 'alarm';

/** What came of it: something was recorded; it was answered, refused, or a form was opened; or it failed, by a fault of ours. */
export type Result = 'recorded' | 'answered' | 'refused' | 'form' | 'failed';

/** An entry that a request put on a timeline. */
export interface Recorded {
  readonly incident: number;
  readonly seq: number;
}

/**
 * What is asked of us, each with a short id that stands in the log from the request to its messages in Slack. It goes
 * along with the work by itself: neither the desk nor the domain hears of it.
 */
export interface Requests {
  /** Does the work of one request. `what`: a word of ours or of Slack's, never of people. */
  run<T>(kind: RequestKind, what: string, work: () => Promise<T>): Promise<T>;
  /** What is under way turns out to be about this. */
  called(what: string): void;
  /** Slack has its acknowledgement, and whoever asked has no answer yet: `acked` tells of that one later. */
  late(): void;
  /** Whoever asked has their answer; unless said, it was recorded if anything was, and only answered if not. */
  acked(result?: Result): void;
  /** A change is on disk. */
  recorded(change: Pick<Change, 'incident' | 'entry'>): void;
  /** What the request under way has recorded so far. */
  soFar(): readonly Recorded[];
  /** What goes on when the request is over, and is about others as well. */
  outside<T>(work: () => T): T;
  /** Adds the request's id to each line about an entry, and to those that a request under way writes. */
  named(log: Log): Log;
}
