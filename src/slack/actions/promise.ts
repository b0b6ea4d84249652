import { readDay } from '../../domain/dates.ts';
import { plain } from '../../domain/said.ts';
import { isRefusal } from '../commands/command.ts';
import { splitDue } from '../commands/dated.ts';
import { promised } from '../commands/promise.ts';
import { readForm } from '../read-form.ts';
import { dateField, form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';
import { dayOf, movedWithout, newDateOpening } from './new-date.ts';

/** The bare verb lists what is open, so this one opens from the card. */
export const promiseForm: VerbForm = {
  verb: 'promise',
  does: 'promise_form',
  field: 'text',

  lacks: ({ promises }, { desk }, { words, said = plain(words), zone }) =>
    words !== '' &&
    (splitDue(said, zone, desk.clock()).said.text === '' ||
      movedWithout('promise', promises, words, zone, desk.clock()) !== undefined),

  async opening({ id, promises }, { desk }, { words, said = plain(words), zone }) {
    const moved = movedWithout('promise', promises, words, zone, desk.clock());
    if (moved) return newDateOpening(id, moved, zone);
    const { due } = splitDue(said, zone, desk.clock());
    return {
      form: form({
        does: promiseForm.does,
        title: `Promise of #${id}`,
        submit: 'Keep it in mind',
        about: { incident: id },
        blocks: [
          textField('text', 'What customers were told to expect', { lines: 'many' }),
          dateField('due', 'By when', { initial: due && dayOf(due, zone), optional: true }),
        ],
      }),
      instead: `/incident #${id} promise <text> by Friday`,
    };
  },

  async submit({ by, zone, about: { incident: id }, key, value }, { desk }) {
    const said = await readForm(value('text'), desk.records);
    const due = value('due') === '' ? undefined : readDay(value('due'), zone, desk.clock());
    const reply = await promised({ where: { id }, by, zone, key }, said, due, desk);
    return isRefusal(reply) && reply.code === 'past' ? { errors: { due: reply.sentence } } : reply;
  },
};
