import { bot } from '../../domain/incident.ts';
import { showDate } from '../../domain/show-time.ts';
import { storyOf } from '../../domain/story.ts';
import type { Entry } from '../../domain/timeline.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import type { Command } from './command.ts';
import { takesNothing, withIncident } from './found.ts';
import { pages } from './pages.ts';

export const timeline: Command = {
  verb: 'timeline',
  aliases: ['history'],
  takes: '',
  does: 'everything on record, one line each',
  run: async (order, house) =>
    takesNothing(order, 'timeline') ??
    withIncident(order, house, async ({ id, title }) => {
      const lines = (await house.desk.records.timeline(id)).map(lineOf);
      const head = `✅ Timeline of #${id} “${cut(escapeText(oneLine(title)), 200, 'whole in the postmortem')}”, ${lines.length} entries:`;
      return pages(head, lines, `\`/incident #${id} postmortem\` has them all`);
    }),
};

function lineOf(entry: Entry): string {
  const author = entry.by === bot ? 'Sitrep' : entry.byName;
  const story = cut(escapeText(oneLine(storyOf(entry))), 400, 'whole in the postmortem');
  return `${entry.seq}. ${showDate(entry.at)} · ${escapeText(author)} · ${story}`;
}
