import { splitWord } from '../../domain/said.ts';
import { readStatus } from '../../domain/status.ts';
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
      return no('usage', sentence, `/incident update ${order.rest.text}`);
    }
    return wanted === 'resolved' ? resolve.run({ ...order, rest }, house) : tell(order, house, rest, wanted);
  },
};
