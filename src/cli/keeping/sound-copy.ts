import type { Database as Db } from 'better-sqlite3';
import Database from 'better-sqlite3';
import { counted } from '../../domain/counted.ts';
import { entriesIn, walkChain } from '../../store/sqlite/chain.ts';
import { soundness } from '../../store/sqlite/soundness.ts';
import { createProgress } from '../export/progress.ts';

/** What a copy holds, once it was found sound. */
export interface Held {
  readonly incidents: number;
  readonly entries: number;
  /** The entry that was written down last; undefined where there is none. */
  readonly newest: Newest | undefined;
}

export interface Newest {
  readonly incident: number;
  readonly seq: number;
  readonly recordedAt: string;
}

/** What is wrong with a copy. */
export class Unsound extends Error {}

/** Reads all of a copy: its structure, and every entry's hash. Throws `Unsound`; with `force`, not for the hashes. */
export function readSoundCopy(path: string, force = false): Held {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const sound = soundness(db);
    if (sound !== 'ok') throw new Unsound(`it is damaged (${sound})`);
    const total = entriesIn(db);
    const progress = createProgress(total, process.stderr, 'entries');
    for (const { entries, broken } of walkChain(db)) {
      progress.step(entries);
      if (!broken[0] || force) continue;
      progress.end();
      throw new Unsound(broken[0].words);
    }
    progress.end();
    return held(db);
  } finally {
    db.close();
  }
}

export function held(db: Db): Held {
  const incidents = db.prepare<[], number>('select count(*) from incident').pluck().get() ?? 0;
  const newest = db.prepare<[], Newest>(
    `select incident_id as incident, seq, recorded_at as recordedAt from timeline_entry
     order by recorded_at desc, incident_id desc, seq desc limit 1`,
  );
  return { incidents, entries: entriesIn(db), newest: newest.get() };
}

export const heldInWords = ({ incidents, entries }: Held): string =>
  `${counted(incidents, 'incident')}, ${counted(entries, 'entry', 'entries')}`;
