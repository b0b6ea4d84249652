import type { InputBlock } from '@slack/types';
import type { Change } from '../../domain/change.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Said } from '../../domain/said.ts';
import type { Sent } from '../actions/deed.ts';
import type { House } from '../commands/command.ts';
import { readForm } from '../read-form.ts';
import type { About } from '../views/buttons.ts';
import { isUntouched, textField } from '../views/forms.ts';
import type { SlackMessage } from './message.ts';
import { putOnTimeline } from './on-timeline.ts';
import { saidIn, sourceOf } from './source.ts';

/** What a form about a message carries: nothing that people wrote. */
export function aboutMessage({ channel, ts, thread, user, botId }: SlackMessage): About {
  const author = user ?? botId;
  return { incident: 0, channel, ts, ...(thread ? { thread } : {}), ...(author ? { user: author } : {}) };
}

const field = 'said';

/** The message's words, to be left or changed. Words that do not fit are recorded whole where nobody touches them. */
export const saidField = ({ text }: Said): InputBlock =>
  textField(field, 'What was said', { initial: text, lines: 'many', optional: true });

/** Puts the message that a form is about on an incident's timeline; undefined when there is nothing left of it. */
export async function putFromForm(
  { about, by, value }: Sent,
  id: number,
  { desk, messages }: House,
): Promise<Outcome<Change> | undefined> {
  const message = await messageOf(about, messages);
  if (!message) return undefined;
  const said = await saidIn(message, desk.records);
  const words = isUntouched(value(field), said.text) ? said : await readForm(value(field), desk.records);
  if (words.text === '' && message.files.length === 0) return undefined;
  return putOnTimeline(desk, id, message, words, sourceOf(message, messages.home(), by.id));
}

/** As the shortcut sent it; after a day, as far as the form knows it. */
export async function messageOf(
  { channel, ts, thread, user }: About,
  messages: House['messages'],
): Promise<SlackMessage | undefined> {
  if (!channel || !ts) return undefined;
  const bare = { channel, ts, ...(thread ? { thread } : {}), ...(user ? { user } : {}) };
  return (await messages.kept(bare)) ?? { ...bare, text: '', files: [], reactions: [] };
}
