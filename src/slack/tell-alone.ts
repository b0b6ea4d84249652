import type { WebClient } from '@slack/web-api';
import type { Log } from '../desk/ports.ts';
import { patiently } from './patiently.ts';
import { post } from './post.ts';
import type { Message } from './views/message.ts';

interface Parts {
  readonly client: WebClient;
  /** Ends the patience. */
  readonly signal: AbortSignal;
}

/** A few minutes. */
const mostTries = 15;

/** Tells one person something in their messages with Sitrep, where no other place is left; each message at least once. */
export type TellAlone = (person: string, messages: readonly Message[], log: Log) => Promise<void>;

export const createTellAlone =
  ({ client, signal }: Parts): TellAlone =>
  async (person, messages, log) => {
    for (const message of messages) {
      const work = () => post(client, { channel: person }, message);
      await patiently('an answer', work, { log, signal, about: { user: person }, most: mostTries });
    }
  };
