import { note } from '../../domain/note.ts';
import { readPast } from '../../domain/past.ts';
import { doubtSentence } from '../commands/in-doubt.ts';
import { echo, saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import { form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';

export const noteForm: VerbForm = {
  verb: 'note',
  does: 'note_form',
  field: 'text',

  async opening({ id }) {
    return {
      form: form({
        does: noteForm.does,
        title: `Note for #${id}`,
        submit: 'Add it',
        about: { incident: id },
        blocks: [
          textField('text', 'What responders should know', {
            lines: 'many',
            hint: 'impact: … · root cause: … · detection: … · lesson: … go to the postmortem',
          }),
          textField('at', 'When it happened', { optional: true, hint: '17:40 GMT+1 · 20m ago · yesterday 23:10' }),
        ],
      }),
      instead: `/incident #${id} note <text>`,
    };
  },

  async submit({ by, zone, about: { incident: id }, key, value }, { desk }) {
    const said = await readForm(value('text'), desk.records);
    const past =
      value('at').trim() === '' ? undefined : readPast(value('at').replace(/^\s*at\s+/iu, ''), zone, desk.clock());
    if (past === undefined && value('at').trim() !== '') {
      return { errors: { at: 'That is no time that Sitrep can read: try 17:40, or 20m ago.' } };
    }
    if (past && 'ask' in past) return { errors: { at: doubtSentence(past.ask) } };
    const outcome = await desk.change({ id }, (incident, now) => note(incident, said, by, past?.at, now), key);
    return saidBack(outcome, ({ entry }) => [`#${id} noted as entry ${entry.seq}: “${echo(entry.text)}”`]);
  },
};
