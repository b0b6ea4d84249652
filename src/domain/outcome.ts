/** Why something was refused, for programs; the sentence beside it is for people. */
export type RefusalCode =
  | 'already_done'
  | 'already_resolved'
  | 'already_retracted'
  | 'edited_meanwhile'
  | 'empty_text'
  | 'forbidden'
  | 'future'
  | 'no_incident'
  | 'no_such_action'
  | 'no_such_entry'
  | 'no_such_promise'
  | 'not_due'
  | 'not_resolved'
  | 'not_supported'
  | 'past'
  | 'same'
  | 'unchecked'
  | 'unclear_time'
  | 'unknown_person'
  | 'unknown_verb'
  | 'usage';

/** A refusal is an answer for the person who asked. Anything else that goes wrong is thrown. */
export interface Refusal {
  readonly code: RefusalCode;
  /** One sentence: what happened. */
  readonly sentence: string;
  /** Lines to type instead, each `/incident …`. */
  readonly instead: readonly string[];
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refuse = (code: RefusalCode, sentence: string, ...instead: string[]): Refused => ({
  ok: false,
  refusal: { code, sentence, instead },
});
