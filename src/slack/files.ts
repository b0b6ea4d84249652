import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { createLanes } from '../desk/lanes.ts';
import type { Log } from '../desk/ports.ts';
import { ask, SlackRefused } from './fault.ts';
import { patiently } from './patiently.ts';
import { post } from './post.ts';
import { asText, type ExportFile, fileInstead, fileSent, notSent } from './views/exported.ts';

interface Parts {
  readonly client: WebClient;
  readonly log: Log;
  /** Ends the patience. */
  readonly signal: AbortSignal;
}

export interface Files {
  /** Sends somebody a file in their messages with Sitrep. Resolves with what they must be told; empty when it is there. */
  send(user: string, file: ExportFile): Promise<string>;
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
    send: (user, file) => lanes.run(user, () => send(user, file)),
    // A call that hangs must not keep Sitrep from stopping.
    idle: () => Promise.race([lanes.idle(), sleep(longestWait, undefined, { ref: false })]),
  };

  async function send(user: string, file: ExportFile): Promise<string> {
    const about = { user, file: file.name };
    let channel: string | undefined;
    let isThere = false;
    const work = async () => {
      // A message to a person opens their messages with us, which a file alone may not.
      channel ??= (await post(client, { channel: user }, { text: fileSent(file) })).channel ?? user;
      isThere = await handOver(channel, file);
    };
    await patiently('an export', work, { log, signal, about, most: mostTries });
    return isThere ? '' : notSent(file);
  }

  /** Where files are not allowed, it is a message, if it fits into one. */
  async function handOver(channel: string, file: ExportFile): Promise<boolean> {
    try {
      await upload(channel, file);
      return true;
    } catch (cause) {
      if (!(cause instanceof SlackRefused)) throw cause;
      log.warn('a file was not taken', { file: file.name, cause });
      if (asText(file)) return true;
      const text = fileInstead(file);
      if (text === undefined) return false;
      await post(client, { channel }, { text });
      return true;
    }
  }

  async function upload(channel: string, { name, title, content }: ExportFile): Promise<void> {
    await ask(() => client.files.uploadV2({ channel_id: channel, filename: name, title, content }));
  }
}
