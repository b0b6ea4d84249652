import { createHash } from 'node:crypto';
import type { Entry } from '../../domain/timeline.ts';
import { wellFormed } from './columns.ts';

export interface EntryRow {
  incident_id: number;
  seq: number;
  team_id: string;
  kind: string;
  at: string;
  recorded_at: string;
  author: string;
  author_name: string;
  text: string;
  mentions: string;
  detail: string;
}

/** Those that make an entry, in the order of the table. */
export const entryColumns =
  'incident_id, seq, team_id, kind, at, recorded_at, author, author_name, text, mentions, detail';

export const toEntryRow = (entry: Entry, teamId: string): EntryRow => ({
  incident_id: entry.incidentId,
  seq: entry.seq,
  team_id: teamId,
  kind: entry.kind,
  at: entry.at.toISOString(),
  recorded_at: entry.recordedAt.toISOString(),
  author: entry.by,
  author_name: wellFormed(entry.byName),
  text: wellFormed(entry.text),
  mentions: JSON.stringify(entry.mentions),
  detail: JSON.stringify(entry.detail),
});

/**
 * A row's kind and detail were written together, by one of the domain's rules. There may be thousands of them: most happened
 * when they were recorded, mention nobody and need no detail.
 */
export function toEntry(row: EntryRow): Entry {
  const recordedAt = new Date(row.recorded_at);
  return {
    incidentId: row.incident_id,
    seq: row.seq,
    kind: row.kind,
    at: row.at === row.recorded_at ? recordedAt : new Date(row.at),
    recordedAt,
    by: row.author,
    byName: row.author_name,
    text: row.text,
    mentions: row.mentions === '[]' ? none : JSON.parse(row.mentions),
    detail: row.detail === '{}' ? nothing : JSON.parse(row.detail),
  } as Entry;
}

const none = Object.freeze([]);
const nothing = Object.freeze({});

export const hashVersion = 1;

/** Chains an entry to the one before it: SHA-256 over the hash before and every column, in this order. */
export function hashOf(row: EntryRow, before: string): string {
  const { incident_id, seq, team_id, kind, at, recorded_at, author, author_name, text, mentions, detail } = row;
  const chained = [hashVersion, before, team_id, incident_id, seq, kind, at, recorded_at];
  const written = [author, author_name, text, mentions, detail];
  return createHash('sha256')
    .update(JSON.stringify([...chained, ...written]))
    .digest('hex');
}
