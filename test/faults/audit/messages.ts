import type { Message } from '../../../src/sandbox/seen.ts';
import { type Check, type Evidence, type Key, keyOf } from './evidence.ts';

interface ReceiptRow extends Omit<Key, 'incident'> {
  readonly incident_id: number;
  readonly channel: string | null;
  readonly ts: string | null;
}

const nameOf = ({ follower, incident, seq, step }: Key): string => `${follower} ${incident} ${seq} ${step}`;

/** No message twice; each is known by its receipt, and each receipt by its message. */
export const everyMessageIsOnce: Check = (evidence) => {
  const { db } = evidence;
  const wrong: string[] = [];
  const seen = new Map<string, Message>();
  for (const message of ours(evidence)) {
    const key = keyOf(message);
    if (!key) continue;
    const name = nameOf(key);
    if (seen.has(name)) wrong.push(`${name} is posted twice: “${message.text.slice(0, 80)}”`);
    seen.set(name, message);
  }
  const receipts = db.prepare<[], ReceiptRow>('select * from receipt where ts is not null and untold is null').all();
  const known = new Map(receipts.map((row) => [nameOf({ ...row, incident: row.incident_id }), row]));
  for (const [name, message] of seen) {
    const { channel, ts } = known.get(name) ?? {};
    if (channel !== message.channel || ts !== message.ts) wrong.push(`${name} is posted, but its receipt says ${ts}`);
  }
  for (const [name, { channel, ts }] of known) {
    // A message that was edited keeps its ts; direct messages are in no channel.
    const isPublic = evidence.slack.rooms.some(({ id }) => id === channel);
    if (isPublic && !seen.has(name)) wrong.push(`${name} has a receipt (${ts}), but no message`);
  }
  return wrong;
};

/** What the channel reads comes in the order in which it was recorded. */
export const everyMessageIsInOrder: Check = ({ slack }) =>
  slack.rooms.flatMap(({ name, messages }) => {
    const posts = messages.flatMap((message) => {
      const key = keyOf(message);
      return key?.follower === 'channel' && key.step === 'post' ? [{ ts: message.ts, seq: key.seq }] : [];
    });
    const sorted = [...posts].sort((a, b) => (a.ts < b.ts ? -1 : 1));
    return sorted.flatMap(({ seq }, place) => {
      const before = sorted[place - 1]?.seq ?? 0;
      return before > seq ? [`#${name}: entry ${seq} is posted after entry ${before}`] : [];
    });
  });

const ours = ({ slack }: Evidence): Message[] => slack.rooms.flatMap(({ messages }) => [...messages]);
