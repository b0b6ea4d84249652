import type { WebClient } from '@slack/web-api';
import type { Desk, Log } from '../../desk/ports.ts';
import type { Cadences } from '../../domain/cadence.ts';
import type { House } from '../commands/command.ts';
import type { IdentityKeeper } from '../identity.ts';
import type { RawMessage } from './message.ts';

/** Which emoji do something, by name. */
export interface Emoji {
  readonly note: string;
  readonly update: string;
}

/** What the listeners to messages share. */
export interface Parts {
  /** For what Slack tells of itself, and nobody asks for. */
  readonly desk: Desk;
  readonly cadences: Cadences;
  readonly houseOf: (person: string) => House;
  readonly identity: IdentityKeeper;
  readonly client: WebClient;
  readonly emoji: Emoji;
  readonly log: Log;
  /** Ends the patience. */
  readonly signal: AbortSignal;
}

/** What an event asks for. `attempt`: 0, 1, 2 … */
export type Work = (eventId: string, attempt: number) => Promise<unknown>;

/** A message was edited or deleted. */
export interface MessageChange {
  readonly subtype?: string;
  readonly channel: string;
  readonly ts: string;
  readonly message?: RawMessage;
  readonly previous_message?: RawMessage;
  readonly deleted_ts?: string;
}
