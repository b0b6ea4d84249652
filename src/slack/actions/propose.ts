import type { ModalView } from '@slack/types';
import { noIncident } from '../../desk/no-incident.ts';
import { type Incident, isOpen } from '../../domain/incident.ts';
import { alreadyResolved } from '../../domain/refusals.ts';
import type { House } from '../commands/command.ts';
import { saidIn } from '../messages/source.ts';
import { fits, loading, textField } from '../views/forms.ts';
import type { ButtonDeed, Click } from './deed.ts';
import { updateForm } from './update.ts';

/** Opens the form of an update with a message's words in it, for whoever wants to tell everybody. */
export const propose: ButtonDeed = {
  does: 'propose_update',
  async run(click, house) {
    const { incident: id } = click.about;
    const incident = await house.desk.records.find({ id });
    if (!incident) return { reply: noIncident({ id }) };
    if (!isOpen(incident)) return { reply: alreadyResolved(incident).refusal };
    const instead = `/incident #${id} update <text>`;
    return {
      opens: {
        form: loading(`Update of #${id}`, instead),
        instead,
        filled: () => filled(incident, click, house),
      },
    };
  },
};

async function filled(incident: Incident, { about, zone }: Click, house: House): Promise<ModalView> {
  const { channel = '', ts = '' } = about;
  const message = await house.messages.read({ channel, ts }).catch(() => undefined);
  const said = message && (await saidIn(message, house.desk.records));
  const isCut = said !== undefined && !fits(said.text);
  // Left as it is, the update is the message, all of it: it must be at hand then.
  if (message && isCut) await house.messages.keep(message);
  const asked = { words: '', zone, about: isCut ? { channel, ts, isCut } : {} };
  const { form } = await updateForm.opening(incident, house, asked);
  const text = textField('text', 'What everybody should know', {
    initial: said?.text ?? '',
    lines: 'many',
    ...(said ? {} : { hint: 'Slack did not give the words of the message: they can be pasted here.' }),
  });
  return { ...form, blocks: form.blocks.map((block) => (block.block_id === 'text' ? text : block)) };
}
