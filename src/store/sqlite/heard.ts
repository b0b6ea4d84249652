import type { Database } from 'better-sqlite3';
import type { Store } from '../../desk/ports.ts';
import type { Batch } from './batch.ts';

/** Events that Slack will not tell again. */
export function heard(db: Database, batch: Batch): Pick<Store, 'saveHeard' | 'dropHeard' | 'heard'> {
  const save = db.prepare<[string, string, string, string]>(
    'insert into heard values (?, ?, ?, ?) on conflict (event_id) do nothing',
  );
  const drop = db.prepare<[string]>('delete from heard where event_id = ?');
  const all = db.prepare<[], string>('select body from heard order by rowid').pluck();

  return {
    saveHeard: (id, teamId, body, at) => batch.add(() => void save.run(id, teamId, body, at.toISOString())),
    // Worked off twice does no harm, so the disk is not asked for this alone.
    dropHeard: (id) => batch.addInPassing(() => void drop.run(id)),
    heard: async () => all.all(),
  };
}
