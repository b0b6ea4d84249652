import { escapeText } from '../views/mrkdwn.ts';
import { understood } from '../views/reply.ts';
import type { Command } from './command.ts';

/** The table of verbs. It is given the table, since it is itself a line of it. */
export const helpOn = (commands: () => readonly Command[]): Command => ({
  verb: 'help',
  aliases: ['?', 'usage', '--help', '-h'],
  takes: '',
  does: 'this table',
  anywhere: true,
  run: async () => ({ text: understood('What `/incident` does:', ...commands().map(lineOf)) }),
});

function lineOf({ verb, aliases = [], takes, does }: Command): string {
  const also = aliases.length > 0 ? ` (also: ${aliases.join(', ')})` : '';
  return `\`/incident ${escapeText(`${verb} ${takes}`.trim())}\` ${escapeText(does)}${also}`;
}
