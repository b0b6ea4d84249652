import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { paperOf } from '../src/domain/postmortem/paper.ts';
import { paperMarkdown } from '../src/domain/postmortem/paper-markdown.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { lengthen } from './lengthen.ts';
import { migrations } from './places.ts';
import { seed } from './seed.ts';

interface FloorRow {
  readonly recorded_at: string;
  readonly author_name: string;
  readonly text: string;
}

/** One long incident on disk, read in this process: by us, and by SQL alone. Each gives how long it took. */
export async function openLong(entries: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'long-'));
  await seed(dataDir, 1);
  await lengthen(dataDir, 1, entries);
  const path = join(dataDir, 'sitrep.db');
  const store = openSqliteStore(path, { migrations });
  const db = new Database(path, { readonly: true });
  const all = db.prepare<[], FloorRow>('select * from timeline_entry where incident_id = 1 order by seq');

  return {
    read: () => timed(async () => count((await store.timeline(1)).length)),
    readBySql: () => timed(async () => count(all.all().length)),
    /** The whole postmortem, from the disk to its Markdown. */
    paper: () =>
      timed(async () => {
        const incident = await store.find({ id: 1 });
        if (!incident) throw new Error('There is no #1');
        const record = { incident, timeline: await store.timeline(1), promises: await store.promises(1) };
        return paperMarkdown(paperOf(record, new Date())).length;
      }),
    /** A line of Markdown for each row. */
    paperBySql: () =>
      timed(
        async () =>
          all
            .all()
            .map((row) => `- ${row.recorded_at} **${row.author_name}** ${row.text}`)
            .join('\n').length,
      ),
    close() {
      store.close();
      db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };

  function count(read: number): number {
    if (read !== entries) throw new Error(`${read} of ${entries} entries were read`);
    return read;
  }
}

async function timed(work: () => Promise<number>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
