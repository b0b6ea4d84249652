import type { Entry } from '../timeline.ts';
import { type DatedDeed, datedDeeds } from './dated-deeds.ts';
import { type Telling, tellingsOf } from './tellings.ts';
import { type Edge, edgesIn } from './windows.ts';

/** What an entry tells, each part read when it is first asked for. */
interface Told {
  readonly tellings: readonly Telling[];
  readonly edges: () => readonly Edge[];
  readonly deeds: () => readonly DatedDeed[];
}

/** By the entry, and by the zone of whoever reads. */
const kept = new WeakMap<Entry, Map<string, Told>>();

/** What an entry tells. Reading is dear and every update is compared with the same entries: it is done once for each. */
export function toldIn(entry: Entry, home: string): Told {
  const known = kept.get(entry) ?? new Map<string, Told>();
  kept.set(entry, known);
  const told = known.get(home) ?? toldBy(tellingsOf(entry.text, home, entry.recordedAt));
  known.set(home, told);
  return told;
}

/** What a text tells. */
export function toldBy(tellings: readonly Telling[]): Told {
  let edges: readonly Edge[] | undefined;
  let deeds: readonly DatedDeed[] | undefined;
  return {
    tellings,
    edges: () => {
      edges ??= tellings.flatMap(edgesIn);
      return edges;
    },
    deeds: () => {
      deeds ??= tellings.flatMap(datedDeeds);
      return deeds;
    },
  };
}

/**
 * Reads entries of the record ahead of the check, which then has less to do at once.
 *
 * @returns reads an entry; true: it was not read before
 */
export function readerAhead(home: string): (entry: Entry) => boolean {
  return (entry) => {
    if (kept.get(entry)?.has(home)) return false;
    const { tellings, edges, deeds } = toldIn(entry, home);
    for (const { times } of tellings) for (const { past } of times) past();
    edges();
    deeds();
    return true;
  };
}
