import type { Message } from '../../../src/sandbox/seen.ts';
import type { Talk } from '../talk.ts';

const minute = 60_000;

/** An incident of Dana's whose promised update is due this moment, and the reminder in its channel. */
export async function reminded(talk: Talk, words = 'sev2 Checkout is down') {
  const { id, channel } = await talk.declare(words);
  await talk.type('/incident update Rolling back. Next update in 20 minutes', { in: channel });
  talk.moveClock(20 * minute);
  return { id, channel, reminder: await talk.slack.until(() => dueIn(talk, channel)) };
}

/** The newest message with that in it. */
export const dueIn = (talk: Talk, channel: string, words = 'update is due'): Promise<Message | undefined> =>
  talk.slack.messages(channel).then((messages) => messages.findLast(({ text }) => text.includes(words)));

/** What somebody was answered last, by whatever way. */
export const heard = (talk: Talk, who = 'dana'): string => talk.slack.ephemerals(who).at(-1)?.text ?? '';

/** A message from Sitrep to somebody with that in it, once it is there. */
export const toldDirectly = (talk: Talk, who: string, words: string): Promise<Message> =>
  talk.slack.until(async () => (await talk.slack.directMessages(who)).find(({ text }) => text.includes(words)));
