import type { DataState, Degree, Impact } from '../impacts/record.ts';
import { showImpactTime } from '../impacts/time.ts';
import { nobodyKnows, showWindow, type Window } from '../impacts/window.ts';
import { hit } from '../impacts/words.ts';
import type { Entry } from '../timeline.ts';
import { quoted, stopped } from './sentence.ts';

/** What happened to a thing, by how badly it was hit: a thing may be one or many, so that no `was` can follow it. */
export const suffered: Readonly<Record<Exclude<Degree, 'none'>, string>> = {
  full: 'stopped completely',
  major: 'suffered a major impact',
  partial: 'suffered a partial impact',
  minor: 'suffered a minor impact',
};

const dataSentence: Readonly<Record<DataState, string>> = {
  lost: 'Its data was lost.',
  partial: 'Part of its data was lost.',
  delayed: 'Its data was delayed.',
  queued: 'Its data was queued.',
  backfilled: 'Its data was backfilled.',
  none: 'None of its data was lost.',
};

/** How badly one thing was hit, how much of it, when, what became of its data, and what did it. */
export function impactSentence(impact: Impact, standing: readonly Entry[], isOutside: boolean): string {
  const { degree, amount, data, causedBy, words } = impact;
  if (degree === 'none') return `${hit(impact)}${words === '' ? '' : `: ${words}`}`;
  const when = whenWords(impact);
  const cause = standing.find(({ seq }) => seq === causedBy);
  return [
    stopped(`${hit(impact)} ${suffered[degree]}${amount === null ? '' : ` (${amount})`}${when && `, ${when}`}`),
    ...(data === null ? [] : [dataSentence[data]]),
    ...(causedBy === null ? [] : causeWords(causedBy, cause, isOutside)),
    ...(words === '' ? [] : [stopped(`Noted with it: ${words}`)]),
  ].join(' ');
}

function causeWords(number: number, cause: Entry | undefined, isOutside: boolean): string[] {
  if (!isOutside) return [`It was caused by entry ${number}${cause ? `, ${quoted(cause.text)}` : ''}.`];
  return cause ? [`It was caused by this: ${quoted(cause.text)}.`] : [];
}

/** `from … to … (13h 37m)`, `on Feb 24, 2026`, `from … on`, `until …`; empty where nobody said. */
export function whenWords({ from, to }: Window): string {
  if (from && to) {
    const shown = showWindow({ from, to }).replace(` (${nobodyKnows})`, '');
    return shown.includes(' to ') ? `from ${shown}` : `on ${shown}`;
  }
  if (from) return `from ${showImpactTime(from)} on`;
  return to ? `until ${showImpactTime(to)}` : '';
}
