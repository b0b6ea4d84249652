import type { Records } from '../../desk/ports.ts';

const what: Readonly<Record<string, string>> = {
  opener: 'The channel was not opened',
  inviter: 'Somebody was not invited',
  channel: 'An entry was not posted in the channel',
  furnisher: 'The channel is without its pin or its bookmark',
  card: 'The card was not updated',
  topic: 'The topic was not set',
  announcer: 'An announcement was not posted',
  'announcement card': 'The announcement was not updated',
  silencer: 'A reminder kept its buttons',
  nudger: 'Somebody was not reminded privately',
  drafter: 'The postmortem draft was not uploaded',
  canvas: 'The canvas of the postmortem is not complete',
  shelver: 'The file of the postmortem was not written',
};

/** What Slack would not take, in words: a line for each follower, with the newest reason. */
export async function untoldWords(records: Pick<Records, 'untold'>, incidentId: number): Promise<string[]> {
  const newest = new Map((await records.untold(incidentId)).map(({ follower, untold }) => [follower, untold]));
  return [...newest].map(([follower, reason]) => `${what[follower] ?? follower}, because: ${reason}`);
}
