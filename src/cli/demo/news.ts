import type { LocalSlack } from '../../sandbox/local-slack.ts';

type Message = Awaited<ReturnType<LocalSlack['messages']>>[number];

/** Something that people see now and did not see before: all in a channel, or one in their direct messages. */
export interface News {
  readonly kind: 'message' | 'thread' | 'topic' | 'edited' | 'direct';
  /** The channel's name; of a direct message the person's. */
  readonly channel: string;
  /** Of an edited message, the lines that are new in it. */
  readonly text: string;
}

/** Remembers what has been read: each call gives what has come since the last one, channel by channel. */
export function createReader(slack: LocalSlack) {
  const read = new Map<string, string>();

  return async function news(): Promise<News[]> {
    const found: News[] = [];
    for (const { id, name } of await slack.channels()) {
      for (const message of await slack.messages(id)) {
        found.push(...newIn(message, name, message.subtype === 'channel_topic' ? 'topic' : 'message'));
        if (!message['reply_count']) continue;
        const [, ...answers] = await slack.thread(id, message.ts);
        found.push(...answers.flatMap((answer) => newIn(answer, name, 'thread')));
      }
    }
    for (const { handle } of slack.people()) {
      for (const message of await slack.directMessages(handle)) found.push(...newIn(message, handle, 'direct'));
    }
    return found;
  };

  function newIn({ channel: id, ts, text, ...rest }: Message, channel: string, kind: News['kind']): News[] {
    const key = `${id} ${ts}`;
    const before = read.get(key);
    if (before === text) return [];
    read.set(key, text);
    // What is edited is the card, or a reminder that has its answer.
    if (before !== undefined) {
      return [{ kind: before.includes('\nStatus: ') ? 'edited' : kind, channel, text: newLines(before, text) }];
    }
    return [{ kind, channel, text: kind === 'topic' ? String(rest['topic']) : text }];
  }
}

function newLines(before: string, after: string): string {
  const known = new Set(before.split('\n'));
  return after
    .split('\n')
    .filter((line) => !known.has(line))
    .join(' · ');
}
