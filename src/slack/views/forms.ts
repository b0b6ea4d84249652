import type { InputBlock, KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import type { About } from './buttons.ts';
import { section } from './message.ts';
import { cut, oneLine } from './mrkdwn.ts';

/** A form to open, and the line that does the same where Slack does not open it. */
export interface Opening {
  readonly form: ModalView;
  readonly instead: string;
  /** What takes its place once it is known: a form must open within 3 seconds. */
  readonly filled?: () => Promise<ModalView>;
}

interface Form {
  /** Names who takes it when it is submitted: see the table in `actions/`. */
  readonly does: string;
  readonly title: string;
  readonly submit: string;
  readonly about: About;
  readonly blocks: readonly KnownBlock[];
}

/** Slack: 24 characters in a title and on a button. What it carries is never text that people wrote. */
export const form = ({ does, title, submit, about, blocks }: Form): ModalView => ({
  type: 'modal',
  callback_id: does,
  title: label(title.slice(0, 24)),
  submit: label(submit.slice(0, 24)),
  close: label('Cancel'),
  private_metadata: JSON.stringify(about),
  blocks: [...blocks],
});

/** What a form becomes when it was taken: what was understood, and nothing to do. */
export const taken = (text: string): ModalView => ({
  type: 'modal',
  title: label('Done'),
  close: label('Close'),
  blocks: [section(cut(text, 2900, 'the whole text is in the channel'))],
});

/** What stands there while Sitrep asks Slack. */
export const loading = (title: string): ModalView => ({
  type: 'modal',
  title: label(title.slice(0, 24)),
  close: label('Cancel'),
  blocks: [section('Fetching the message…')],
});

interface TextOptions {
  readonly initial?: string;
  readonly hint?: string;
  readonly lines?: 'many';
  readonly optional?: boolean;
}

interface FieldOptions {
  readonly optional?: boolean;
}

/** Slack: 3,000 characters. */
export const longestField = 3000;

/** A field is named by its block. */
export const textField = (
  name: string,
  words: string,
  { initial = '', hint, lines, optional = false }: TextOptions = {},
): InputBlock => ({
  type: 'input',
  block_id: name,
  optional,
  label: label(words),
  element: {
    type: 'plain_text_input',
    action_id: name,
    multiline: lines === 'many',
    ...(initial === '' ? {} : { initial_value: whole(initial) }),
  },
  ...(hint === undefined ? {} : { hint: label(hint) }),
});

/** One of several; `initial` names the one it begins with. */
export const choice = (
  name: string,
  words: string,
  options: ReadonlyArray<readonly [value: string, shown: string]>,
  initial: string,
  { optional = false }: FieldOptions = {},
): InputBlock => {
  const all = options.map(([value, shown]) => ({ value, text: label(shown) }));
  const first = all.find(({ value }) => value === initial);
  return {
    type: 'input',
    block_id: name,
    optional,
    label: label(words),
    element: {
      type: 'static_select',
      action_id: name,
      options: all,
      ...(first ? { initial_option: first } : {}),
    },
  };
};

/** A day, from a calendar. */
export const dateField = (name: string, words: string, { optional = false }: FieldOptions = {}): InputBlock => ({
  type: 'input',
  block_id: name,
  optional,
  label: label(words),
  element: { type: 'datepicker', action_id: name },
});

/** Somebody of the workspace. */
export const personField = (name: string, words: string, { optional = false }: FieldOptions = {}): InputBlock => ({
  type: 'input',
  block_id: name,
  optional,
  label: label(words),
  element: { type: 'users_select', action_id: name },
});

const label = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: true });

/** As much as the field takes, without the half of a character at its end. */
export const whole = (text: string): string => start(text, longestField);

/** On one line, with a sign that it goes on: for a menu, where nothing is escaped. */
export const shortened = (text: string, most: number): string => {
  const words = oneLine(text);
  return words.length <= most ? words : `${start(words, most - 1)}…`;
};

const start = (text: string, most: number): string => text.slice(0, most).replace(/\p{Cs}$/u, '');
