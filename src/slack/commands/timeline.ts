import { asItStands, asOf, type Standing } from '../../domain/as-it-stands.ts';
import { type ImpactTime, lastMoment } from '../../domain/impacts/time.ts';
import { bot } from '../../domain/incident.ts';
import { readPast } from '../../domain/past.ts';
import { addedAfter, remarksOf } from '../../domain/remarks.ts';
import { showDate } from '../../domain/show-time.ts';
import { storyOf } from '../../domain/story.ts';
import { isKind } from '../../domain/timeline.ts';
import { sayTime, showEntryTime } from '../../domain/told.ts';
import { messageLink } from '../views/message-noted.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import { quoted } from '../views/reply.ts';
import type { Command } from './command.ts';
import { withIncident } from './found.ts';
import { inDoubt } from './in-doubt.ts';
import { pages } from './pages.ts';
import { no } from './said-back.ts';

export const timeline: Command = {
  verb: 'timeline',
  aliases: ['history'],
  takes: '[as-of <time>]',
  does: 'everything on record, one line each; or what was known at a time',
  async run(order, house) {
    const { clock, records } = house.desk;
    const [, words] = /^as[- ]of:?\s+(.+)$/isu.exec(order.rest.text) ?? [];
    if (words === undefined && order.rest.text !== '') {
      return no('usage', `The timeline takes no ${quoted(order.rest.text)}.`, '/incident timeline as-of 18:00');
    }
    const moment = words === undefined ? undefined : readPast(words.replace(/^at\s+/iu, ''), order.zone, clock());
    if (words !== undefined && moment === undefined) {
      return no('unclear_time', `${quoted(words)} is no time that Sitrep can read.`, '/incident timeline as-of 18:00');
    }
    if (moment && 'ask' in moment) return inDoubt(moment.ask, `timeline as-of ${words}`);
    return withIncident(order, house, async ({ id, title }) => {
      const all = await records.timeline(id);
      const lines = asItStands(moment ? asOf(all, knownBy(moment)) : all).map(lineOf);
      const when = moment ? ` as of ${sayTime(moment, [order.zone], clock())}` : '';
      const head = `✅ Timeline of #${id} “${cut(escapeText(oneLine(title)), 200, 'whole in the postmortem')}”${when}, ${lines.length} entries:`;
      return pages(head, lines, `\`/incident #${id} postmortem\` has them all`);
    });
  },
};

/** What was known on a day was known at its end. */
const knownBy = (moment: ImpactTime): Date => (moment.precision === 'day' ? lastMoment(moment) : moment.at);

function lineOf(standing: Standing): string {
  const { entry, retractedIn } = standing;
  const author = entry.by === bot ? 'Sitrep' : entry.byName;
  const story = cut(escapeText(oneLine(storyOf(entry))), 400, 'whole in the postmortem');
  const late = addedAfter(standing);
  const from = isKind(entry, 'note') && entry.detail.source ? [messageLink(entry.detail.source.permalink)] : [];
  const old = (text: string) => `“${cut(escapeText(oneLine(text)), 200, 'whole in the postmortem')}”`;
  const remarks = [...(late ? [`added ${late} later`] : []), ...remarksOf(standing, old), ...from];
  const beside = remarks.length > 0 ? ` (${remarks.join('; ')})` : '';
  return `${entry.seq}. ${showEntryTime(entry, showDate)} · ${escapeText(author)} · ${retractedIn ? `~${story}~` : story}${beside}`;
}
