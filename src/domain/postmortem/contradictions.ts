import { asItStands, type Standing } from '../as-it-stands.ts';
import { impactsIn } from '../impacts/impacts-in.ts';
import { type ImpactTime, showImpactTime, unwritten } from '../impacts/time.ts';
import { length, showWindow, type Window, wholeWindow } from '../impacts/window.ts';
import { hit } from '../impacts/words.ts';
import { type Entry, type EntryOf, isKind } from '../timeline.ts';
import { amendedTime, endedAt, toldTime } from '../told.ts';
import { clockRemarks } from './clock-remarks.ts';
import { isLoss, sayingNoLoss } from './data.ts';
import { entriesUnder } from './facts.ts';
import type { Material } from './section.ts';
import { capital, joined, spelled } from './sentence.ts';

/** Where the record gainsays itself, each with the numbers of the entries: first what is open, then what was put right. */
export const contradictionsIn = (material: Material): string[] =>
  [...fixOrEnd(material), ...hitAfterEnd(material), ...lostOrNot(material), ...clockRemarks(material)].map(capital);

/** What was said first and what stands now, where they differ. */
export const correctionsIn = ({ timeline }: Material): string[] => [
  ...asItStands(timeline).flatMap(retimed),
  ...timeline.flatMap((entry) => (isKind(entry, 'impact') ? resaid(entry, timeline) : [])),
];

/** So many minutes later a thing is hardly whole because of a fix. */
const leastMinutes = 5;

/** The fix is told for one time, and what it fixed was whole at another. */
function fixOrEnd({ standing }: Material): string[] {
  const impacts = impactsIn(standing);
  const end = wholeWindow(impacts)?.to;
  const fixes = entriesUnder(standing, 'resolution').flatMap((entry) => exact(entry) ?? []);
  const fix = fixes.toSorted((one, other) => one.time.at.getTime() - other.time.at.getTime()).at(-1);
  if (!end || end.precision === 'day' || !fix) return [];
  const apart = Math.abs(end.at.getTime() - fix.time.at.getTime());
  if (apart < leastMinutes * 60_000) return [];
  const [from, to] = fix.time.at < end.at ? [fix.time, end] : [end, fix.time];
  const which = impacts.filter(({ to: last }) => last?.at.getTime() === end.at.getTime()).map(({ seq }) => seq);
  return [
    `entry ${fix.entry.seq} has the fix at ${showImpactTime(fix.time)}, and ${numbered(which)} the end of the impact at ${showImpactTime(end)}, ${spelled(length({ from, to }))} ${end === to ? 'later' : 'earlier'}. Which of them is the time of the fix?`,
  ];
}

function exact(entry: Entry): { entry: Entry; time: ImpactTime } | undefined {
  const time = toldTime(entry);
  return time && time.precision !== 'day' ? { entry, time } : undefined;
}

const numbered = (seqs: readonly number[]): string =>
  `${seqs.length === 1 ? 'entry' : 'entries'} ${joined(seqs.map(String))}`;

/** It was declared over while something was still hit. */
function hitAfterEnd({ incident, standing }: Material): string[] {
  const over = endedAt(incident);
  if (!over || over.precision === 'day') return [];
  const resolved = standing.findLast((entry) => isKind(entry, 'resolved'))?.seq;
  return impactsIn(standing).flatMap((impact) => {
    const { to, seq, degree } = impact;
    if (degree === 'none' || !to || to.precision === 'day' || to.at.getTime() < over.at.getTime() + 60_000) return [];
    const when = `resolved at ${showImpactTime(over)}${resolved === undefined ? '' : ` (entry ${resolved})`}`;
    return [`${hit(impact)} was hit until ${showImpactTime(to)} (entry ${seq}), after the incident was ${when}.`];
  });
}

/** Somebody says that nothing was lost, and somebody else what was. */
function lostOrNot({ standing }: Material): string[] {
  const lost = impactsIn(standing).filter(isLoss);
  const said = sayingNoLoss(standing).filter(({ seq }) => !lost.some((impact) => impact.seq === seq));
  if (lost.length === 0 || said.length === 0) return [];
  const seqs = said.map(({ seq }) => seq);
  return [
    `${numbered(seqs)} says that no data was lost; ${numbered(lost.map(({ seq }) => seq))} says that some was. Which is right?`,
  ];
}

function retimed({ first, amendedIn }: Standing): string[] {
  const [time, by] = [
    amendedIn.map(amendedTime).findLast((one) => one !== null),
    amendedIn.findLast((one) => one.detail.at),
  ];
  if (!time || !by) return [];
  const old = toldTime(first) ?? { at: first.at, precision: 'minute', approx: false, zone: 'UTC' };
  const [was, is] = [showImpactTime(old), showImpactTime(time)];
  return was === is ? [] : [`Entry ${first.seq} was first recorded for ${was}; entry ${by.seq} put it right to ${is}.`];
}

/** An impact that was said anew with another beginning or end; one that was only still open is not another. */
function resaid({ seq, detail }: EntryOf<'impact'>, timeline: readonly Entry[]): string[] {
  const old = timeline.find((entry) => entry.seq === detail.replaces);
  if (!old || !isKind(old, 'impact')) return [];
  const [was, is] = [windowOf(old), windowOf({ detail })];
  if (!differs(was.from, is.from) && !differs(was.to, is.to)) return [];
  return [
    `Entry ${old.seq} gave the impact on ${hit(detail)} as ${bare(was)}; entry ${seq} put it right to ${bare(is)}.`,
  ];
}

const windowOf = ({ detail }: Pick<EntryOf<'impact'>, 'detail'>): Window => ({
  from: unwritten(detail.from),
  to: unwritten(detail.to),
});

const differs = (one: ImpactTime | null, other: ImpactTime | null): boolean =>
  one !== null && other !== null && one.at.getTime() !== other.at.getTime();

const bare = (window: Window): string => showWindow(window).replace(/ \(—\)$/u, '');
