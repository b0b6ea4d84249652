import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { AlreadyDone, type Records } from '../../desk/ports.ts';
import type { Entry, EntryKind } from '../../domain/timeline.ts';
import {
  type EntryRow,
  type EntryValues,
  entryColumns,
  hashOf,
  hashVersion,
  toEntry,
  toEntryRow,
} from '../rows/entry-row.ts';

/** Entries read at once: a few milliseconds. */
const page = 500;

export function timeline(db: Database) {
  const after = db
    .prepare<[number, number, number], EntryValues>(
      `select ${entryColumns} from timeline_entry where incident_id = ? and seq > ? order by seq limit ?`,
    )
    .raw();
  const afterOf = db
    .prepare<[number, EntryKind, number, number], EntryValues>(
      `select ${entryColumns} from timeline_entry where incident_id = ? and kind = ? and seq > ? order by seq limit ?`,
    )
    .raw();
  const byKey = db
    .prepare<[string], EntryValues>(`select ${entryColumns} from timeline_entry where dedupe_key = ?`)
    .raw();
  const hashAt = db
    .prepare<[number, number], string>('select hash from timeline_entry where incident_id = ? and seq = ?')
    .pluck();
  const insert = db.prepare<EntryRow & { dedupe_key: string | null; hash_version: number; hash: string }>(`
    insert into timeline_entry values (
      @incident_id, @seq, @team_id, @kind, @at, @recorded_at, @author, @author_name, @text, @mentions, @detail,
      @dedupe_key, @hash_version, @hash
    )`);

  /** What was asked for last: every follower asks for the same. Nothing was written since. */
  let last: { id: number; seq: number; limit: number; entries: Entry[] } | undefined;

  const reads: Pick<Records, 'timeline' | 'entriesAfter'> = {
    async timeline(id) {
      const whole: Entry[] = [];
      for (;;) {
        const entries = after.all(id, whole.at(-1)?.seq ?? 0, page).map(toEntry);
        whole.push(...entries);
        if (entries.length < page) return whole;
        // Nothing in it changes meanwhile, and whoever types is not kept waiting.
        await turn();
      }
    },
    async entriesAfter(id, seq, limit, kinds) {
      if (kinds === undefined) return entriesAfter(id, seq, limit);
      const found = kinds.flatMap((kind) => afterOf.all(id, kind, seq, limit)).map(toEntry);
      return found.sort((a, b) => a.seq - b.seq).slice(0, limit);
    },
  };

  function entriesAfter(id: number, seq: number, limit: number): Entry[] {
    if (last?.id === id && last.seq === seq && last.limit === limit) return last.entries;
    const entries = after.all(id, seq, limit).map(toEntry);
    last = { id, seq, limit, entries };
    return entries;
  }

  return {
    ...reads,
    hashOf: async (id: number, seq: number): Promise<string | undefined> => hashAt.get(id, seq),
    entryBy(dedupeKey: string): Entry | undefined {
      const row = byKey.get(dedupeKey);
      return row && toEntry(row);
    },
    /** Inside a transaction. */
    write(entry: Entry, teamId: string, dedupeKey: string | undefined): void {
      last = undefined;
      const row = toEntryRow(entry, teamId);
      const hash = hashOf(row, hashAt.get(entry.incidentId, entry.seq - 1) ?? '');
      try {
        insert.run({ dedupe_key: dedupeKey ?? null, hash_version: hashVersion, hash, ...row });
      } catch (cause) {
        throw isKeyTaken(cause) ? new AlreadyDone(dedupeKey, { cause }) : cause;
      }
    },
  };
}

const isKeyTaken = (cause: unknown): boolean => {
  const { code, message = '' } = cause as { code?: string; message?: string };
  return code === 'SQLITE_CONSTRAINT_UNIQUE' && message.endsWith('timeline_entry.dedupe_key');
};
