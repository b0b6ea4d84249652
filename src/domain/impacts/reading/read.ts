import type { Catalog } from '../../component.ts';
import type { NewImpact } from '../../impact.ts';
import { type Said, slice } from '../../said.ts';
import { readClauses, type SaidWindow } from './clauses.ts';
import { type HeadDoubt, readHead } from './head.ts';
import type { Around } from './moments.ts';
import { type ReadEnds, readEnds, type WindowDoubt } from './settle.ts';

export interface Surroundings {
  readonly catalog: Catalog;
  /** When the incident was: a time without a day is near it. */
  readonly around: Around;
  /** The zone of whoever says it. */
  readonly zone: string;
}

export type ReadImpact =
  | { readonly impact: Omit<NewImpact, 'by'> }
  | { readonly head: HeadDoubt }
  | { readonly time: WindowDoubt };

/** Reads what somebody typed after `impact`: component, region, degree; then window, amount, data, cause, in any order. */
export function readImpact(said: Said, { catalog, around, zone }: Surroundings): ReadImpact {
  const head = readHead(said.text, catalog);
  if (!('component' in head)) return { head };
  const { unreadable, lasting, from, to, ...clauses } = readClauses(slice(said, head.to));
  if (unreadable !== null)
    return { time: { why: 'unreadable', words: unreadable, end: from === null ? 'from' : 'to' } };
  const ends = readWindow({ from, to, lasting }, zone, around);
  if ('ask' in ends) return { time: ends.ask };
  const { component, region, degree } = head;
  return { impact: { component, region, degree, ...clauses, ...ends } };
}

/** Reads both ends of a window; or says why they must be asked about. */
export function readWindow({ from, to, lasting }: SaidWindow, zone: string, around: Around) {
  const ends = readEnds({ from, to }, zone, around);
  return 'ask' in ends ? ends : lastingFor(ends, lasting);
}

/** `from 10:53 for 82 minutes`. */
function lastingFor({ from, to }: ReadEnds, lasting: number | null): ReadEnds {
  if (from === null || lasting === null) return { from, to };
  return { from, to: { ...from, at: new Date(from.at.getTime() + lasting) } };
}
