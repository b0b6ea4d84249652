import { distance } from 'fastest-levenshtein';
import { splitWord } from '../../domain/said.ts';
import { readSeverity } from '../../domain/severity.ts';
import { readStatus, statuses } from '../../domain/status.ts';
import { quoted } from '../views/reply.ts';
import { brief } from './brief.ts';
import type { Command } from './command.ts';
import { resolve } from './resolve.ts';
import { no } from './said-back.ts';
import { tell } from './update.ts';

export const status: Command = {
  verb: 'status',
  takes: '[<status> [text]]',
  does: 'shows where we are, or moves it on',
  async run(order, house) {
    if (order.rest.text === '') return brief.run(order, house);
    const { word, rest } = splitWord(order.rest);
    const wanted = readStatus(word);
    if (wanted === undefined) {
      const sentence = `${quoted(word)} is no status: investigating, identified, monitoring and resolved are.`;
      return no('usage', sentence, instead(word, rest.text));
    }
    return wanted === 'resolved' ? resolve.run({ ...order, rest }, house) : tell(order, house, rest, wanted);
  },
};

/** The status that a slip of the finger away is meant; a severity has a verb of its own; else it is news. */
function instead(word: string, text: string): string {
  const bare = word.toLowerCase().replace(/\W+$/u, '');
  const near = statuses.find((one) => distance(one, bare) <= 2);
  if (near) return `/incident status ${near} ${text}`.trim();
  if (readSeverity(word)) return `/incident severity ${word} ${text}`.trim();
  return text === '' ? '/incident status' : `/incident update ${word} ${text}`;
}
