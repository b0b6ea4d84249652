import type { Records, StretchOf } from '../desk/ports.ts';
import { asItStands, type Standing, type Stretch } from '../domain/as-it-stands.ts';
import type { Entry, EntryKind } from '../domain/timeline.ts';

type Reads = Pick<Records, 'standing' | 'newest' | 'notesOn' | 'stretch'>;

export interface Until {
  readonly id: number;
  /** What was written down later is not known. */
  readonly until: string;
}

type Soon<T> = T | Promise<T>;

/** What an engine is asked for. */
interface Parts {
  /** These entries, and those that put them right or took them back. */
  about(of: Until & { readonly seqs: readonly number[] }): Soon<readonly Entry[]>;
  /** The newest of a kind before an entry. */
  newestOf(id: number, kind: EntryKind, before: number): Soon<number | undefined>;
  /** Notes and updates that begin with either word, also those that say so only since they were put right. */
  beginning(id: number, one: string, other: string): Soon<readonly number[]>;
  /** So many, in the order in which things happened, without so many before them. */
  inOrder(of: Until & { readonly most: number; readonly before: number }): Soon<readonly number[]>;
  /** How many stand before a moment, or before an entry at that moment. */
  before(of: Until & { readonly at: string; readonly seq: number }): Soon<number>;
  howMany(of: Until): Soon<number>;
}

/** Later than anything. */
const ever = '9999';

/** Entries as they read now, or as they read then, without reading the whole timeline. */
export function standingOver(parts: Parts): Reads {
  return {
    standing: async (id, seq) => (await standingOf({ id, until: ever }, [seq]))[0],

    async newest(id, kinds) {
      for (let before = 2 ** 31 - 1; ; ) {
        const newest = await Promise.all(kinds.map((kind) => parts.newestOf(id, kind, before)));
        const seq = Math.max(...newest.map((one) => one ?? 0));
        if (seq === 0) return undefined;
        const [found] = await standingOf({ id, until: ever }, [seq]);
        if (found?.retractedIn === null) return found.entry;
        before = seq;
      }
    },

    async notesOn(id, [one, other = one]) {
      const found = await standingOf({ id, until: ever }, await parts.beginning(id, one, other));
      return found.filter(({ retractedIn }) => retractedIn === null).map(({ entry }) => entry);
    },

    stretch: async (id, of) => stretch({ id, until: of.asOf?.toISOString() ?? ever }, of),
  };

  async function standingOf(until: Until, seqs: readonly number[]): Promise<Standing[]> {
    if (seqs.length === 0) return [];
    // What changes one entry may be asked for itself.
    const found = new Map((await parts.about({ ...until, seqs })).map((one) => [one.seq, one]));
    const entries = [...found.values()].sort((a, b) => a.seq - b.seq);
    const asked = new Set(seqs);
    return asItStands(entries).filter(({ first }) => asked.has(first.seq));
  }

  async function stretch(until: Until, { most, from, to, entry }: StretchOf): Promise<Stretch> {
    const total = await parts.howMany(until);
    const place = entry === undefined ? from : await placeOf(until, entry);
    const last = place === undefined ? Math.min(to ?? total, total) : Math.min(place + most - 1, total);
    const first = Math.max(1, place ?? last - most + 1);
    const seqs = await parts.inOrder({ ...until, before: first - 1, most: Math.max(0, last - first + 1) });
    const byEntry = new Map((await standingOf(until, seqs)).map((one) => [one.first.seq, one]));
    return { total, from: first, entries: seqs.flatMap((seq) => byEntry.get(seq) ?? []) };
  }

  /** Of an entry; behind the last where there is none. */
  async function placeOf(until: Until, seq: number): Promise<number> {
    const [found] = await standingOf(until, [seq]);
    const at = found?.entry.at.toISOString() ?? ever;
    return (await parts.before({ ...until, at, seq })) + 1;
  }
}
