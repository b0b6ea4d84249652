import { declare } from '../../domain/declare.ts';
import { plain } from '../../domain/said.ts';
import { readSeverity } from '../../domain/severity.ts';
import type { House } from '../commands/command.ts';
import { echo, nextHint } from '../commands/said-back.ts';
import { choice, form, type Opening, textField } from '../views/forms.ts';
import { understood } from '../views/reply.ts';
import type { FormDeed } from './deed.ts';
import { severityChoices } from './severity.ts';

/** A new incident: `title` where somebody has said already what is wrong. */
export const declareOpening = (title = ''): Opening => ({
  form: form({
    does: declareForm.does,
    title: 'Declare an incident',
    submit: 'Declare',
    about: { incident: 0 },
    blocks: [
      textField('title', 'What is wrong', { initial: title, hint: 'As customers would say it' }),
      choice('severity', 'How bad it is', severityChoices, 'sev3'),
    ],
  }),
  instead: '/incident declare sev2 <title>',
});

export const declareForm: FormDeed = {
  does: 'declare_form',
  field: 'title',
  async submit({ teamId, by, key, value }, { desk, cadences }: House) {
    const declaration = {
      title: plain(value('title').trim()),
      severity: readSeverity(value('severity')) ?? ('sev3' as const),
      by,
    };
    const outcome = await desk.declare(teamId, (who, now) => declare(declaration, who, cadences, now), key);
    if (!outcome.ok) return outcome.refusal;
    const { id, severity, title, next } = outcome.value.incident;
    return {
      text: understood(
        `#${id} declared, opening its channel: ${severity}, “${echo(title)}”. You lead.`,
        nextHint(next, desk.clock),
      ),
    };
  },
};
