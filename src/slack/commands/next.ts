import { readDuration } from '../../domain/duration.ts';
import { type NextUpdate, nextAt, nextNone, nextWhen } from '../../domain/next.ts';
import { setNextUpdate } from '../../domain/next-update.ts';
import { readWhen } from '../../domain/when.ts';
import { quoted } from '../views/reply.ts';
import type { Command } from './command.ts';
import { nextHint, no, saidBack } from './said-back.ts';

export const next: Command = {
  verb: 'next',
  aliases: ['remind'],
  takes: '20m | at 14:30 | none <why> | when <event>',
  does: 'says when the next update comes, and rings then',
  needs: /^$/u,
  async run({ rest, where, by, zone, key }, { desk, pageZone }) {
    const wanted = readNext(rest.text, zone, desk.clock());
    if (wanted === undefined) {
      const sentence =
        rest.text === '' ? 'Say when the next update comes.' : `${quoted(rest.text)} is no time that Sitrep can read.`;
      const [, minutes] = /^(?:in\s+)?([1-9]\d{0,2})$/iu.exec(rest.text) ?? [];
      return no('unclear_time', sentence, `/incident next ${minutes ?? 20}m`, '/incident next at 14:30');
    }
    const outcome = await desk.change(where, (incident, now) => setNextUpdate(incident, wanted, by, now), key);
    return saidBack(outcome, ({ incident }) => [
      `#${incident.id}: ${nextHint(incident.next, desk.clock, [zone, pageZone])}`,
    ]);
  },
};

/** Reads what may follow `next`; undefined when it is no time, no event and no reason. */
export function readNext(text: string, zone: string, now: Date): NextUpdate | undefined {
  const words = text
    .trim()
    .replace(/^["“”]|["“”]$/gu, '')
    .replace(/\s+or\s+so$/iu, '')
    .replace(/^(?:(?:me|us|update)\s+)+/iu, '');
  const [, none, why = ''] = /^(none|off|never)\b[:,]?\s*(.*)$/isu.exec(words) ?? [];
  if (none) return nextNone(why.trim());
  const every = readDuration(/^every\s+(.+)$/isu.exec(words)?.[1] ?? '');
  if (every) return nextAt({ by: 'promise', due: new Date(now.getTime() + every), since: now, words: text, every });
  const due = readWhen(words.replace(before, '').replace(sooner, ''), zone, now);
  if (due) return nextAt({ by: 'promise', due, since: now, words: text });
  const event = /^(?:when|once|after)\s+(.+)$/isu.exec(words)?.[1];
  return event === undefined ? undefined : nextWhen(event.trim());
}

/** Words around a time that leave it as it is. */
const before = /^(?:(?:no|not)\s+later\s+than|before|after|until)\s+/iu;
const sooner = /,?\s+(?:or\s+sooner|if\s+not\s+sooner|(?:by|at)\s+the\s+latest|latest)\.?$/iu;
