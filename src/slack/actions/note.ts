import { near } from '../../domain/impacts/around.ts';
import type { Incident } from '../../domain/incident.ts';
import { note } from '../../domain/note.ts';
import { splitPast } from '../../domain/past.ts';
import { plain, type Said } from '../../domain/said.ts';
import { sayWhen } from '../../domain/told.ts';
import { nothingSaid } from '../commands/command.ts';
import { echo, saidBack } from '../commands/said-back.ts';
import { readForm } from '../read-form.ts';
import { form, textField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';
import { readAt } from './read-at.ts';

export const noteForm: VerbForm = {
  verb: 'note',
  does: 'note_form',
  field: 'text',

  lacks: (incident, { desk }, { words, said = plain(words), zone }) =>
    nothingSaid.test(words) || isTimeAlone(said, zone, incident, desk.clock()),

  async opening({ id }, _, { words }) {
    return {
      form: form({
        does: noteForm.does,
        title: `Note for #${id}`,
        submit: 'Add it',
        about: { incident: id },
        blocks: [
          textField('text', 'What responders should know', {
            lines: 'many',
            hint: 'impact: … · root cause: … · detection: … · lesson: … · customer action: … go to the postmortem',
          }),
          textField('at', 'When it happened', {
            initial: nothingSaid.test(words) ? '' : words,
            optional: true,
            hint: '17:40 GMT+1 · 20m ago · yesterday 23:10',
          }),
        ],
      }),
      instead: `/incident #${id} note <text>`,
    };
  },

  async submit({ by, zone, about: { incident: id }, key, value }, { desk }) {
    const said = await readForm(value('text'), desk.records);
    const about = await desk.records.find({ id });
    const when = readAt(value('at'), zone, desk.clock(), about && near(about, desk.clock()));
    if ('wrong' in when) return { errors: { at: when.wrong } };
    const outcome = await desk.change({ id }, (incident, now) => note(incident, said, by, when.time, now), key);
    return saidBack(outcome, ({ entry }) => {
      const at = when.time ? ` ${sayWhen(when.time, [zone], desk.clock())}` : '';
      return [`#${id} noted as entry ${entry.seq}${at}: “${echo(entry.text)}”`];
    });
  },
};

/** `at 17:40`, and not what. */
function isTimeAlone(said: Said, zone: string, incident: Incident, now: Date): boolean {
  const { said: left, time } = splitPast(said, zone, now, near(incident, now));
  return time !== undefined && left.text === '';
}
