import { addAction } from '../../domain/action.ts';
import { amend } from '../../domain/amend.ts';
import { note } from '../../domain/note.ts';
import { joined, plain } from '../../domain/said.ts';
import type { House } from '../commands/command.ts';
import { isRefusal, type Reply } from '../commands/command.ts';
import { entryNumbered } from '../commands/found.ts';
import { saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import { form, isUntouched, textField } from '../views/forms.ts';
import { context } from '../views/message.ts';
import { line, understood } from '../views/reply.ts';
import type { Sent, VerbForm } from './deed.ts';
import { type Noted, notedIn, type Question, questions } from './postmortem-notes.ts';

/** Asks the questions of the postmortem; each answer is a note under its heading, and what one says already is put right. */
export const postmortemForm: VerbForm = {
  verb: 'postmortem',
  does: 'postmortem_form',
  field: 'impact',

  async opening({ id, version }, { desk }) {
    const known = await notedIn({ incident: id }, desk.records);
    const field = ([name, , label, hint]: (typeof questions)[number]) => {
      const { entries, text } = known.get(name) ?? nothing;
      return textField(name, label, {
        lines: 'many',
        optional: true,
        initial: text,
        hint: entries.length === 0 ? hint : hintOn(entries),
        instead: `/incident #${id} amend ${entries[0]} ${name}: <text>`,
      });
    };
    return {
      form: form({
        does: postmortemForm.does,
        title: `Postmortem of #${id}`,
        submit: 'Add these',
        about: { incident: id, version },
        blocks: [
          ...questions.map(field),
          textField('action', 'Action item', {
            optional: true,
            hint: 'What keeps it from happening again? Its owner and date: action … @owner by Friday',
          }),
          context(`${line(`/incident #${id} postmortem`)} shows the draft.`),
        ],
      }),
      instead: `/incident #${id} note root cause: <text>`,
    };
  },

  async submit(sent, house) {
    const { about, value } = sent;
    const shown = await notedIn(about, house.desk.records);
    const changed = questions.flatMap(([name]) => {
      const before = shown.get(name) ?? nothing;
      return isUntouched(value(name), before.text) ? [] : [{ name, before }];
    });
    const emptied = changed.find(({ name }) => value(name).trim() === '');
    if (emptied) return { errors: { [emptied.name]: takenBackBy(about.incident, emptied.before) } };
    const action = value('action').trim();
    if (changed.length === 0 && action === '')
      return { errors: { impact: 'Answer at least one of them, or change one.' } };
    for (const { name, before } of changed) {
      const reply = await write(name, before, sent, house);
      if (isRefusal(reply)) return { errors: { [name]: reply.sentence } };
    }
    const added = action === '' ? undefined : await addTo(about.incident, action, sent, house);
    if (added && isRefusal(added)) return { errors: { action: added.sentence } };
    const noted = changed.length > 0 ? [`${changed.length} noted for the postmortem`] : [];
    return {
      text: understood(`#${about.incident}: ${[...noted, ...(added ? ['an action item added'] : [])].join(', ')}`),
    };
  },
};

const nothing: Noted = { entries: [], text: '' };

const hintOn = ([first, ...others]: readonly number[]): string =>
  others.length === 0
    ? `As entry ${first} says it: what you change puts that entry right.`
    : `Entries ${[first, ...others].join(', ')} say something of it; what you write here is added.`;

const takenBackBy = (id: number, { entries: [entry] }: Noted): string =>
  `It is entry ${entry} on the timeline: /incident #${id} retract ${entry} <why> takes it back.`;

/** What is to be done, for nobody in particular yet. */
async function addTo(id: number, text: string, { by, key }: Sent, { desk }: House): Promise<Reply> {
  const wanted = { said: await readForm(text, desk.records), owner: null, due: null, by };
  const outcome = await desk.change({ id }, (incident, now) => addAction(incident, wanted, now), `${key} action`);
  return saidBack(outcome, () => []);
}

/** One answer: a note of its own, or the one entry that says it in new words. */
async function write(
  name: Question,
  { entries, text }: Noted,
  { by, about: { incident: id }, key, value }: Sent,
  { desk }: House,
): Promise<Reply> {
  const said = joined(plain(`${name}:`), await readForm(value(name), desk.records));
  const [entry] = text === '' ? [] : entries;
  const target = entry === undefined ? undefined : await entryNumbered({ id }, entry, desk);
  const outcome = await desk.change(
    { id },
    (incident, now) =>
      target ? amend(incident, target, { said, at: null, by }, now) : note(incident, said, by, undefined, now),
    `${key} ${name}`,
  );
  return saidBack(outcome, () => []);
}
