import { reopen } from '../../domain/reopen.ts';
import { reopened } from '../commands/reopen.ts';
import { readForm } from '../read-form.ts';
import { form, textField } from '../views/forms.ts';
import { understood } from '../views/reply.ts';
import type { VerbForm } from './deed.ts';

export const reopenForm: VerbForm = {
  verb: 'reopen',
  does: 'reopen_form',
  field: 'why',

  async opening({ id }) {
    return {
      form: form({
        does: reopenForm.does,
        title: `Reopen #${id}`,
        submit: 'Open it again',
        about: { incident: id },
        blocks: [textField('why', 'Why it is open again', { lines: 'many' })],
      }),
      instead: `/incident #${id} reopen <why>`,
    };
  },

  async submit({ by, about: { incident: id }, key, value }, { desk, cadences }) {
    const why = await readForm(value('why'), desk.records);
    const outcome = await desk.change({ id }, (incident, now) => reopen(incident, why, by, cadences, now), key);
    return outcome.ok ? { text: understood(...reopened(outcome.value, desk.clock)) } : outcome.refusal;
  },
};
