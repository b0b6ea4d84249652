import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { RefusedFile } from './refused-file.ts';

/** Runs the numbered .sql files not yet run, in order, each in its own transaction. */
export function migrate(db: Database, folder: string): void {
  db.exec('create table if not exists migration (name text primary key, ran_at text not null) strict');
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  const ran = new Set(db.prepare<[], string>('select name from migration').pluck().all());
  const newer = [...ran].filter((name) => !names.includes(name));
  if (newer.length > 0) {
    throw new RefusedFile(`The database was written by a newer Sitrep (${newer.join(', ')}): start that one instead.`);
  }
  for (const name of names.filter((file) => !ran.has(file))) {
    db.transaction(() => {
      db.exec(readFileSync(join(folder, name), 'utf8'));
      db.prepare("insert into migration (name, ran_at) values (?, strftime('%Y-%m-%dT%H:%M:%fZ'))").run(name);
    })();
  }
}
