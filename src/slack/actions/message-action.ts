import type { Glance } from '../../desk/ports.ts';
import type { Said } from '../../domain/said.ts';
import { aboutMessage, messageOf } from '../messages/from-form.ts';
import type { SlackMessage } from '../messages/message.ts';
import { saidIn } from '../messages/source.ts';
import { readForm } from '../read-form.ts';
import {
  choice,
  dateField,
  form,
  isUntouched,
  type Opening,
  personField,
  shortened,
  textField,
} from '../views/forms.ts';
import { added } from './action.ts';
import type { FormDeed } from './deed.ts';

/** Slack: 100 options in a menu, 75 characters in each. */
const mostOptions = 100;
const longestOption = 75;

/** Makes what somebody wrote a thing to do, for one of these incidents: for whoever wrote it, unless changed. */
export function messageActionOpening(
  message: SlackMessage,
  said: Said,
  author: string | undefined,
  [first, ...others]: readonly [Pick<Glance, 'id' | 'title'>, ...Array<Pick<Glance, 'id' | 'title'>>],
): Opening {
  const options = [first, ...others]
    .slice(0, mostOptions)
    .map(({ id, title }) => [String(id), shortened(`#${id} ${title}`, longestOption)] as const);
  const instead = `/incident #${first.id} action <text> @owner by Friday`;
  return {
    form: form({
      does: messageActionForm.does,
      title: 'Make it an action',
      submit: 'Add it',
      about: aboutMessage(message),
      blocks: [
        choice('incident', 'Incident', options, String(first.id)),
        textField('text', 'What is to be done', { initial: said.text, lines: 'many', instead }),
        personField('owner', 'Who does it', { initial: author, optional: true }),
        dateField('due', 'By when', { optional: true }),
      ],
    }),
    instead,
  };
}

export const messageActionForm: FormDeed = {
  does: 'message_action',
  field: 'text',
  async submit(sent, house) {
    const { about, value } = sent;
    const { records } = house.desk;
    const message = await messageOf(about, house.messages);
    const before = message && (await saidIn(message, records));
    const isWhole = before !== undefined && isUntouched(value('text'), before.text);
    return added(sent, isWhole ? before : await readForm(value('text'), records), Number(value('incident')), house);
  },
};
