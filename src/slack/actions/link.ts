import { linked } from '../commands/link.ts';
import { choice, form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';
import { readNumber } from './read-at.ts';

export const linkForm: VerbForm = {
  verb: 'link',
  does: 'link_form',
  field: 'other',

  lacks: (_, __, { words }) => isNumberless.test(words),

  async opening({ id }, _, { words }) {
    return {
      form: form({
        does: linkForm.does,
        title: `Link #${id}`,
        submit: 'Link them',
        about: { incident: id },
        blocks: [
          textField('other', 'With which incident', { hint: 'Its number, such as 7' }),
          choice(
            'how',
            'How they belong together',
            [
              ['related', 'they are related'],
              ['duplicate', 'this one is a duplicate of that one'],
            ],
            /dup/iu.test(words) ? 'duplicate' : 'related',
          ),
        ],
      }),
      instead: `/incident #${id} link #7`,
    };
  },

  async submit({ by, about: { incident: id }, key, value }, { desk }) {
    const other = readNumber(value('other'));
    if (!other) return { errors: { other: 'Its number, such as 7.' } };
    const how = value('how') === 'duplicate' ? 'duplicate' : 'related';
    return linked({ where: { id }, by, key }, other, how, desk);
  },
};

/** `link duplicate of`: how they belong together, and not which. */
const isNumberless = /^(?:is\s+)?(?:a\s+)?(?:duplicates?|related)?\s*(?:of|to)?\s*#?$/iu;
