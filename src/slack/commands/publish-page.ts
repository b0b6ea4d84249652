import type { Incident } from '../../domain/incident.ts';
import { isOnPage, putOnPage, whyNotOnPage } from '../../domain/page/on-page.ts';
import { aboutTitle, type Preview, preview } from '../../domain/page/preview.ts';
import type { Said } from '../../domain/said.ts';
import { permitted } from '../permitted.ts';
import { longestText } from '../views/message.ts';
import { cut, escapeText, oneLine } from '../views/mrkdwn.ts';
import { previewed } from '../views/on-page.ts';
import { line, quoted } from '../views/reply.ts';
import type { Command, House, Order, Reply } from './command.ts';
import { withIncident } from './found.ts';
import { no, saidBack } from './said-back.ts';

/** `now as API is slow`: whether it goes out, whatever is found, and what the page calls it. */
const wanted = /^(?<go>now|yes|anyway)?[.!]?(?:\s*\bas\s+(?<title>[\s\S]+))?$/iu;

export const publishPage: Command = {
  verb: 'publish page',
  takes: '[now|anyway] [as <title>]',
  does: 'shows what customers would read of it on the status page, and puts it there',
  run: (order, house) => ontoPage(order, order.rest, house),
};

/** Retitles it there, and puts it there where it is not yet. */
export const publishTitle: Command = {
  verb: 'publish title',
  takes: '<text>',
  does: 'gives it a title of its own on the status page',
  async run(order, house) {
    const title = order.rest.text.trim();
    if (title === '') return no('empty_text', 'Say what the page shall call it.', '/incident publish title <text>');
    return ontoPage(order, order.rest, house, { title });
  },
};

/** Also what `publish` alone does while it is open. */
export function ontoPage(order: Order, rest: Said, house: House, asked?: { readonly title: string }): Promise<Reply> {
  return withIncident(order, house, async (incident) => {
    const read = asked ? { title: asked.title, go: undefined } : wanted.exec(rest.text)?.groups;
    if (!read) {
      return no(
        'usage',
        `It is published now or anyway, perhaps under a title of its own; not ${quoted(rest.text)}.`,
        `/incident #${incident.id} publish page now`,
        `/incident #${incident.id} publish page now as <title>`,
      );
    }
    const refusal = whyNotOnPage(incident)?.refusal ?? (await whyNotBy(order, incident, house));
    if (refusal) return refusal;
    const title = (read['title'] ?? incident.pageTitle ?? incident.title).trim();
    const timeline = await house.desk.records.timeline(incident.id);
    const seen = preview({ incident, timeline }, oneLine(title));
    const goes = read['go']?.toLowerCase();
    const isAnyway = goes === 'anyway';
    // Where it is there already, another title is all that goes out.
    const isRetitled = isOnPage(incident) && read['title'] !== undefined;
    if (goes === undefined && !isRetitled) return shown(incident, seen, house);
    const findings = isRetitled ? aboutTitle(incident.id, seen.title) : seen.findings;
    if (findings.length > 0 && !isAnyway) return unchecked(incident, { ...seen, findings });
    return putThere(order, { title: seen.title, letOut: isAnyway ? seen.held : [] }, house);
  });
}

const whyNotBy = async ({ by }: Order, incident: Incident, house: House) =>
  (await permitted('publish', { id: incident.id }, by.id, house))(incident)?.refusal;

/** What the page has, or would have, and the lines that go on from there. */
function shown(incident: Incident, seen: Preview, { desk, pageUrl }: House): Reply {
  const { id } = incident;
  const isThere = isOnPage(incident);
  const isOpen = seen.findings.length > 0;
  const head = isThere
    ? `✅ #${id} is on the status page: ${pageUrl}`
    : `✅ What customers would read of #${id} on the status page:`;
  const words = isThere ? (isOpen ? ['publish page anyway'] : []) : [`publish page ${isOpen ? 'anyway' : 'now'}`];
  const as = isThere || seen.title === incident.title ? '' : ` as ${seen.title}`;
  const ends = [
    ...words.map((one) => `${isThere ? 'Let the rest out' : 'Put it there'}: ${line(`/incident #${id} ${one}${as}`)}`),
    ...(isThere ? [`Other words: ${line(`/incident #${id} publish text <entry> <text>`)}`] : []),
  ];
  const end = ends.join('\n');
  return { text: `${cut([head, ...previewed(seen, desk.clock())].join('\n'), longestText - end.length - 1)}\n${end}` };
}

function unchecked({ id }: Incident, { findings, title }: Preview): Reply {
  const what = findings.length === 1 ? 'One thing' : `${findings.length} things`;
  const [first] = findings;
  const sentence = `${what} should be looked at before customers read it: ${first?.sentence ?? ''}`;
  return no('unchecked', sentence, ...(first ? [first.cure] : []), `/incident #${id} publish page anyway as ${title}`);
}

/** Also what its form does. */
export async function putThere(
  { where, by, key }: Pick<Order, 'where' | 'by' | 'key'>,
  { title, letOut }: { readonly title: string; readonly letOut: readonly number[] },
  house: House,
): Promise<Reply> {
  const refusal = await permitted('publish', where, by.id, house);
  const outcome = await house.desk.change(
    where,
    (incident, now) => refusal(incident) ?? putOnPage(incident, { by, title, letOut }, now),
    key,
  );
  return saidBack(outcome, ({ incident }) => [
    `#${incident.id} is on the status page as “${escapeText(title)}”: ${house.pageUrl}`,
    'What is said in updates goes there too, but for what names a host, a person or a secret.',
  ]);
}
