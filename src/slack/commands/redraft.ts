import type { Kept } from '../../desk/papers.ts';
import { redraft as draftAnew } from '../../domain/edit-paper.ts';
import { sectionNames } from '../../domain/postmortem/section-names.ts';
import { escapeText } from '../views/mrkdwn.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { saidBack } from './said-back.ts';

export const redraft: Command = {
  verb: 'postmortem redraft',
  takes: '',
  does: 'drafts the postmortem anew from everything recorded; what people wrote stays',
  run: (order, house) => redrafted(order, house),
};

/** Also what its button does. What lies on the disk comes first: somebody may have written there. */
export async function redrafted(
  { where, by, key }: Pick<Order, 'where' | 'by' | 'key'>,
  { desk, papers }: House,
): Promise<Reply> {
  const id = await desk.records.idOf(where);
  const kept = id === undefined ? undefined : await papers.keep(id);
  const outcome = await desk.change(where, (incident, now) => draftAnew(incident, by, now), key);
  return saidBack(outcome, ({ incident }) => [
    `#${incident.id}: the postmortem is drafted anew from ${incident.version - 1} entries.`,
    ...(kept ? whatCameOf(kept, incident.id) : []),
  ]);
}

function whatCameOf({ paper, takenOver, leftOut, isFrameGone }: Kept, id: number): string[] {
  const file = `incident-${id}.md`;
  const withNews = paper.sections.filter(({ news }) => news.length > 0);
  return [
    ...(takenOver.length === 0
      ? []
      : [`Taken over from ${file}: ${named(takenOver.map((key) => sectionNames[key]))}.`]),
    ...withNews.map(({ title, news: { length } }) =>
      escapeText(`${title} stays as it was written, with ${length} new ${length === 1 ? 'fact' : 'facts'} beside it.`),
    ),
    ...(isFrameGone ? [`The headings of ${file} were changed, so it stays as it is; ${beside(id)}.`] : []),
    ...(leftOut.length === 0
      ? []
      : [
          `${named(leftOut.map((key) => sectionNames[key]))} in ${file} comes from an older draft, and somebody wrote it anew since: the file stays as it is; ${beside(id)}.`,
        ]),
  ];
}

const beside = (id: number): string => `the draft lies beside it, as incident-${id}.new.md`;
const named = (names: readonly string[]): string => names.join(', ');
