import { setNextUpdate } from '../../domain/next-update.ts';
import { readNext } from '../commands/next.ts';
import { nextHint, saidBack } from '../commands/said-back.ts';
import { form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';

/** Says when the next update comes; also behind the button that puts right what Sitrep understood. */
export const nextForm: VerbForm = {
  verb: 'next',
  does: 'next_form',
  field: 'when',

  lacks: (_, __, { words }) => /^(?:at|in|every|when|once|after|before|until)?$/iu.test(words),

  async opening({ id }, _, { words }) {
    return {
      form: form({
        does: nextForm.does,
        title: `Next update of #${id}`,
        submit: 'Change it',
        about: { incident: id },
        blocks: [
          textField('when', 'When', {
            initial: words,
            hint: '20m · at 14:30 · tomorrow 09:00 · none <why> · when <event>',
          }),
        ],
      }),
      instead: `/incident #${id} next 20m`,
    };
  },

  async submit({ by, zone, about: { incident }, key, value }, { desk, pageZone }) {
    const next = readNext(value('when').trim(), zone, desk.clock());
    if (!next) return { errors: { when: 'That is no time that Sitrep can read: try 20m, or at 14:30.' } };
    const outcome = await desk.change({ id: incident }, (current, now) => setNextUpdate(current, next, by, now), key);
    return saidBack(outcome, (change) => [
      `#${incident}: ${nextHint(change.incident.next, desk.clock, [zone, pageZone])}`,
    ]);
  },
};
