import type { Refusal } from '../../domain/outcome.ts';
import { longestText } from './message.ts';
import { cut, escapeText } from './mrkdwn.ts';

/** A line to type, safe inside backticks. */
export const line = (command: string): string => `\`${escapeText(command.replaceAll('`', "'"))}\``;

/** One sentence, and what to type instead. What they typed is given back where no such line holds it. */
export function refused({ sentence, instead }: Refusal, typed: string, rest: string): string {
  const lines = instead.map(line);
  const kept = rest === '' || instead.some((command) => command.includes(rest));
  const back = kept ? [] : [`You typed: ${line(`/incident ${typed}`)}`];
  return cut([escapeText(sentence), ...lines, ...back].join('\n'), longestText);
}

/** What was understood. */
export const understood = (...lines: readonly string[]): string => cut(`✅ ${lines.join('\n')}`, longestText);
