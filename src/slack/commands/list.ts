import type { Desk } from '../../desk/ports.ts';
import { counted } from '../../domain/counted.ts';
import { commanderOf, type Incident } from '../../domain/incident.ts';
import { showTime } from '../../domain/show-time.ts';
import { marked, nextUpdate } from '../views/card.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import { owedName, whenDue } from '../views/owed.ts';
import { understood } from '../views/reply.ts';
import type { Command, Reply } from './command.ts';
import { takesNothing } from './found.ts';
import { pages } from './pages.ts';

export const list: Command = {
  verb: 'list',
  aliases: ['ls'],
  takes: '[actions]',
  does: 'every open incident; every open action',
  anywhere: true,
  async run(order, { desk }) {
    if (/^(?:(?:all|open)\s+)?(?:actions?|todos?)$/iu.test(order.rest.text)) return openActions(desk);
    const refusal = /^(?:all|open)$/iu.test(order.rest.text) ? undefined : takesNothing(order, 'list');
    if (refusal) return refusal;
    const open = await desk.records.listOpen();
    if (open.length === 0) return { text: understood('All quiet: nothing is open.') };
    const lines = open.map((incident) => lineOf(incident, desk.clock()));
    return pages(`✅ ${open.length} open:`, lines, 'the rest is on their cards');
  },
};

/** More than a team has; those due first are shown. */
const mostActions = 500;

async function openActions({ records, clock }: Desk): Promise<Reply> {
  const { total, first } = await records.owing({ what: 'action' }, mostActions);
  if (total === 0) return { text: understood('Nothing is to be done: no action is open.') };
  const names = await records.namesOf([...new Set(first.flatMap(({ owner }) => owner ?? []))]);
  const lines = first.map((one) => {
    const who = one.owner === null ? 'nobody yet' : escapeText(cut(names.get(one.owner) ?? one.owner, 80));
    const what = cut(escapeText(oneLine(one.words)), 200, 'whole in the timeline');
    return `• ${owedName(one)} “${what}” · ${who} · ${whenDue(one, clock())}`;
  });
  const rest = total > first.length ? [`and ${total - first.length} more, which are due later`] : [];
  return pages(`✅ ${counted(total, 'action')} to be done:`, [...lines, ...rest], 'the rest is due later');
}

function lineOf(incident: Incident, now: Date): string {
  const { id, severity, status, title, channel } = incident;
  const place = channel ? ` · <#${channel}>` : '';
  const name = cut(escapeText(oneLine(title)), 150, 'whole in the postmortem');
  return `${marked(incident)}#${id} · ${severity} · ${status} · ${name} · lead <@${commanderOf(incident)}> · next update ${nextUpdate(incident, (at) => showTime(at, now))}${place}`;
}
