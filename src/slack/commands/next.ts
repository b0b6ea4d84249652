import type { Clock } from '../../desk/ports.ts';
import type { NextUpdate } from '../../domain/incident.ts';
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
  async run({ rest, where, by, zone, key }, { desk }) {
    const wanted = readNext(rest.text, zone, desk.clock);
    if (wanted === undefined) {
      const sentence =
        rest.text === '' ? 'Say when the next update comes.' : `${quoted(rest.text)} is no time that Sitrep can read.`;
      return no('unclear_time', sentence, '/incident next 20m', '/incident next at 14:30');
    }
    const outcome = await desk.change(where, (incident, now) => setNextUpdate(incident, wanted, by, now), key);
    return saidBack(outcome, ({ incident }) => [`#${incident.id}: ${nextHint(incident.next, desk.clock, zone)}`]);
  },
};

function readNext(text: string, zone: string, clock: Clock): NextUpdate | undefined {
  const [, none, why = ''] = /^(none|off|never|no)\b[:,]?\s*(.*)$/isu.exec(text) ?? [];
  if (none) return { by: 'none', due: null, words: why.trim(), reminded: false };
  const event = /^(?:when|once|after)\s+(.+)$/isu.exec(text)?.[1];
  if (event) return { by: 'event', due: null, words: event.trim(), reminded: false };
  const due = readWhen(text.replace(/^(?:(?:me|us|update)\s+)+/iu, ''), zone, clock());
  return due && { by: 'promise', due, words: text, reminded: false };
}
