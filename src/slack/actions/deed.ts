import type { View } from '@slack/types';
import type { Author } from '../../domain/change.ts';
import type { House, Reply } from '../commands/command.ts';
import type { About } from '../views/buttons.ts';

/** Somebody clicked a button of ours. */
export interface Click {
  readonly by: Author;
  /** Their Slack time zone. */
  readonly zone: string;
  readonly about: About;
  /** Slack's id of this very click: the same again changes nothing. */
  readonly key: string;
}

/** A form to open, and the line that does the same where Slack does not open it. */
export interface Opening {
  readonly form: View;
  readonly instead: string;
}

/** What follows a click: words for whoever clicked, a form, or both. */
export interface Outcome {
  readonly reply?: Reply;
  readonly opens?: Opening;
}

/** One button, named by what it does. */
export interface ButtonDeed {
  readonly does: string;
  run(click: Click, house: House): Promise<Outcome>;
}

/** Somebody submitted a form of ours. */
export interface Sent extends Click {
  /** What a field holds, by its block; empty where they left it so. */
  value(block: string): string;
}

/** What was understood; or what is wrong, by the block where it is. */
export type FormReply = Reply | { readonly errors: Readonly<Record<string, string>> };

/** One form, named by the button that opens it. */
export interface FormDeed {
  readonly does: string;
  /** The field at which a refusal is shown: what they wrote stays before them. */
  readonly field: string;
  submit(sent: Sent, house: House): Promise<FormReply>;
}
