import type { Records } from '../../desk/ports.ts';
import { isOptional } from '../scopes.ts';

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

/**
 * What Slack would not take, in words: a line for each follower, with the newest reason. What is off for want of a scope is
 * said once for all incidents.
 */
export async function untoldWords(records: Pick<Records, 'untold'>, incidentId: number): Promise<string[]> {
  const untold = (await records.untold(incidentId)).filter(({ untold: reason }) => !isOff(reason));
  const newest = new Map(untold.map(({ follower, untold: reason }) => [follower, reason]));
  return [...newest].map(([follower, reason]) => `${what[follower] ?? follower}, because: ${reason}`);
}

const isOff = (reason: string): boolean => isOptional(/^missing_scope \((.+)\)/u.exec(reason)?.[1] ?? '');
