import { plain } from '../../domain/said.ts';
import { splitNumber } from '../commands/dated.ts';
import { takeBack } from '../commands/retract.ts';
import { readForm } from '../read-form.ts';
import { form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';
import { readNumber } from './read-at.ts';

export const retractForm: VerbForm = {
  verb: 'retract',
  does: 'retract_form',
  field: 'why',

  lacks: (_, __, { words, said = plain(words) }) => (splitNumber(said)?.rest.text ?? '') === '',

  async opening({ id }, _, { words, about = {} }) {
    const number = about.entry ?? splitNumber(plain(words))?.number;
    const why = number === undefined ? words : '';
    return {
      form: form({
        does: retractForm.does,
        title: `Take back from #${id}`,
        submit: 'Take it back',
        about: { incident: id },
        blocks: [
          textField('entry', 'Entry', {
            initial: number ? String(number) : '',
            hint: 'Its number in the timeline. It stays there, struck out.',
          }),
          textField('why', 'Why', { initial: why }),
        ],
      }),
      instead: `/incident #${id} retract ${number ?? 4} <why>`,
    };
  },

  async submit({ by, zone, about: { incident: id }, key, value }, house) {
    const number = readNumber(value('entry'));
    if (!number) return { errors: { entry: 'Its number in the timeline, such as 4.' } };
    const why = await readForm(value('why'), house.desk.records);
    return takeBack({ where: { id }, by, zone, key }, number, why, house);
  },
};
