import { changePaper, paperAt } from '../../desk/papers.ts';
import type { When } from '../../domain/change.ts';
import { type Incident, isOpen } from '../../domain/incident.ts';
import { splitPast } from '../../domain/past.ts';
import { checklist } from '../../domain/postmortem/checklist.ts';
import { publish as publishIt, unpublishable } from '../../domain/publish.ts';
import { isKind } from '../../domain/timeline.ts';
import { sayWhen, toldTime } from '../../domain/told.ts';
import { permitted } from '../permitted.ts';
import { withButtons } from '../views/buttons.ts';
import { findingLine } from '../views/checklist.ts';
import { longestText } from '../views/message.ts';
import { cut, escapeText } from '../views/mrkdwn.ts';
import { line, quoted } from '../views/reply.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { withIncident } from './found.ts';
import { inDoubt } from './in-doubt.ts';
import { pageOff, pageText } from './page-text.ts';
import { ontoPage, publishPage, publishTitle } from './publish-page.ts';
import { no, saidBack } from './said-back.ts';

export const publish: Command = {
  verb: 'publish',
  takes: '[page|title <text>|text [<entry>] <text>|off] [now|anyway] [at <time>]',
  does: 'while it is open, puts it on the status page; when it is over, publishes its postmortem; each is shown first',
  needs: /^$/u,
  within: { page: publishPage, title: publishTitle, text: pageText, off: pageOff },
  async run(order, house) {
    const incident = await house.desk.records.find(order.where);
    return incident && isOpen(incident) ? ontoPage(order, order.rest, house) : publishPaper.run(order, house);
  },
};

/** Of the postmortem alone, whatever the incident is. */
export const publishPaper: Command = {
  verb: 'postmortem publish',
  takes: '[now|anyway] [at <time>]',
  does: 'shows what the postmortem leaves open, and publishes it; “at” where it went out earlier',
  async run(order, house) {
    const { rest, zone } = order;
    const { said, time, ask } = splitPast(rest, zone, house.desk.clock());
    if (ask) return inDoubt(ask, `publish ${rest.text}`);
    if (!/^(?:now|yes|anyway)?[.!]?$/iu.test(said.text)) {
      return no(
        'usage',
        `It is published now or anyway, and perhaps at a time; not ${quoted(said.text)}.`,
        '/incident publish',
        '/incident publish now at <time>',
      );
    }
    if (said.text === '') return shown(order, time, house);
    return published(order, { at: time, anyway: /^anyway/iu.test(said.text) }, house);
  },
};

/** What the checklist finds, and the lines that publish it. */
function shown(order: Order, at: When | undefined, house: House): Promise<Reply> {
  return withIncident(order, house, async (incident) => {
    const { id } = incident;
    const refusal = unpublishable(incident)?.refusal ?? (await whyNotBy(order, incident, house));
    if (refusal) return refusal;
    await house.papers.takeOver(id);
    const paper = await paperAt({ id }, house.desk);
    const findings = paper ? checklist(paper) : [];
    const words = `publish ${findings.length > 0 ? 'anyway' : 'now'}${at ? ` ${order.rest.text}` : ''}`;
    const points = `${findings.length} ${findings.length === 1 ? 'point' : 'points'}`;
    const head =
      findings.length > 0
        ? `The checklist of #${id} has ${points} open.`
        : `✅ #${id}: the checklist has nothing open.`;
    const end = `${findings.length > 0 ? 'Publish it all the same' : 'Publish it'}: ${line(`/incident #${id} ${words}`)}`;
    const text = cut([head, ...findings.map(findingLine)].join('\n'), longestText - end.length - 1);
    return withButtons(`${text}\n${end}`, [{ does: 'publish', label: 'Publish', about: { incident: id } }]);
  });
}

const whyNotBy = async ({ by }: Order, incident: Incident, house: House) =>
  (await permitted('publish', { id: incident.id }, by.id, house))(incident)?.refusal;

interface Wanted {
  readonly at: When | undefined;
  readonly anyway: boolean;
}

/** Also what its form does. */
export async function published(
  { where, by, key, zone }: Pick<Order, 'where' | 'by' | 'key' | 'zone'>,
  { at, anyway }: Wanted,
  house: House,
): Promise<Reply> {
  const { desk, papers } = house;
  const refusal = await permitted('publish', where, by.id, house);
  const decide: Parameters<typeof changePaper>[1] = (paper, incident, now) =>
    refusal(incident) ?? publishIt(incident, paper, { by, at, anyway }, now);
  const before = await desk.records.find(where);
  // Somebody may have written into its file.
  if (before && !refusal(before) && !unpublishable(before)) await papers.takeOver(before.id);
  const outcome = await changePaper(where, decide, desk, key);
  return saidBack(outcome, ({ incident, entry }) => {
    const told = toldTime(entry);
    const when = told ? ` ${sayWhen(told, [zone], desk.clock())}` : '';
    const version = isKind(entry, 'published') && entry.detail.version > 1 ? `, version ${entry.detail.version}` : '';
    const kept = before?.promises.filter(({ kind }) => kind === 'postmortem') ?? [];
    return [
      `#${incident.id} postmortem published${when}${version}`,
      ...kept.map(({ number, words }) => `Promise ${number} is kept by it: “${cut(escapeText(words), 300)}”`),
    ];
  });
}
