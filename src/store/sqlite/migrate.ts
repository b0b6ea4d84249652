import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { RefusedFile } from './refused-file.ts';
import { schemaOf } from './soundness.ts';

/**
 * Runs the numbered .sql files not yet run, in order, each in its own transaction: a death leaves each done or untouched.
 *
 * @param before called once, with the first of them, before anything of a database that was in use is changed
 */
export function migrate(db: Database, folder: string, before: (first: string) => void = () => {}): void {
  db.exec('create table if not exists migration (name text primary key, ran_at text not null) strict');
  const { newer, missing } = schemaOf(db, folder);
  refuseNewer(newer);
  const [first] = missing;
  const isNew = db.prepare('select 1 from migration').get() === undefined;
  if (first !== undefined && !isNew) before(first);
  for (const name of missing) {
    db.transaction(() => {
      db.exec(readFileSync(join(folder, name), 'utf8'));
      db.prepare("insert into migration (name, ran_at) values (?, strftime('%Y-%m-%dT%H:%M:%fZ'))").run(name);
    })();
  }
}

/** Throws `RefusedFile` where there are any. */
export function refuseNewer(newer: readonly string[]): void {
  if (newer.length === 0) return;
  throw new RefusedFile(`The database was written by a newer Sitrep (${newer.join(', ')}): start that one instead.`);
}
