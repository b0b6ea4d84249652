import { formatDuration } from '../../domain/duration.ts';
import { nobodyKnows } from '../../domain/impacts/window.ts';
import { type Average, type Measure, measures } from '../../domain/metrics/measures.ts';
import type { Group, Report } from '../../domain/metrics/report.ts';
import { cut, escapeText, oneLine } from './mrkdwn.ts';

/** How many components, and how many months, a list names. */
const many = 5;
const aYear = 13;

/** What a report says, a line each; nothing of what there was none of. */
export function figures({ all, open, reopened, left, bySeverity, byComponent, byMonth, longest }: Report): string[] {
  return [
    ...some([left.retro, 'retro'], [left.test, 'test']).map((out) => `Left out of all figures: ${out}`),
    ...(all.count === 0 ? [] : measures.map((one) => `${names[one]}: ${inWords(all.averages[one])}`)),
    ...some([open, 'still open'], [reopened, 'reopened']),
    ...(all.hit > 0 ? [`Customers were hit for ${formatDuration(all.hit)}, what overlaps counted once`] : []),
    ...named(
      'By severity',
      bySeverity,
      ({ name, count, averages }) => `${name} ${count}${resolvedIn(averages.resolve)}`,
    ),
    ...named('Hit most often', byComponent.slice(0, many), hitWords),
    ...(byMonth.length > 2 ? named('By month', byMonth.slice(-aYear), ({ name, count }) => `${name} ${count}`) : []),
    ...named('Took longest', longest, ({ id, title, took }) => `#${id} ${short(title)} (${formatDuration(took)})`),
  ];
}

const names: Readonly<Record<Measure, string>> = {
  detect: 'Time to detect',
  acknowledge: 'Time to acknowledge',
  mitigate: 'Time to mitigate',
  resolve: 'Time to resolve',
  recover: 'Time to recover',
};

/** `2 retro, 1 test`; nothing where there was none. */
function some(...counts: ReadonlyArray<readonly [count: number, what: string]>): string[] {
  const words = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return words.length > 0 ? [words.join(', ')] : [];
}

/** `median 12m, mean 20m, over 5 of 7`: of the others nobody knows. */
function inWords({ known, unknown, mean, median }: Average): string {
  if (mean === null || median === null) return nobodyKnows;
  const of = unknown > 0 ? ` of ${known + unknown}` : '';
  return `median ${formatDuration(median)}, mean ${formatDuration(mean)}, over ${known}${of}`;
}

const resolvedIn = ({ median }: Average): string => (median === null ? '' : ` (resolved in ${formatDuration(median)})`);

const hitWords = ({ name, count, hit }: Group): string =>
  `${short(name)} ${count}${hit > 0 ? ` (${formatDuration(hit)})` : ''}`;

const short = (text: string): string => cut(escapeText(oneLine(text)), 80);

const named = <T>(name: string, list: readonly T[], words: (one: T) => string): string[] =>
  list.length > 0 ? [`${name}: ${list.map(words).join(' · ')}`] : [];
