import { setImmediate as breathe } from 'node:timers/promises';
import type { WholeRecord } from '../domain/export/record.ts';
import type { Entry } from '../domain/timeline.ts';
import type { Records, Where } from './ports.ts';

/** As many entries as are read, and as many pieces as are written, before others get their turn: some 3 ms of work. */
const page = 200;
const few = 100;

/** What is read for it. */
export type RecordParts = Pick<Records, 'find' | 'promises' | 'actions' | 'entriesAfter'>;

/**
 * Reads everything there is of an incident, as it is at one moment; undefined where there is none. Whoever types
 * meanwhile does not wait for it.
 */
export async function wholeRecord(where: Where, records: RecordParts): Promise<WholeRecord | undefined> {
  const found = await standing(where, records);
  if (!found) return undefined;
  const { incident, promises, actions } = found;
  const { id, version } = incident;
  const timeline: Entry[] = [];
  while (timeline.length < version) {
    const entries = await records.entriesAfter(id, timeline.length, Math.min(page, version - timeline.length));
    if (entries.length === 0) break;
    timeline.push(...entries);
    await breathe();
  }
  return { incident, timeline, promises, actions };
}

/** What may change, as it is at one moment: read again where somebody changed it between two readings. */
async function standing(where: Where, records: RecordParts) {
  for (let incident = await records.find(where); incident; ) {
    const { id, version } = incident;
    // One after the other: a transaction has one connection, and that takes one question at a time.
    const promises = await records.promises(id);
    const actions = await records.actions(id);
    const after = await records.find({ id });
    if (!after || after.version === version) return { incident, promises, actions };
    incident = after;
  }
  return undefined;
}

/** Pieces of a text as one, with room for others between them. */
export async function joined(pieces: Iterable<string>): Promise<string> {
  const all: string[] = [];
  for (const piece of pieces) if (all.push(piece) % few === 0) await breathe();
  return all.join('');
}
