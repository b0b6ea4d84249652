import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { context, longestText, type Message, section } from './message.ts';
import { cut, escapeText, pieces, showable } from './mrkdwn.ts';

/** A form as Slack sends it with what was filled in. */
export interface FilledForm {
  readonly title: ModalView['title'];
  readonly blocks: readonly KnownBlock[];
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly submit?: ModalView['submit'] | null;
  readonly close?: ModalView['close'] | null;
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, Held>>>> };
}

interface Option {
  readonly value?: string;
  readonly text: { readonly text: string };
}

/** What one field holds. */
export interface Held {
  readonly value?: string | null;
  readonly selected_option?: Option | null;
  readonly selected_options?: readonly Option[] | null;
  readonly selected_date?: string | null;
  readonly selected_user?: string | null;
}

type Element = Readonly<Record<string, unknown>> & { readonly action_id?: string };

/** What begins so is ours, and goes when the form is shown once more. */
const remark = 'late_';

/**
 * The form again, as it was sent, with what is wrong above the field where it is: Slack takes errors with an
 * acknowledgement alone, and that is long gone.
 */
export function refilled(form: FilledForm, errors: Readonly<Record<string, string>>): ModalView {
  const { callback_id, private_metadata, title, submit, close } = form;
  const blocks = form.blocks.filter(({ block_id = '' }) => !block_id.startsWith(remark));
  const isThere = (name: string) => blocks.some(({ block_id }) => block_id === name);
  const astray = Object.keys(errors).filter((name) => !isThere(name));
  const wrong = (name: string): KnownBlock[] => {
    const sentence = errors[name];
    if (sentence === undefined) return [];
    return [{ ...section(`⚠️ ${cut(escapeText(sentence), 2900)}`), block_id: `${remark}${name}` }];
  };
  return {
    type: 'modal',
    callback_id,
    private_metadata,
    title,
    ...(submit ? { submit } : {}),
    ...(close ? { close } : {}),
    blocks: [
      { ...context('What you filled in is below, and what is wrong above its field.'), block_id: `${remark}head` },
      ...astray.flatMap(wrong),
      ...blocks.flatMap((block) => [...wrong(block.block_id ?? ''), filled(block, form)]),
    ],
  };
}

function filled(block: KnownBlock, form: FilledForm): KnownBlock {
  if (block.type !== 'input') return block;
  const element = block.element as unknown as Element;
  const held = heldIn(form, block.block_id, element.action_id);
  return { ...block, element: begun(element, held) as unknown as InputBlock['element'] };
}

const heldIn = ({ state }: FilledForm, block = '', action = ''): Held => state.values[block]?.[action] ?? {};

/** The element that begins with what was held; what was left empty begins empty. */
function begun(element: Element, held: Held): Element {
  const bare = Object.fromEntries(Object.entries(element).filter(([name]) => !name.startsWith('initial_')));
  const options = held.selected_options ?? [];
  return {
    ...bare,
    ...(held.value ? { initial_value: held.value } : {}),
    ...(held.selected_option ? { initial_option: held.selected_option } : {}),
    ...(options.length > 0 ? { initial_options: options } : {}),
    ...(held.selected_date ? { initial_date: held.selected_date } : {}),
    ...(held.selected_user ? { initial_user: held.selected_user } : {}),
  };
}

/** What was filled in, for whoever has closed the form meanwhile: field by field, texts so that they can be copied. */
export function givenBack(form: FilledForm): Message[] {
  const lines = form.blocks.flatMap((block) => {
    if (block.type !== 'input') return [];
    const { action_id } = block.element as unknown as Element;
    const words = wordsOf(heldIn(form, block.block_id, action_id));
    return words === '' ? [] : [`${escapeText(block.label.text)}: ${words}`];
  });
  if (lines.length === 0) return [];
  return pieces(['You filled in:', ...lines].join('\n'), longestText).map((text) => ({ text }));
}

function wordsOf({ value, selected_option, selected_options, selected_date, selected_user }: Held): string {
  if (value) return `\`\`\`\n${escapeText(showable(value).replaceAll('```', "'''"))}\n\`\`\``;
  const chosen = [...(selected_options ?? []), ...(selected_option ? [selected_option] : [])];
  if (chosen.length > 0) return chosen.map(({ text }) => escapeText(text.text)).join(', ');
  return selected_date ?? (selected_user ? `<@${selected_user}>` : '');
}
