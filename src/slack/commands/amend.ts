import { amend as amendEntry } from '../../domain/amend.ts';
import { splitPast } from '../../domain/past.ts';
import { showTimeIn } from '../../domain/show-time.ts';
import type { Command } from './command.ts';
import { splitNumber } from './dated.ts';
import { entryNumbered } from './found.ts';
import { inDoubt } from './in-doubt.ts';
import { echo, no, saidBack } from './said-back.ts';

export const amend: Command = {
  verb: 'amend',
  aliases: ['edit', 'correct'],
  takes: '<entry> <text> | <entry> at <time>',
  does: 'puts an entry right; its old words stay in the record',
  needs: /^#?\d*$/u,
  async run({ rest, where, by, zone, key }, { desk }) {
    const start = splitNumber(rest);
    if (!start) return no('usage', 'Say which entry, by its number.', '/incident timeline', '/incident amend 4 <text>');
    const { number, rest: words } = start;
    const { said, at, ask } = splitPast(words, zone, desk.clock());
    if (ask) return inDoubt(ask, `amend ${number} ${words.text}`);
    const target = await entryNumbered(where, number, desk);
    const wanted = { said: said.text === '' && at ? null : said, at: at ?? null, by };
    const outcome = await desk.change(where, (incident, now) => amendEntry(incident, target, wanted, now), key);
    return saidBack(outcome, ({ incident, entry }) => {
      const time = at ? `, it happened at ${showTimeIn([zone], at, desk.clock())}` : '';
      const text = entry.text === '' ? '' : `: “${echo(entry.text)}”`;
      return [`#${incident.id} entry ${number} is put right as entry ${entry.seq}${time}${text}`];
    });
  },
};
