import { note } from '../../domain/note.ts';
import { joined, plain } from '../../domain/said.ts';
import { showTimeIn } from '../../domain/show-time.ts';
import { snooze as snoozeReminder } from '../../domain/snooze.ts';
import { isKind } from '../../domain/timeline.ts';
import { saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import { form, textField } from '../views/forms.ts';
import type { ButtonDeed, FormDeed } from './deed.ts';

/** Quiet at once; why is asked after it, since at 3 a.m. the ringing comes first. */
export const snooze: ButtonDeed = {
  does: 'snooze',
  async run({ by, zone, about: { incident, due = '' }, key }, { desk }) {
    const outcome = await desk.change(
      { id: incident },
      (current, now) => snoozeReminder(current, new Date(due), by, now),
      key,
    );
    const reply = saidBack(outcome, ({ entry }) => {
      const until = isKind(entry, 'snoozed') ? new Date(entry.detail.until) : desk.clock();
      return [`#${incident}: reminder snoozed until ${showTimeIn([zone], until, desk.clock())}`];
    });
    if (!outcome.ok) return { reply };
    const asksWhy = form({
      does: whyForm.does,
      title: 'Snoozed: why?',
      submit: 'Add the reason',
      about: { incident },
      blocks: [textField('why', 'Why can the update wait?', { hint: 'It goes on the timeline.' })],
    });
    return { reply, opens: { form: asksWhy, instead: `/incident #${incident} note Snoozed because <why>` } };
  },
};

export const whyForm: FormDeed = {
  does: 'snooze_why',
  field: 'why',
  async submit({ by, about: { incident }, key, value }, { desk }) {
    const why = value('why').trim();
    if (why === '') return { errors: { why: 'Say it in a word or two.' } };
    const said = joined(plain('Snoozed because'), await readForm(why, desk.records));
    const outcome = await desk.change({ id: incident }, (current, now) => note(current, said, by, undefined, now), key);
    return saidBack(outcome, ({ entry }) => [`#${incident} noted as entry ${entry.seq}: why it was snoozed`]);
  },
};
