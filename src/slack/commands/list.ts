import { commanderOf, type Incident } from '../../domain/incident.ts';
import { showTime } from '../../domain/show-time.ts';
import { marked, nextUpdate } from '../views/card.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import { understood } from '../views/reply.ts';
import type { Command } from './command.ts';
import { takesNothing } from './found.ts';
import { pages } from './pages.ts';

export const list: Command = {
  verb: 'list',
  aliases: ['ls'],
  takes: '',
  does: 'every open incident',
  anywhere: true,
  async run(order, { desk }) {
    const refusal = /^(?:all|open)$/iu.test(order.rest.text) ? undefined : takesNothing(order, 'list');
    if (refusal) return refusal;
    const open = await desk.records.listOpen();
    if (open.length === 0) return { text: understood('All quiet: nothing is open.') };
    const lines = open.map((incident) => lineOf(incident, desk.clock()));
    return pages(`✅ ${open.length} open:`, lines, 'the rest is on their cards');
  },
};

function lineOf(incident: Incident, now: Date): string {
  const { id, severity, status, title, channel } = incident;
  const place = channel ? ` · <#${channel}>` : '';
  const name = cut(escapeText(oneLine(title)), 150, 'whole in the postmortem');
  return `${marked(incident)}#${id} · ${severity} · ${status} · ${name} · lead <@${commanderOf(incident)}> · next update ${nextUpdate(incident, (at) => showTime(at, now))}${place}`;
}
