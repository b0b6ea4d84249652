import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { createLanes } from '../desk/lanes.ts';
import type { Log } from '../desk/ports.ts';
import { SlackRefused } from './fault.ts';
import { patiently } from './patiently.ts';
import { post } from './post.ts';
import { type Upload, upload } from './upload.ts';

interface Parts {
  readonly client: WebClient;
  readonly log: Log;
  /** Ends the patience. */
  readonly signal: AbortSignal;
}

/** Files that belong together, with the words around them. */
export interface Parcel {
  /** What it is: the message before the files. */
  readonly text: string;
  readonly files: readonly Upload[];
  /** The message in their place where files are not allowed; empty: `text` has it all; undefined: nothing would do. */
  readonly instead: string | undefined;
  /** What to do where it never came. */
  readonly notSent: string;
}

export interface Files {
  /** Sends somebody files in their messages with Sitrep. Resolves with what they must be told; empty when all is there. */
  send(user: string, parcel: Parcel): Promise<string>;
  /** A wait for what is under way. */
  idle(): Promise<unknown>;
}

/** Some 25 minutes: whoever asked can be answered for 30. */
const mostTries = 55;

/** In milliseconds, at the end. */
const longestWait = 1500;

/**
 * Files for single people, one after the other for each. Slack gives no way to look one up: a file whose answer got lost
 * may come twice.
 */
export function createFiles({ client, log, signal }: Parts): Files {
  const lanes = createLanes();

  return {
    send: (user, parcel) => lanes.run(user, () => send(user, parcel)),
    // A call that hangs must not keep Sitrep from stopping.
    idle: () => Promise.race([lanes.idle(), sleep(longestWait, undefined, { ref: false })]),
  };

  async function send(user: string, parcel: Parcel): Promise<string> {
    const about = { user, files: parcel.files.map(({ name }) => name) };
    let channel: string | undefined;
    let isThere = false;
    const work = async () => {
      // A message to a person opens their messages with us, which a file alone may not.
      channel ??= (await post(client, { channel: user }, { text: parcel.text })).channel ?? user;
      isThere = await handOver(channel, parcel);
    };
    await patiently('a file', work, { log, signal, about, most: mostTries });
    return isThere ? '' : parcel.notSent;
  }

  /** Where files are not allowed, it is a message, if it fits into one. */
  async function handOver(channel: string, { files, instead }: Parcel): Promise<boolean> {
    try {
      await upload(client, channel, files);
      return true;
    } catch (cause) {
      if (!(cause instanceof SlackRefused)) throw cause;
      if (!cause.saidElsewhere) log.warn('a file was not taken', { files: files.map(({ name }) => name), cause });
      if (instead) await post(client, { channel }, { text: instead });
      return instead !== undefined;
    }
  }
}
