import type { Degree, Impact } from './record.ts';
import { degrees } from './record.ts';
import { showWindow } from './window.ts';

/** `Warehouse (NA1)`. */
export const hit = ({ component, region }: Pick<Impact, 'component' | 'region'>): string =>
  region === null ? component : `${component} (${region})`;

/** As it is typed. */
export const typed = ({ component, region }: Pick<Impact, 'component' | 'region'>): string =>
  quote(component) + (region === null ? '' : `@${quote(region)}`);
const quote = (name: string): string => (/^[\p{L}\p{N}_.-]+$/u.test(name) ? name : `"${name.replaceAll('"', "'")}"`);

/** Everything said of it beside the name: degree, amount, window, data, cause. */
export function particulars({
  degree,
  amount,
  from,
  to,
  data,
  causedBy,
}: Omit<Impact, 'seq' | 'replacedIn'>): string[] {
  return [
    degree,
    ...(amount === null ? [] : [amount]),
    ...(from || to ? [showWindow({ from, to })] : []),
    ...(data === null ? [] : [dataWords[data]]),
    ...(causedBy === null ? [] : [`caused by entry ${causedBy}`]),
  ];
}

export const dataWords = {
  lost: 'data lost',
  partial: 'data partially lost',
  delayed: 'data delayed',
  queued: 'data queued',
  backfilled: 'data backfilled',
  none: 'no data lost',
} as const;

/** A line per impact, the worst first; `—` where nobody knows when. Then a line for what was not hit. */
export function impactLines(impacts: readonly Impact[], unhit = 'Not impacted'): string[] {
  const lines = worstFirst(impacts.filter(({ degree }) => degree !== 'none')).map(lineOf);
  const spared = impacts.filter(({ degree }) => degree === 'none').map((impact) => hit(impact) + wordsOf(impact));
  return spared.length === 0 ? lines : [...lines, `${unhit}: ${spared.join('; ')}`];
}

function lineOf(impact: Impact): string {
  const { from, to, degree, ...rest } = impact;
  const [first = degree, ...others] = particulars({ ...rest, degree, from: null, to: null });
  return `${hit(impact)}: ${[first, showWindow({ from, to }), ...others].join(', ')}${wordsOf(impact)}`;
}

const wordsOf = ({ words }: Impact): string => (words === '' ? '' : `: ${words}`);

/** What was hit, by degree: `full: Login; major: API, Push (EU)`. What was spared stands there only by itself. */
export function impactByDegree(impacts: readonly Impact[]): string {
  const by = worst.flatMap((degree) => {
    const names = impacts.filter((impact) => impact.degree === degree).map(hit);
    return names.length === 0 ? [] : [`${degree}: ${names.join(', ')}`];
  });
  return by.filter((words, index) => index === 0 || !words.startsWith('none: ')).join('; ');
}

const worst: readonly Degree[] = [...degrees].reverse();

const worstFirst = (impacts: readonly Impact[]): Impact[] =>
  [...impacts].sort((one, other) => worst.indexOf(one.degree) - worst.indexOf(other.degree));
