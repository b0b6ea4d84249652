import type { House } from '../commands/command.ts';
import { saidIn } from '../messages/source.ts';
import type { About } from '../views/buttons.ts';
import { isFull, isUntouched } from '../views/forms.ts';

/**
 * The words of an update that may have begun as somebody's message. One that is longer than a field is posted whole where
 * it was left alone; undefined where it was, but nobody has the rest of it any more.
 */
export async function wordsOf(
  { channel, ts, isCut }: About,
  text: string,
  { messages, desk }: Pick<House, 'messages' | 'desk'>,
): Promise<string | undefined> {
  if (!isCut || !channel || !ts) return text;
  const message = await messages.kept({ channel, ts });
  // After a day: a text that fills the field is most likely the cut one.
  if (!message) return isFull(text) ? undefined : text;
  const said = await saidIn(message, desk.records);
  return isUntouched(text, said.text) ? said.text : text;
}
