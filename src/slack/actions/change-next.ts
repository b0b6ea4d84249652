import { setNextUpdate } from '../../domain/next-update.ts';
import { readNext } from '../commands/next.ts';
import { nextHint, saidBack } from '../commands/said-back.ts';
import { form, textField } from '../views/forms.ts';
import type { ButtonDeed, FormDeed } from './deed.ts';

/** Puts right what Sitrep understood of the next update. */
export const changeNext: ButtonDeed = {
  does: 'change_next',
  async run({ about: { incident } }) {
    const asks = form({
      does: nextForm.does,
      title: `Next update of #${incident}`,
      submit: 'Change it',
      about: { incident },
      blocks: [textField('when', 'When', { hint: '20m · at 14:30 · tomorrow 09:00 · none <why> · when <event>' })],
    });
    return { opens: { form: asks, instead: `/incident #${incident} next 20m` } };
  },
};

export const nextForm: FormDeed = {
  does: 'next_form',
  field: 'when',
  async submit({ by, zone, about: { incident }, key, value }, { desk, pageZone }) {
    const next = readNext(value('when').trim(), zone, desk.clock());
    if (!next) return { errors: { when: 'That is no time that Sitrep can read: try 20m, or at 14:30.' } };
    const outcome = await desk.change({ id: incident }, (current, now) => setNextUpdate(current, next, by, now), key);
    return saidBack(outcome, (change) => [
      `#${incident}: ${nextHint(change.incident.next, desk.clock, [zone, pageZone])}`,
    ]);
  },
};
