import { type EntryRow, hashOf, hashVersion } from './entry-row.ts';

/** An entry that is not as it was written, or an incident that does not fit its entries. */
export interface Broken {
  readonly incidentId: number;
  /** The entry; undefined where the incident as a whole is meant. */
  readonly seq?: number;
  /** What is wrong, in words that name both. */
  readonly words: string;
}

export type ChainRow = EntryRow & { readonly hash: string; readonly hash_version: number };

/** What is wrong with an entry, by the one before it; undefined: it is the first that there is of its incident. */
export function wrongWith(row: ChainRow, before: ChainRow | undefined): Broken[] {
  const { incident_id: incidentId, seq, hash_version: version } = row;
  const found: Broken[] = [];
  const expected = (before?.seq ?? 0) + 1;
  if (seq !== expected) {
    const which = seq - 1 === expected ? `entry ${expected} is` : `entries ${expected} to ${seq - 1} are`;
    found.push({ incidentId, seq: expected, words: `${which} missing from #${incidentId}` });
  }
  if (version !== hashVersion) {
    const words = `entry ${seq} of #${incidentId} is hashed in a way (${version}) that this Sitrep does not know`;
    found.push({ incidentId, seq, words });
  } else if (row.hash !== hashOf(row, before?.hash ?? '') && seq === expected) {
    found.push({ incidentId, seq, words: `entry ${seq} of #${incidentId} is not as it was written` });
  }
  return found;
}

/** An incident that says it has more or fewer entries than it has. */
export interface Misfit {
  readonly id: number;
  readonly version: number;
  /** Its newest entry; 0: none. */
  readonly newest: number;
}

export const misfit = ({ id, version, newest }: Misfit): Broken => ({
  incidentId: id,
  words: `#${id} should end with entry ${version}, and ends with ${newest === 0 ? 'none' : `entry ${newest}`}`,
});
