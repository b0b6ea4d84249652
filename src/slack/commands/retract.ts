import { retract as retractEntry } from '../../domain/retract.ts';
import type { Command } from './command.ts';
import { splitNumber } from './dated.ts';
import { entryNumbered } from './found.ts';
import { echo, no, saidBack } from './said-back.ts';

export const retract: Command = {
  verb: 'retract',
  takes: '<entry> <why>',
  does: 'takes an entry back; it stays in the record, struck out',
  async run({ rest, where, by, key }, { desk }) {
    const start = splitNumber(rest);
    if (!start)
      return no('usage', 'Say which entry, by its number.', '/incident timeline', '/incident retract 4 <why>');
    const { number, rest: why } = start;
    const target = await entryNumbered(where, number, desk);
    const outcome = await desk.change(where, (incident, now) => retractEntry(incident, target, why, by, now), key);
    return saidBack(outcome, ({ incident, entry }) => [
      `#${incident.id} entry ${number} is taken back: “${echo(entry.text)}”`,
    ]);
  },
};
