import { type Incident, isOpen } from '../../domain/incident.ts';
import { alreadyResolved } from '../../domain/refusals.ts';
import type { Said } from '../../domain/said.ts';
import { saidBack } from '../commands/said-back.ts';
import { aboutMessage, putFromForm, saidField } from '../messages/from-form.ts';
import type { SlackMessage } from '../messages/message.ts';
import { noted } from '../messages/noted.ts';
import { choice, form, type Opening, shortened } from '../views/forms.ts';
import type { FormDeed } from './deed.ts';

/** Slack: 100 options in a menu, 75 characters in each. */
const mostOptions = 100;
const longestOption = 75;

/** Asks to which of the open incidents a message belongs: the newest first. */
export function addMessageOpening(
  message: SlackMessage,
  said: Said,
  open: readonly [Incident, ...Incident[]],
): Opening {
  const options = open
    .slice(0, mostOptions)
    .map(({ id, title }) => [String(id), shortened(`#${id} ${title}`, longestOption)] as const);
  return {
    form: form({
      does: addMessageForm.does,
      title: 'Add to timeline',
      submit: 'Add it',
      about: aboutMessage(message),
      blocks: [choice('incident', 'Incident', options, String(open[0].id)), saidField(said)],
    }),
    instead: `/incident #${open[0].id} note <text>`,
  };
}

export const addMessageForm: FormDeed = {
  does: 'add_message',
  field: 'said',
  async submit(sent, house) {
    const id = Number(sent.value('incident'));
    const incident = await house.desk.records.find({ id });
    if (incident && !isOpen(incident)) return alreadyResolved(incident).refusal;
    const outcome = await putFromForm(sent, id, house);
    if (!outcome) return { errors: { said: 'A note needs its text.' } };
    return saidBack(outcome, noted);
  },
};
