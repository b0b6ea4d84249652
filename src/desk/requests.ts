import type { Listener, Log } from './ports.ts';

/** Who asks: somebody by a command, a click, a form or a shortcut; Slack by an event; the clock by an alarm. */
export type RequestKind = 'command' | 'click' | 'form' | 'shortcut' | 'event' | 'alarm';

/** What came of it: something was recorded; it was answered, refused, or a form was opened; or it failed, by a fault of ours. */
export type Result = 'recorded' | 'answered' | 'refused' | 'form' | 'failed';

/** An entry that a request put on a timeline. */
export interface Recorded {
  readonly incident: number;
  readonly seq: number;
}

/** What is asked of us, with a short id that stands in the log from the request to its messages in Slack. */
export interface Request {
  /** What it has recorded so far. */
  readonly recorded: readonly Recorded[];
  /** The log, in which each line bears its id. */
  readonly log: Log;
  /** It turns out to be about this. */
  called(what: string): void;
  /** Slack has its acknowledgement, and whoever asked has no answer yet: `acked` tells of that one later. */
  late(): void;
  /** Whoever asked has their answer; unless said, it was recorded if anything was, and only answered if not. */
  acked(result?: Result): void;
  /** A change that it made is on disk: see `Desk.heardBy`. */
  hear: Listener;
}

export interface Requests {
  /** Does the work of one request. `what`: a word of ours or of Slack's, never of people. */
  run<T>(kind: RequestKind, what: string, work: (request: Request) => Promise<T>): Promise<T>;
  /** Adds to each line about an entry the id of the request that made it. */
  named(log: Log): Log;
}
