import { type Author, type Change, step } from './change.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { Said } from './said.ts';

/** A thing to do, also after the incident is over. Its number is the number of its entry. */
export interface NewAction {
  readonly said: Said;
  readonly owner: Author | null;
  readonly due: Date | null;
  readonly by: Author;
}

export function addAction(incident: Incident, { said, owner, due, by }: NewAction, now: Date): Outcome<Change> {
  if (said.text === '') {
    return refuse(
      'empty_text',
      'An action needs its text.',
      `/incident #${incident.id} action <text> @owner by Friday`,
    );
  }
  const detail = { owner: owner?.id ?? null, ownerName: owner?.name ?? null, due: due?.toISOString() ?? null };
  return done(step(incident, {}, { kind: 'action', by, said, detail, now }));
}

/** Records that something was done: an action by its number, or work that nobody had planned. */
export function finishAction(
  incident: Incident,
  action: number | null,
  said: Said,
  by: Author,
  now: Date,
): Outcome<Change> {
  if (action === null && said.text === '') {
    return refuse('empty_text', 'Say what was done.', `/incident #${incident.id} action done <text>`);
  }
  return done(step(incident, {}, { kind: 'action_done', by, said, detail: { action }, now }));
}
