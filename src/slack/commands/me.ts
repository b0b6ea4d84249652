import { commanderOf, type Incident } from '../../domain/incident.ts';
import { type Role, roles } from '../../domain/role.ts';
import { nextUpdate, readersTime } from '../views/card.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import { owedName, whenDue } from '../views/owed.ts';
import { line, understood } from '../views/reply.ts';
import type { Command } from './command.ts';
import { pages } from './pages.ts';
import { no } from './said-back.ts';

/** More than anybody does; those due first are shown. */
const most = 200;

export const me: Command = {
  verb: 'me',
  aliases: ['mine'],
  takes: '',
  does: 'what you lead or hold a role in, and your open actions and promises',
  anywhere: true,
  async run(order, { desk: { records, clock } }) {
    if (order.rest.text !== '') return no('not_supported', 'Only what is yours can be asked for.', '/incident me');
    const { id } = order.by;
    const [open, owed] = await Promise.all([records.listOpen(), records.owedBy(id, most)]);
    const held = open.flatMap((incident) => {
      const mine = heldBy(id, incident);
      return mine.length === 0 ? [] : [incidentLine(incident, mine)];
    });
    if (held.length + owed.total === 0)
      return { text: understood('Nothing is yours: no role, no action, no promise.') };
    const due = owed.first.map((one) => `• ${owedName(one)} ${short(one.words, 200)}, ${whenDue(one, clock())}`);
    const rest = owed.total - owed.first.length;
    const lines = [
      ...headed('You lead or hold a role', held),
      ...headed('You owe', due, owed.total),
      ...(rest > 0 ? [`and ${rest} more, which are due later`] : []),
    ];
    return pages('✅ Yours:', lines, `${line('/incident list')} and the app's Home have the rest`);
  },
};

const heldBy = (person: string, incident: Incident): Role[] =>
  roles.filter((role) => (role === 'commander' ? commanderOf(incident) : incident.roles[role]) === person);

function incidentLine(incident: Incident, held: readonly Role[]): string {
  const { id, severity, status, title, channel } = incident;
  const facts = [severity, status, held.join(', '), `next update ${nextUpdate(incident, readersTime)}`];
  const place = channel ? ` <#${channel}>` : '';
  return `• #${id} ${short(title, 150)}: ${facts.join(' · ')}${place}`;
}

const headed = (name: string, lines: readonly string[], total = lines.length): string[] =>
  lines.length === 0 ? [] : [`*${name}: ${total}*`, ...lines];

const short = (text: string, longest: number): string =>
  `“${cut(escapeText(oneLine(text)), longest, 'whole in the timeline')}”`;
