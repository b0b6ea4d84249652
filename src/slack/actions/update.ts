import { recent } from '../../desk/recent.ts';
import type { Author } from '../../domain/change.ts';
import { readDuration } from '../../domain/duration.ts';
import { refuse } from '../../domain/outcome.ts';
import { keepPromise } from '../../domain/promise.ts';
import { type ReadPromise, readPromises } from '../../domain/promises/reading/read.ts';
import { plain } from '../../domain/said.ts';
import { openStatuses } from '../../domain/status.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';
import { update } from '../../domain/update.ts';
import { doubtSentence } from '../commands/in-doubt.ts';
import { pageHints } from '../commands/page-hints.ts';
import { promiseHints } from '../commands/promise-hints.ts';
import { echo, nextHint, saidBack } from '../commands/said-back.ts';
import { newsIn } from '../commands/update.ts';
import { readForm } from '../read-form.ts';
import { choice, fits, form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';
import { pageFields, putToo, wishIn } from './on-page.ts';
import { wordsOf } from './proposed.ts';

const asSaid = 'as said';

/** Holds the last update: most of the next one is in it already. */
export const updateForm: VerbForm = {
  verb: 'update',
  does: 'update_form',
  field: 'text',

  async opening(incident, { desk }, { about = {} }) {
    const { id, status } = incident;
    const last = (await recent(desk.records, incident)).findLast(
      (entry) => isKind(entry, 'update') && entry.text !== '',
    );
    return {
      form: form({
        does: updateForm.does,
        title: `Update of #${id}`,
        submit: 'Post update',
        // Whoever moves the status meanwhile must not be overruled by a form that only shows the old one.
        about: { ...about, incident: id, status },
        blocks: [
          textField('text', 'What everybody should know', {
            initial: withoutPromise(last),
            lines: 'many',
            ...(last && !fits(last.text)
              ? { hint: 'The last update is longer than a form may be: this starts anew.' }
              : {}),
          }),
          choice(
            'status',
            'Status',
            openStatuses.map((one) => [one, one]),
            status,
          ),
          choice('next', 'Next update', nextChoices, asSaid),
          ...pageFields(incident),
        ],
      }),
      instead: `/incident #${id} update <text>`,
    };
  },

  async submit(sent, house) {
    const { by, zone, about, key, value } = sent;
    const { desk, messages, cadences, pageZone } = house;
    const { incident: id } = about;
    const words = await wordsOf(about, value('text'), { messages, desk });
    if (words === undefined)
      return { errors: { text: 'The rest of the message is not at hand any more: paste it here.' } };
    const said = await readForm(words, desk.records);
    const wish = await wishIn(sent, said.text, house);
    if ('errors' in wish) return wish;
    const status = openStatuses.find((one) => one === value('status') && one !== about.status) ?? null;
    const wanted = value('next');
    const outcome = await desk.change(
      { id },
      (incident, now) => {
        const news = newsIn(said, zone, incident, now);
        if ('ask' in news) return refuse('unclear_time', doubtSentence(news.ask));
        const made = chosen(wanted, now);
        const others = news.promises.filter(({ kind }) => kind !== 'update');
        const promises = made.length > 0 ? [...made, ...others] : news.promises;
        return update(incident, { ...news, promises, status, by, page: wish.page }, cadences, now);
      },
      key,
    );
    const put = outcome.ok ? await putToo(wish, sent, house) : [];
    if (outcome.ok && about.number !== undefined) await keepToo(about.number, by, `${key} kept`);
    return saidBack(outcome, ({ incident, entry }) => [
      `#${id} updated, ${incident.status}: “${echo(entry.text)}”`,
      nextHint(incident.next, desk.clock, [zone, pageZone]),
      ...promiseHints(entry, readPromises(entry.text, zone, entry.recordedAt), [zone, pageZone]),
      ...(put.length > 0 ? put : pageHints(incident, entry)),
    ]);

    /** The update was asked for because a promise waited for it. */
    async function keepToo(number: number, who: Author, keptKey: string): Promise<void> {
      await desk.change(
        { id },
        (incident, now) => keepPromise(incident, number, plain(''), who, cadences, now),
        keptKey,
      );
    }
  },
};

/** The words of the last update, but for the time it promised: that has gone by. Too long a text is not cut silently. */
function withoutPromise(last: Entry | undefined): string {
  if (!last || !fits(last.text)) return '';
  const quotes = readPromises(last.text, 'UTC', last.recordedAt).filter(({ kind }) => kind === 'update');
  return quotes.reduce((text, { quote }) => text.replace(quote, ''), last.text).trim();
}

const nextChoices = [
  [asSaid, 'as the text says, else as usual'],
  ['15m', 'in 15 minutes'],
  ['30m', 'in 30 minutes'],
  ['1h', 'in an hour'],
  ['2h', 'in 2 hours'],
  ['4h', 'in 4 hours'],
] as const;

/** What was chosen stands before what the text says. */
function chosen(next: string, now: Date): ReadPromise[] {
  const duration = readDuration(next);
  if (duration === undefined) return [];
  const due = new Date(now.getTime() + duration);
  const quote = nextChoices.find(([name]) => name === next)?.[1] ?? next;
  return [{ kind: 'update', due, event: null, quote: `Next update ${quote}`, every: null, ask: null }];
}
