import type { Records, Store } from '../../desk/ports.ts';
import type { Entry } from '../../domain/timeline.ts';
import { type EntryValues, entryColumns, hashOf, hashVersion, toEntry, toEntryRow } from '../rows/entry-row.ts';
import { json } from './characters.ts';
import type { Asks } from './connection.ts';
import { insertInto } from './statement.ts';

/** Entries read at once: a few milliseconds of work. */
const page = 500;

type Reads = Pick<Records, 'timeline' | 'entriesAfter'> &
  Pick<Store, 'hashOf'> & { entryBy(dedupeKey: string): Promise<Entry | undefined> };

export function timeline(db: Asks): Reads {
  const after = async (id: number, seq: number, limit: number, kinds: readonly string[] | null = null) => {
    const rows = await db.raw<EntryValues>(
      `select ${entryColumns} from timeline_entry
      where incident_id = @id and seq > @seq and (@kinds::text[] is null or kind = any(@kinds)) order by seq limit @limit`,
      { id, seq, limit, kinds },
    );
    return rows.map(toEntry);
  };

  return {
    async timeline(id) {
      const whole: Entry[] = [];
      for (;;) {
        const entries = await after(id, whole.at(-1)?.seq ?? 0, page);
        whole.push(...entries);
        if (entries.length < page) return whole;
      }
    },
    entriesAfter: (id, seq, limit, kinds) => after(id, seq, limit, kinds),
    hashOf: (id, seq) => hashAt(db, id, seq),
    async entryBy(key) {
      const [row] = await db.raw<EntryValues>(`select ${entryColumns} from timeline_entry where dedupe_key = @key`, {
        key,
      });
      return row && toEntry(row);
    },
  };
}

export const hashAt = async (db: Asks, id: number, seq: number): Promise<string | undefined> =>
  (await db.pluck<string>('select hash from timeline_entry where incident_id = @id and seq = @seq', { id, seq }))[0];

/** Inside a transaction; gives the hash of the entry. */
export async function writeEntry(db: Asks, entry: Entry, teamId: string, dedupeKey?: string): Promise<string> {
  const values = toEntryRow(entry, teamId);
  const hash = hashOf(values, (await hashAt(db, entry.incidentId, entry.seq - 1)) ?? '');
  const row = { ...values, dedupe_key: dedupeKey ?? null, hash_version: hashVersion, hash };
  const { mentions, detail } = row;
  await db.run(insertInto('timeline_entry', row), { ...row, mentions: json(mentions), detail: json(detail) });
  return hash;
}
