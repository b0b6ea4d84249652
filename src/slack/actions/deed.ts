import type { Author } from '../../domain/change.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Guarded } from '../../domain/permission.ts';
import type { Said } from '../../domain/said.ts';
import type { House, Reply } from '../commands/command.ts';
import type { About } from '../views/buttons.ts';
import type { Opening } from '../views/forms.ts';

/** Somebody clicked a button of ours. */
export interface Click {
  readonly teamId: string;
  readonly by: Author;
  /** Their Slack time zone. */
  readonly zone: string;
  readonly about: About;
  /** Slack's id of this very click: the same again changes nothing. */
  readonly key: string;
}

/** What follows a click: words for whoever clicked, a form, or both. */
export interface Followed {
  readonly reply?: Reply;
  readonly opens?: Opening;
  /** The message with the button has nothing left to ask. */
  readonly settles?: boolean;
  /** The words take the place of the message with the button. */
  readonly replaces?: boolean;
}

/** One button, named by what it does. */
export interface ButtonDeed {
  readonly does: string;
  run(click: Click, house: House): Promise<Followed>;
}

/** Somebody submitted a form of ours. */
export interface Sent extends Click {
  /** What a field holds, by its block; empty where they left it so. */
  value(block: string): string;
}

/** What was understood; or what is wrong, by the block where it is. */
export type FormReply = Reply | { readonly errors: Readonly<Record<string, string>> };

/** One form, by its name. */
export interface FormDeed {
  readonly does: string;
  /** The field at which a refusal is shown: what they wrote stays before them. */
  readonly field: string;
  submit(sent: Sent, house: House): Promise<FormReply>;
}

/** What is known when a form is asked for. */
export interface Asked {
  /** Those that came with the verb. */
  readonly words: string;
  /** The same with those who are named in it. */
  readonly said?: Said;
  /** The Slack time zone of whoever asks. */
  readonly zone: string;
  /** What the button is about. */
  readonly about?: Partial<About>;
}

/** A verb of `/incident` as a form: what opens when its words are missing, or its button is clicked. */
export interface VerbForm extends FormDeed {
  readonly verb: string;
  /** What `sitrep.yml` may keep to some: whoever may not is told before they fill it in. */
  readonly guards?: Guarded;
  /** Whether these words leave something out, where the verb's `needs` cannot tell. */
  lacks?(incident: Incident, house: House, asked: Asked): boolean;
  /** Filled in with what is known. */
  opening(incident: Incident, house: House, asked: Asked): Promise<Opening>;
}
