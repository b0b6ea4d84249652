import { note } from '../../domain/note.ts';
import { plain } from '../../domain/said.ts';
import { isRefusal } from '../commands/command.ts';
import { saidBack } from '../commands/said-back.ts';
import { form, textField } from '../views/forms.ts';
import { understood } from '../views/reply.ts';
import type { VerbForm } from './deed.ts';

/** What only people can say, by the heading it goes to. */
const questions = [
  ['impact', 'Impact', 'Who noticed what, and how many of them?'],
  ['root cause', 'Root cause', 'What made it possible, and why did it happen now?'],
  ['detection', 'Detection', 'Who or what noticed first?'],
  ['fix', 'Resolution', 'Which step ended it, and how do we know?'],
  ['lesson', 'Lesson', 'What went well, what badly, where were we lucky?'],
] as const;

/** Asks the questions of the postmortem; each answer is a note under its heading. */
export const postmortemForm: VerbForm = {
  verb: 'postmortem',
  does: 'postmortem_form',
  field: 'impact',

  async opening({ id }) {
    return {
      form: form({
        does: postmortemForm.does,
        title: `Postmortem of #${id}`,
        submit: 'Add these',
        about: { incident: id },
        blocks: questions.map(([name, label, hint]) => textField(name, label, { lines: 'many', optional: true, hint })),
      }),
      instead: `/incident #${id} note root cause: <text>`,
    };
  },

  async submit({ by, about: { incident: id }, key, value }, { desk }) {
    const answers = questions.flatMap(([name]) =>
      value(name).trim() === '' ? [] : [[name, value(name).trim()] as const],
    );
    if (answers.length === 0) return { errors: { impact: 'Answer at least one of them.' } };
    for (const [name, text] of answers) {
      const said = plain(`${name}: ${text}`);
      const outcome = await desk.change(
        { id },
        (incident, now) => note(incident, said, by, undefined, now),
        `${key} ${name}`,
      );
      const reply = saidBack(outcome, () => []);
      if (isRefusal(reply)) return reply;
    }
    return { text: understood(`#${id}: ${answers.length} noted for the postmortem`) };
  },
};
