import type { ModalView } from '@slack/types';
import { noIncident } from '../../desk/no-incident.ts';
import { type Incident, isOpen } from '../../domain/incident.ts';
import { alreadyResolved } from '../../domain/refusals.ts';
import type { House } from '../commands/command.ts';
import { saidIn } from '../messages/source.ts';
import type { About } from '../views/buttons.ts';
import { loading, longestField, textField } from '../views/forms.ts';
import type { ButtonDeed } from './deed.ts';
import { updateForm } from './update.ts';

/** Opens the form of an update with a message's words in it, for whoever wants to tell everybody. */
export const propose: ButtonDeed = {
  does: 'propose_update',
  async run({ about }, house) {
    const { incident: id } = about;
    const incident = await house.desk.records.find({ id });
    if (!incident) return { reply: noIncident({ id }) };
    if (!isOpen(incident)) return { reply: alreadyResolved(incident).refusal };
    return {
      opens: {
        form: loading(`Update of #${id}`),
        instead: `/incident #${id} update <text>`,
        filled: () => filled(incident, about, house),
      },
    };
  },
};

async function filled(incident: Incident, { channel = '', ts = '' }: About, house: House): Promise<ModalView> {
  const { form } = await updateForm.opening(incident, house, '');
  const message = await house.messages.read({ channel, ts }).catch(() => undefined);
  const said = message && (await saidIn(message, house.desk.records));
  const hint = hintOn(said?.text);
  const text = textField('text', 'What everybody should know', {
    initial: said?.text ?? '',
    lines: 'many',
    ...(hint ? { hint } : {}),
  });
  return { ...form, blocks: form.blocks.map((block) => (block.block_id === 'text' ? text : block)) };
}

function hintOn(text: string | undefined): string | undefined {
  if (text === undefined) return 'Slack did not give the words of the message: they can be pasted here.';
  return text.length > longestField ? 'The message is longer than a form may be: its end is cut off here.' : undefined;
}
