import type { Clock } from '../../desk/ports.ts';
import type { Change } from '../../domain/change.ts';
import type { Incident } from '../../domain/incident.ts';
import type { NextUpdate } from '../../domain/next.ts';
import type { Outcome, Refusal } from '../../domain/outcome.ts';
import { showDueIn, showTime } from '../../domain/show-time.ts';
import { type Button, withButtons } from '../views/buttons.ts';
import { cut, escapeText } from '../views/mrkdwn.ts';
import { understood } from '../views/reply.ts';
import type { Reply } from './command.ts';

/** Says back what was understood, or why it was refused. */
export const saidBack = (
  outcome: Outcome<Change>,
  lines: (change: Change) => readonly string[],
  buttons: (change: Change) => readonly Button[] = () => [],
): Reply => {
  if (!outcome.ok) return outcome.refusal;
  const { value } = outcome;
  const text = understood(...lines(value), ...aboutChannel(value.incident));
  return withButtons(text, buttons(value));
};

/** Where the channel is lost, people should know that they are heard all the same. */
const aboutChannel = ({ channelLoss }: Incident): string[] =>
  channelLoss === null
    ? []
    : [`Its channel is ${lossWords[channelLoss]}: the record goes on, and updates go to the announcement.`];

const lossWords = { archived: 'archived', deleted: 'deleted', left: 'without Sitrep' } as const;

/** A refusal that a command makes by itself, before the desk is asked. */
export const no = (code: Refusal['code'], sentence: string, ...instead: string[]): Refusal => ({
  code,
  sentence,
  instead,
});

/** People's words in an echo: enough to recognise them. */
export const echo = (text: string): string => cut(escapeText(text), 600, 'recorded whole');

/** A neutral hint: when everybody hears the next update. */
export function nextHint({ by, due, words }: NextUpdate, clock: Clock, zones: readonly string[] = []): string {
  if (by === 'event') return `Next update when ${echo(words)}.`;
  if (by === 'none' || due === null) return words ? `Next update: none, ${echo(words)}.` : 'Next update: none.';
  // Where somebody typed a time, "at 12:00" may have been the next day's.
  const when = zones.length > 0 ? showDueIn(zones, due, clock()) : showTime(due, clock());
  return due < clock() ? `Next update overdue since ${when}.` : `Next update due ${when}.`;
}
