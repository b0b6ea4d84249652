import type { Decide } from '../../desk/ports.ts';
import { amend as amendEntry } from '../../domain/amend.ts';
import { near } from '../../domain/impacts/around.ts';
import { splitPast } from '../../domain/past.ts';
import { isKind } from '../../domain/timeline.ts';
import { amendedTime, sayWhen } from '../../domain/told.ts';
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
    const target = await entryNumbered(where, number, desk);
    const decide: Decide = (incident, now) => {
      const { said, time, ask } = splitPast(words, zone, now, near(incident, now));
      if (ask) return { ok: false, refusal: inDoubt(ask, `amend ${number} ${words.text}`) };
      const wanted = { said: said.text === '' && time ? null : said, at: time ?? null, by };
      return amendEntry(incident, target, wanted, now);
    };
    return saidBack(await desk.change(where, decide, key), ({ incident, entry }) => {
      const told = isKind(entry, 'amended') ? amendedTime(entry) : null;
      const time = told ? `, it happened ${sayWhen(told, [zone], desk.clock())}` : '';
      const text = entry.text === '' ? '' : `: “${echo(entry.text)}”`;
      return [`#${incident.id} entry ${number} is put right as entry ${entry.seq}${time}${text}`];
    });
  },
};
