import type { Decide } from '../../desk/ports.ts';
import { amend as amendEntry } from '../../domain/amend.ts';
import { near } from '../../domain/impacts/around.ts';
import type { MeantTime } from '../../domain/meant-time.ts';
import { splitPast } from '../../domain/past.ts';
import type { Said } from '../../domain/said.ts';
import { isKind } from '../../domain/timeline.ts';
import { amendedTime, sayWhen } from '../../domain/told.ts';
import { quoted } from '../views/reply.ts';
import type { Command } from './command.ts';
import { entryFirst, isTimeAlone, splitNumber } from './dated.ts';
import { entryNumbered } from './found.ts';
import { inDoubt } from './in-doubt.ts';
import { meantHint } from './meant.ts';
import { echo, no, saidBack } from './said-back.ts';

export const amend: Command = {
  verb: 'amend',
  aliases: ['edit', 'correct'],
  takes: '<entry> <text> | <entry> at <time>',
  does: "puts an entry right; its old words stay in the record; in an incident's channel `#3` is its entry 3",
  needs: /^#?\d*$/u,
  ownNumber: entryFirst,
  async run({ rest, where, by, zone, key }, { desk }) {
    const start = splitNumber(rest);
    if (!start) return no('usage', 'Say which entry, by its number.', '/incident timeline', '/incident amend 4 <text>');
    const { number, rest: words } = start;
    if (isTimeAlone(words.text) && !isTime(words, zone, desk.clock())) {
      const sentence = `${quoted(words.text)} is no time that Sitrep can read.`;
      return no('unclear_time', sentence, `/incident amend ${number} at 17:40`);
    }
    const target = await entryNumbered(where, number, desk);
    let untold: MeantTime | undefined;
    const decide: Decide = (incident, now) => {
      const { said, time, ask, meant } = splitPast(words, zone, now, near(incident, now));
      untold = meant;
      if (ask) return { ok: false, refusal: inDoubt(ask, `amend ${number} ${words.text}`) };
      const wanted = { said: said.text === '' && time ? null : said, at: time ?? null, by };
      return amendEntry(incident, target, wanted, now);
    };
    return saidBack(await desk.change(where, decide, key), ({ incident, entry }) => {
      const told = isKind(entry, 'amended') ? amendedTime(entry) : null;
      const time = told ? `, it happened ${sayWhen(told, [zone], desk.clock())}` : '';
      const text = entry.text === '' ? '' : `: “${echo(entry.text)}”`;
      return [
        `#${incident.id} entry ${number} is put right as entry ${entry.seq}${time}${text}`,
        ...meantHint(incident.id, number, untold, 'Its time is as it was'),
      ];
    });
  },
};

const isTime = (words: Said, zone: string, now: Date): boolean => {
  const { time, ask } = splitPast(words, zone, now);
  return time !== undefined || ask !== undefined;
};
