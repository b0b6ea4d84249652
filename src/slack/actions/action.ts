import { addAction } from '../../domain/action.ts';
import { readDay } from '../../domain/dates.ts';
import { plain, type Said } from '../../domain/said.ts';
import { showDue } from '../../domain/show-time.ts';
import type { House } from '../commands/command.ts';
import { splitDue } from '../commands/dated.ts';
import { echo, saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import { dateField, form, personField, textField } from '../views/forms.ts';
import type { FormReply, Sent, VerbForm } from './deed.ts';
import { dayOf, movedWithout, newDateOpening } from './new-date.ts';
import { personNamed, withoutPerson } from './person-named.ts';

export const actionForm: VerbForm = {
  verb: 'action',
  does: 'action_form',
  field: 'text',

  lacks: (incident, { desk }, { words, said = plain(words), zone }) =>
    withoutPerson(splitDue(withoutPerson(said), zone, desk.clock()).said).text === '' ||
    movedWithout('action', incident.actions, words, zone, desk.clock()) !== undefined,

  async opening({ id, actions }, { desk }, { words, said = plain(words), zone }) {
    const moved = movedWithout('action', actions, words, zone, desk.clock());
    if (moved) return newDateOpening(id, moved, zone);
    const { due } =
      [said, withoutPerson(said)].map((one) => splitDue(one, zone, desk.clock())).find((one) => one.due) ?? {};
    return {
      form: form({
        does: actionForm.does,
        title: `Action for #${id}`,
        submit: 'Add it',
        about: { incident: id },
        blocks: [
          textField('text', 'What is to be done'),
          personField('owner', 'Who does it', { initial: (await personNamed(said, desk.records))?.id, optional: true }),
          dateField('due', 'By when', { initial: due && dayOf(due, zone), optional: true }),
        ],
      }),
      instead: `/incident #${id} action <text> @owner by Friday`,
    };
  },

  submit: async (sent, house) =>
    added(sent, await readForm(sent.value('text'), house.desk.records), sent.about.incident, house),
};

/** Adds what a form says is to be done, by whom and by when. */
export async function added(
  { by, zone, key, value }: Sent,
  said: Said,
  id: number,
  { desk }: House,
): Promise<FormReply> {
  const person = value('owner') === '' ? undefined : await desk.records.person(value('owner'));
  const owner = person ? { id: person.id, name: person.name, zone: person.zone } : null;
  const due = value('due') === '' ? null : (readDay(value('due'), zone, desk.clock()) ?? null);
  const wanted = { said, owner, due, by };
  const outcome = await desk.change({ id }, (incident, now) => addAction(incident, wanted, now), key);
  if (!outcome.ok && outcome.refusal.code === 'past') return { errors: { due: outcome.refusal.sentence } };
  return saidBack(outcome, ({ entry }) => {
    const who = owner ? ` for ${echo(owner.name)}` : '';
    const when = due ? `, due ${showDue(due, zone)}` : '';
    return [`#${id} action ${entry.seq}${who}${when}: “${echo(entry.text)}”`];
  });
}
