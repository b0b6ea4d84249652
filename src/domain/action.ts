import type { ActionItem } from './action-item.ts';
import { type Author, type Change, step } from './change.ts';
import { chaseAfter } from './chase.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { settled } from './promises/ledger.ts';
import { afterWord } from './promises/news.ts';
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
  if (due && due <= now) {
    return refuse('past', 'That date lies in the past.', `/incident #${incident.id} action <text> @owner by Friday`);
  }
  const zone = by.zone ?? 'UTC';
  const ownerZone = owner?.zone ?? zone;
  const item: ActionItem = {
    number: incident.version + 1,
    text: said.text,
    owner: owner?.id ?? null,
    ownerName: owner?.name ?? null,
    due,
    zone,
    ownerZone,
    doneIn: null,
    chaseAt: due && chaseAfter(due, zone, now, ownerZone),
  };
  const detail = { owner: item.owner, ownerName: item.ownerName, due: due?.toISOString() ?? null, zone };
  const actions = [...incident.actions, item];
  return done(step(incident, { actions }, { kind: 'action', by, said, detail, now }, { actions: [item] }));
}

/** Records that something was done: an action by its number, or work that nobody had planned. */
export function finishAction(
  incident: Incident,
  action: number | null,
  said: Said,
  by: Author,
  now: Date,
): Outcome<Change> {
  const { id, actions } = incident;
  if (action === null && said.text === '') {
    return refuse('empty_text', 'Say what was done.', `/incident #${id} action done <text>`);
  }
  const item = actions.find(({ number }) => number === action);
  if (action !== null && item === undefined) {
    return refuse('already_done', `#${id} has no open action ${action}.`, `/incident #${id} action done <text>`);
  }
  // What is done may be what a promise waits for: "the backfill".
  const ledger = afterWord(incident, said.text, now);
  const finished = item ? [{ ...item, doneIn: incident.version + 1, chaseAt: null }] : [];
  return done(
    step(
      incident,
      { actions: actions.filter((open) => open !== item), ...settled(ledger) },
      { kind: 'action_done', by, said, detail: { action }, now },
      { actions: finished, promises: ledger.touched },
    ),
  );
}

/** Gives an action another date, and says why. */
export function moveAction(
  incident: Incident,
  number: number,
  to: Date,
  why: Said,
  by: Author,
  now: Date,
): Outcome<Change> {
  const { id } = incident;
  const item = incident.actions.find((open) => open.number === number);
  const line = `/incident #${id} action move ${number} <date>: <why>`;
  if (!item) return refuse('no_such_action', `#${id} has no open action ${number}.`, `/incident #${id} timeline`);
  if (why.text === '') return refuse('empty_text', 'Say why its date moves.', line);
  if (to <= now) return refuse('past', 'Its new date lies in the past.', line);
  const zone = by.zone ?? item.zone;
  const moved: ActionItem = { ...item, due: to, zone, chaseAt: chaseAfter(to, zone, now, item.ownerZone) };
  const actions = incident.actions.map((one) => (one === item ? moved : one));
  const from = item.due?.toISOString() ?? null;
  const detail = { what: 'action' as const, number, words: item.text, zone, from, to: to.toISOString(), public: false };
  return done(step(incident, { actions }, { kind: 'moved', by, said: why, detail, now }, { actions: [moved] }));
}
