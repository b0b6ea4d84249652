import { recent } from '../../desk/recent.ts';
import { amend } from '../../domain/amend.ts';
import { asItStands } from '../../domain/as-it-stands.ts';
import { entryNumbered } from '../commands/found.ts';
import { echo, saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import { form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';

/** Holds the entry that was named, or the newest that somebody wrote. */
export const amendForm: VerbForm = {
  verb: 'amend',
  does: 'amend_form',
  field: 'text',

  async opening(incident, { desk }, words) {
    const { id } = incident;
    const standing = asItStands(await recent(desk.records, incident)).filter(({ retractedIn }) => retractedIn === null);
    const number = Number(/^#?(\d+)$/u.exec(words)?.[1] ?? 0);
    const far = await entryNumbered({ id }, number, desk);
    const shown = far ?? standing.findLast(({ entry }) => entry.kind === 'note' || entry.kind === 'update');
    const seq = shown?.entry.seq;
    return {
      form: form({
        does: amendForm.does,
        title: `Put #${id} right`,
        submit: 'Put it right',
        about: { incident: id },
        blocks: [
          textField('entry', 'Entry', {
            initial: seq === undefined ? '' : String(seq),
            hint: 'Its number in the timeline',
          }),
          textField('text', 'What it should read', { initial: shown?.entry.text ?? '', lines: 'many' }),
        ],
      }),
      instead: `/incident #${id} amend ${seq ?? 4} <text>`,
    };
  },

  async submit({ by, about: { incident: id }, key, value }, { desk }) {
    const number = Number(/^\s*#?(\d{1,9})\s*$/u.exec(value('entry'))?.[1]);
    if (!number) return { errors: { entry: 'Its number in the timeline, such as 4.' } };
    const target = await entryNumbered({ id }, number, desk);
    const wanted = { said: await readForm(value('text'), desk.records), at: null, by };
    const outcome = await desk.change({ id }, (incident, now) => amend(incident, target, wanted, now), key);
    return saidBack(outcome, ({ entry }) => [
      `#${id} entry ${number} is put right as entry ${entry.seq}: “${echo(entry.text)}”`,
    ]);
  },
};
