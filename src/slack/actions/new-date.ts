import { noIncident } from '../../desk/no-incident.ts';
import { moveAction } from '../../domain/action.ts';
import { readDay } from '../../domain/dates.ts';
import { movePromise } from '../../domain/promise.ts';
import { showDue } from '../../domain/show-time.ts';
import { isKind } from '../../domain/timeline.ts';
import { noteToSend } from '../commands/note-to-send.ts';
import { saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import { dateField, form, textField } from '../views/forms.ts';
import type { ButtonDeed, FormDeed } from './deed.ts';

/** Asks for another date and why; nothing slips silently. */
export const newDate: ButtonDeed = {
  does: 'new_date',
  async run({ about }, { desk }) {
    const { incident: id, what = 'promise', number = 0 } = about;
    const incident = await desk.records.find({ id });
    if (!incident) return { reply: noIncident({ id }) };
    const asks = form({
      does: newDateForm.does,
      title: 'New date',
      submit: 'Move it',
      about,
      blocks: [
        dateField('date', `When ${what} ${number} of #${id} will be done`),
        textField('why', 'Why', {
          hint: 'It goes on the timeline; a promise to customers comes with a note for them.',
        }),
      ],
    });
    return { opens: { form: asks, instead: `/incident #${id} ${what} move ${number} <date>: <why>` } };
  },
};

export const newDateForm: FormDeed = {
  does: 'new_date_form',
  field: 'why',
  async submit({ by, zone, about: { incident, what, number = 0 }, key, value }, { desk }) {
    const to = readDay(value('date'), zone, desk.clock());
    if (!to || to <= desk.clock()) return { errors: { date: 'Pick a day from today on.' } };
    const why = await readForm(value('why'), desk.records);
    const move = what === 'action' ? moveAction : movePromise;
    const outcome = await desk.change({ id: incident }, (current, now) => move(current, number, to, why, by, now), key);
    return saidBack(outcome, ({ entry }) => {
      const now = isKind(entry, 'moved') ? entry.detail.number : number;
      const renamed = now === number ? '' : `, as ${what} ${now}`;
      return [`#${incident} ${what} ${number} is due ${showDue(to, zone)} now${renamed}`, ...noteToSend(entry)];
    });
  },
};
