import { retitle } from '../../domain/retitle.ts';
import { echo, saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import { form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';

export const titleForm: VerbForm = {
  verb: 'title',
  does: 'title_form',
  field: 'title',

  async opening({ id, title }) {
    return {
      form: form({
        does: titleForm.does,
        title: `Title of #${id}`,
        submit: 'Change it',
        about: { incident: id },
        blocks: [textField('title', 'What is wrong', { initial: title })],
      }),
      instead: `/incident #${id} title <title>`,
    };
  },

  async submit({ by, about: { incident: id }, key, value }, { desk }) {
    const said = await readForm(value('title'), desk.records);
    const outcome = await desk.change({ id }, (incident, now) => retitle(incident, said, by, now), key);
    return saidBack(outcome, ({ incident }) => [`#${id} is called “${echo(incident.title)}” now`]);
  },
};
