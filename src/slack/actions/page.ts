import type { Author } from '../../domain/change.ts';
import type { Incident } from '../../domain/incident.ts';
import { isOnPage } from '../../domain/page/on-page.ts';
import { findingsIn, type Preview, preview } from '../../domain/page/preview.ts';
import { sayOnPage } from '../../domain/page/say-on-page.ts';
import type { Finding } from '../../domain/postmortem/finding.ts';
import { plain } from '../../domain/said.ts';
import { type House, isRefusal, type Reply } from '../commands/command.ts';
import { entryNumbered } from '../commands/found.ts';
import { putThere } from '../commands/publish-page.ts';
import { saidBack } from '../commands/said-back.ts';
import { permitted } from '../permitted.ts';
import { fits, form, type Opening, textField, ticks } from '../views/forms.ts';
import { section } from '../views/message.ts';
import { cut, oneLine } from '../views/mrkdwn.ts';
import { previewed } from '../views/on-page.ts';
import type { FormDeed } from './deed.ts';

/** Slack: 3,000 characters in a section. */
const longest = 2900;

/** Entries that are put into other words in one form; the rest waits for the next. */
const mostFields = 10;

export const anyway = ['anyway', 'It goes out, whatever it names'] as const;

/** Shows what customers would read, with a field for its title and for whatever should be said otherwise. */
export async function pageOpening(incident: Incident, house: House): Promise<Opening> {
  const { id, pageTitle, title } = incident;
  const seen = await previewOf(incident, pageTitle ?? title, house);
  const said = await textsOf(seen, id, house);
  const isThere = isOnPage(incident);
  return {
    form: form({
      does: pageForm.does,
      title: `Status page: #${id}`,
      submit: isThere ? 'Save' : 'Put it there',
      about: { incident: id, version: incident.version },
      blocks: [
        section(cut([heading(isThere, house), ...previewed(seen, house.desk.clock())].join('\n'), longest)),
        textField('title', 'What the page calls it', { initial: seen.title }),
        ...said.map(({ seq, text }) =>
          textField(field(seq), `Entry ${seq}, as the page has it`, {
            initial: text,
            lines: 'many',
            optional: true,
            hint: 'It waits to be looked at. Left empty, it stays inside.',
          }),
        ),
        ticks('let', 'All the same', [anyway]),
      ],
    }),
    instead: `/incident #${id} publish page ${seen.findings.length > 0 ? 'anyway' : 'now'}`,
  };
}

const heading = (isThere: boolean, { pageUrl }: House): string =>
  isThere ? `On the status page, ${pageUrl}` : 'What customers would read:';

const field = (seq: number): string => `entry_${seq}`;

const previewOf = async (incident: Incident, title: string, { desk }: House): Promise<Preview> =>
  preview({ incident, timeline: await desk.records.timeline(incident.id) }, oneLine(title));

/** The held entries that a form has room for, with what they say inside. */
async function textsOf({ held }: Preview, id: number, house: House) {
  const found = await Promise.all(held.slice(0, mostFields).map((seq) => entryNumbered({ id }, seq, house.desk)));
  return found.flatMap((one) => (one && fits(one.entry.text) ? [{ seq: one.first.seq, text: one.entry.text }] : []));
}

/** Puts it on the page as the form has it: its title, and the words that were given to entries. */
export const pageForm: FormDeed = {
  does: 'page_form',
  field: 'title',

  async submit({ by, about: { incident: id, version = 0 }, key, value }, house) {
    const incident = await house.desk.records.find({ id });
    if (!incident) return { errors: { title: `There is no #${id} any more.` } };
    const refusal = (await permitted('publish', { id }, by.id, house))(incident);
    if (refusal) return refusal.refusal;
    const seen = await previewOf(incident, value('title'), house);
    // What came since has no field in the form: it goes on waiting.
    const asked = { ...seen, held: seen.held.filter((seq) => seq <= version) };
    const texts = (await textsOf(asked, id, house)).map(({ seq }) => ({ seq, words: value(field(seq)).trim() }));
    const isAnyway = value('let').includes('anyway');
    const errors = isAnyway ? {} : errorsOf(seen.title, texts, id);
    if (Object.keys(errors).length > 0) return { errors };
    for (const { seq, words } of texts) {
      const reply = await say(id, seq, words, { by, key: `${key} ${seq}` }, house);
      if (isRefusal(reply)) return { errors: { [field(seq)]: reply.sentence } };
    }
    const reply = await putThere({ where: { id }, by, key }, { title: seen.title, letOut: [] }, house);
    // Only words have changed.
    const isSame = isRefusal(reply) && reply.code === 'same';
    return isSame ? { text: `✅ #${id} is on the status page as you left it.` } : reply;
  },
};

function errorsOf(
  title: string,
  texts: ReadonlyArray<{ readonly seq: number; readonly words: string }>,
  id: number,
): Readonly<Record<string, string>> {
  const found: ReadonlyArray<readonly [string, Finding | undefined]> = [
    ['title', findingsIn('It', title, `/incident #${id} publish`)[0]],
    ...texts.map(({ seq, words }) => [field(seq), findingsIn('It', words, '')[0]] as const),
  ];
  return Object.fromEntries(found.flatMap(([where, one]) => (one ? [[where, otherwise(one)]] : [])));
}

/** What is wrong with a text for customers, and what to do about it, at its field. */
export const otherwise = ({ sentence }: Finding): string => `${sentence} Say it otherwise, or tick “${anyway[1]}”.`;

interface Who {
  readonly by: Author;
  readonly key: string;
}

async function say(id: number, seq: number, words: string, { by, key }: Who, house: House): Promise<Reply> {
  const target = await entryNumbered({ id }, seq, house.desk);
  const outcome = await house.desk.change({ id }, (one, now) => sayOnPage(one, target, plain(words), by, now), key);
  return saidBack(outcome, () => []);
}
