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

/** Those that make an entry. Read as values, in this order: naming each would take as long again. */
export const entryColumns = 'incident_id, seq, kind, at, recorded_at, author, author_name, text, mentions, detail';

export type EntryValues = readonly [
  incidentId: number,
  seq: number,
  kind: string,
  at: string,
  recordedAt: string,
  by: string,
  byName: string,
  text: string,
  mentions: string,
  detail: string,
];

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
export function toEntry(values: EntryValues): Entry {
  const [incidentId, seq, kind, at, recorded, by, byName, text, mentions, detail] = values;
  const recordedAt = new Date(recorded);
  return {
    incidentId,
    seq,
    kind,
    at: at === recorded ? recordedAt : new Date(at),
    recordedAt,
    by,
    byName,
    text,
    mentions: mentions === '[]' ? none : JSON.parse(mentions),
    detail: detail === '{}' ? nothing : JSON.parse(detail),
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
