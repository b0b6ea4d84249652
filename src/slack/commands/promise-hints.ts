import type { Change } from '../../domain/change.ts';
import type { ReadPromise } from '../../domain/promises/reading/read.ts';
import { showDay, showDue } from '../../domain/show-time.ts';
import { type Entry, isKind, type Made } from '../../domain/timeline.ts';
import type { Button } from '../views/buttons.ts';
import { echo } from './said-back.ts';

/** Beside an echo: the way to put right what was understood. */
export const changeNext = (change: Change): Button[] => [
  { does: 'change_next', label: 'Change the next update', about: { incident: change.incident.id } },
  ...putRight(change),
];

/** Beside an echo: the way to put right what was written. */
export const putRight = ({ incident: { id }, entry }: Change): Button[] => [
  { does: 'amend', label: 'Put it right', about: { incident: id, entry: entry.seq } },
];

/** What was understood beside the next update, and what is to be asked. */
export function promiseHints(entry: Entry, read: readonly ReadPromise[], zones: readonly string[]): string[] {
  const made = isKind(entry, 'update') || isKind(entry, 'resolved') ? (entry.detail.promises ?? []) : [];
  return [
    ...made.flatMap((promise) => understoodAs(promise, zones)),
    ...read.flatMap((promise) => askAbout(promise, entry)),
  ];
}

/** The time of the next update is said anyway. */
function understoodAs(promise: Made, zones: readonly string[]): string[] {
  const { kind, number, event, restates } = promise;
  if (kind === 'update' && promise.due) return [];
  const when = promise.due
    ? `due ${[...new Set(zones)].map((zone) => showDue(new Date(promise.due ?? ''), zone)).join(' / ')}`
    : event
      ? `when ${echo(event)}`
      : 'open date';
  if (promise.owed && promise.due)
    return [`The postmortem is due ${showDay(new Date(promise.due), zones[0])} (promise ${number}).`];
  const again = restates === null ? '' : `, the same as promise ${restates}`;
  return [`Promise ${number} (${kind}): ${when}${again}, from “${echo(promise.words)}”`];
}

function askAbout({ ask, kind, quote }: ReadPromise, entry: Entry): string[] {
  const id = entry.incidentId;
  if (isKind(entry, 'resolved') && kind === 'update') {
    return [`“${echo(quote)}” comes after the end: \`/incident #${id} promise <text> by <date>\` keeps it in mind`];
  }
  if (ask === null) return [];
  const line = kind === 'update' ? `/incident #${id} next <time>` : `/incident #${id} promise <text> by <date>`;
  const why = ask === 'weekday' ? 'names a weekday and a date that differ' : 'names a time that has gone by';
  return [`“${echo(quote)}” ${why}: \`${line}\` settles it`];
}
