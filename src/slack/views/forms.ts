import type { InputBlock, KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import type { About } from './buttons.ts';
import { context, section } from './message.ts';
import { cut, oneLine, showable } from './mrkdwn.ts';
import { line } from './reply.ts';

/** A form to open, and the line that does the same where Slack does not open it. */
export interface Opening {
  readonly form: ModalView;
  readonly instead: string;
  /** What somebody typed beside the verb: given back where Slack does not open the form. */
  readonly typed?: string;
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

/** What stands there while Sitrep asks Slack. Should it stay, the line that does the same is before their eyes. */
export const loading = (title: string, instead: string): ModalView => ({
  type: 'modal',
  title: label(title.slice(0, 24)),
  close: label('Cancel'),
  blocks: [section('Fetching the message…'), context(`Should this stay, type ${line(instead)}`)],
});

interface TextOptions {
  readonly initial?: string;
  readonly hint?: string;
  /** The line that takes what it begins with whole, where that may be longer than a field. */
  readonly instead?: string;
  readonly lines?: 'many';
  readonly optional?: boolean;
}

interface FieldOptions {
  readonly optional?: boolean;
  /** A day as `2026-11-30`, or somebody's user id. */
  readonly initial?: string | undefined;
}

/** Slack: 3,000 characters. */
const longestField = 3000;

/** A field is named by its block. */
export const textField = (
  name: string,
  words: string,
  { initial = '', hint, instead, lines, optional = false }: TextOptions = {},
): InputBlock => ({
  type: 'input',
  block_id: name,
  optional,
  label: label(words),
  element: {
    type: 'plain_text_input',
    action_id: name,
    multiline: lines === 'many' || initial.includes('\n'),
    ...(begun(initial) === '' ? {} : { initial_value: begun(initial) }),
  },
  ...hinted(fits(initial) ? hint : cutHint(instead)),
});

const hinted = (hint: string | undefined) => (hint === undefined ? {} : { hint: label(hint) });

/** Whoever leaves such a field alone must mean all of the text: see `isUntouched`. */
const cutHint = (instead: string | undefined): string =>
  ['Cut here; left as it is, it stays whole.', ...(instead ? [`To change it, type ${instead}`] : [])].join(' ');

/** Whether a field can hold all of a text. */
export const fits = (text: string): boolean => showable(text).length <= longestField;

/** Whether there is no room left in a field: perhaps something was cut off. */
export const isFull = (held: string): boolean => held.length > longestField - 100;

/** Whether a field still holds what it began with; a text that does not fit is meant whole then. */
export const isUntouched = (held: string, initial: string): boolean => bare(held) === bare(begun(initial));
const bare = (text: string): string => showable(text).trim();

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

/** Any of several; `initial` names those that are ticked at first. */
export const ticks = (
  name: string,
  words: string,
  options: ReadonlyArray<readonly [value: string, shown: string]>,
  initial: readonly string[] = [],
): InputBlock => {
  const all = options.map(([value, shown]) => ({ value, text: label(shown) }));
  const first = all.filter(({ value }) => initial.includes(value));
  return {
    type: 'input',
    block_id: name,
    optional: true,
    label: label(words),
    element: {
      type: 'checkboxes',
      action_id: name,
      options: all,
      // Slack takes no empty list.
      ...(first.length > 0 ? { initial_options: first } : {}),
    },
  };
};

/** A day, from a calendar. */
export const dateField = (
  name: string,
  words: string,
  { optional = false, initial }: FieldOptions = {},
): InputBlock => ({
  type: 'input',
  block_id: name,
  optional,
  label: label(words),
  element: { type: 'datepicker', action_id: name, ...(initial ? { initial_date: initial } : {}) },
});

/** Somebody of the workspace. */
export const personField = (
  name: string,
  words: string,
  { optional = false, initial }: FieldOptions = {},
): InputBlock => ({
  type: 'input',
  block_id: name,
  optional,
  label: label(words),
  element: { type: 'users_select', action_id: name, ...(initial ? { initial_user: initial } : {}) },
});

const label = (text: string): PlainTextElement => ({ type: 'plain_text', text: showable(text), emoji: true });

/** As much as the field takes, without the half of a character at its end. */
const begun = (text: string): string => start(showable(text), longestField);

/** On one line, with a sign that it goes on: for a menu, where nothing is escaped. */
export const shortened = (text: string, most: number): string => {
  const words = oneLine(showable(text));
  return words.length <= most ? words : `${start(words, most - 1)}…`;
};

const start = (text: string, most: number): string => text.slice(0, most).replace(/\p{Cs}$/u, '');
