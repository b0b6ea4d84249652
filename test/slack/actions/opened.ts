import { expect } from '@jest/globals';
import type { Message } from '../../../src/sandbox/seen.ts';
import type { OpenView } from '../../../src/sandbox/world.ts';
import type { Talk } from '../talk.ts';

interface Place {
  readonly in: string;
  readonly as?: string;
}

/** The form that comes up when somebody does this. */
export async function formAfter(talk: Talk, as: string, deed: () => Promise<unknown>): Promise<OpenView> {
  const before = talk.slack.views(as).map(({ view }) => view.id);
  await deed();
  return talk.slack.until(() => talk.slack.views(as).find(({ view }) => !before.includes(view.id)));
}

/** The form that a verb opens; nothing else is answered. */
export const formOf = (talk: Talk, words: string, { in: place, as = 'dana' }: Place): Promise<OpenView> =>
  formAfter(talk, as, async () => {
    const reply = await talk.slack.person(as).type(`/incident ${words}`, { in: place });
    expect({ status: reply.status, text: reply.text ?? '' }).toEqual({ status: 200, text: '' });
  });

/** The form that a button opens, or a line of the menu behind the buttons. */
export const formBehind = (talk: Talk, on: Message, does: string, as = 'dana'): Promise<OpenView> =>
  formAfter(talk, as, () => press(talk, on, does, as));

export function press(talk: Talk, on: Message, does: string, as = 'dana') {
  const line = offersOf(on).find((offer) => offer.does === does);
  if (!line) throw new Error(`There is no ${does} on “${on.text}”`);
  return talk.person(as).click(on, line.inMenu ? 'more' : does, line.value);
}

interface Offer {
  readonly does: string;
  readonly value: string;
  readonly inMenu: boolean;
}
interface Element {
  readonly action_id?: string;
  readonly value?: string;
  readonly options?: ReadonlyArray<{ readonly value: string }>;
}

/** What can be done from a message, in its order. */
export const offersOf = ({ blocks = [] }: Pick<Message, 'blocks'>): Offer[] =>
  blocks.flatMap((block) => (block['elements'] ?? []) as Element[]).flatMap(offersIn);

function offersIn({ action_id: does, value = '', options }: Element): Offer[] {
  if (options) return options.map((line) => ({ does: JSON.parse(line.value).does, value: line.value, inMenu: true }));
  return does ? [{ does, value, inMenu: false }] : [];
}

/** The pinned card of a channel, once it says that. */
export const cardOf = (talk: Talk, channel: string, words: string): Promise<Message> =>
  talk.slack.until(async () => (await talk.slack.pins(channel)).find(({ text }) => text.includes(words)));

/** Those fields that hold people, by their handle. */
export const withPeople = (talk: Talk, values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      ['person', 'owner'].includes(name) ? [name, talk.person(value).id] : [name, value],
    ),
  );
