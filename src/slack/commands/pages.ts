import { longestText } from '../views/message.ts';
import { pieces } from '../views/mrkdwn.ts';
import type { Answer } from './command.ts';

/** Slack: 5 uses of a `response_url` in 30 minutes; one is kept for what may follow. */
const most = 4;

/** Lines over as many messages as Slack lets a command have; what is left out is said, and where it is. */
export function pages(head: string, lines: readonly string[], whole: string): Answer {
  const texts: string[] = [];
  let text = head;
  lines.forEach((line, index) => {
    for (const piece of line === '' ? [''] : pieces(line, longestText - 400)) {
      if (text.length + piece.length + 1 > longestText - 200) {
        texts.push(text);
        text = `(continued from ${index + 1})`;
      }
      text += `\n${piece}`;
    }
  });
  texts.push(text);
  const [first = '', ...more] = texts;
  const shown = more.slice(0, most);
  if (more.length > most) shown[most - 1] += `\n(cut; ${whole})`;
  return shown.length > 0 ? { text: first, more: shown } : { text: first };
}
