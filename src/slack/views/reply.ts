import type { Refusal } from '../../domain/outcome.ts';
import { longestText } from './message.ts';
import { cut, escapeText, oneLine, pieces } from './mrkdwn.ts';

/** A line to type, as code. What would end the code goes into a fence, so that it can be copied as it is. */
export const line = (command: string): string => code(escapeText(command.replaceAll('```', "'''")));

const code = (escaped: string): string => (/[`\n]/u.test(escaped) ? fenced(escaped) : `\`${escaped}\``);
const fenced = (escaped: string): string => `\`\`\`\n${escaped}\n\`\`\``;

/** People's words inside a sentence, and where they stand whole. */
export const quoted = (words: string, where = 'whole below'): string => `“${cut(oneLine(words), 100, where)}”`;

/** One sentence, and what to type instead. What they typed is given back whole where no such line holds it. */
export function refused({ sentence, instead }: Refusal, typed: string, rest: string): readonly [string, ...string[]] {
  const kept = rest === '' || instead.some((command) => command.endsWith(` ${rest}`));
  const back = kept ? [] : [`You typed: ${line(`/incident ${typed}`)}`];
  const text = [escapeText(sentence), ...instead.map(line), ...back].join('\n');
  if (text.length <= longestText) return [text];
  const lines = instead.map((command) => line(cut(oneLine(command), 200, 'whole below')));
  const whole = pieces(escapeText(`/incident ${typed}`.replaceAll('```', "'''")), longestText - 20);
  return [[escapeText(sentence), ...lines, 'You typed, whole:'].join('\n'), ...whole.map(fenced)];
}

/** What was understood. */
export const understood = (...lines: readonly string[]): string => cut(`✅ ${lines.join('\n')}`, longestText);
