import type { Database as Db } from 'better-sqlite3';
import { counted } from '../../domain/counted.ts';
import type { Broken } from '../../store/rows/chain.ts';
import { type Dangling, dangling } from '../../store/rows/dangling.ts';
import { entriesIn, walkChain } from '../../store/sqlite/chain.ts';
import { type Finding, well, wrong } from '../doctor/finding.ts';
import { createProgress } from '../export/progress.ts';

/** How many findings of a kind are told one by one. */
const most = 50;

/** What SQLite itself can tell: pages, indexes, constraints. */
export function* lookAtStructure(db: Db, path: string): Generator<Finding> {
  const about = 'Structure';
  const broken = db.prepare<[], string>('pragma integrity_check(50)').pluck().all();
  if (broken.length === 1 && broken[0] === 'ok') return yield well(about, `${path}: SQLite finds nothing broken`);
  for (const words of broken) yield wrong(about, words);
}

/** Whether every entry is as it was written, by the chain of hashes. */
export function lookAtEntries(db: Db): AsyncGenerator<Finding> {
  const incidents = db.prepare<[], number>('select count(*) from incident').pluck().get() ?? 0;
  return readThrough(walkChain(db), { entries: entriesIn(db), incidents });
}

type Walk = Iterable<Step> | AsyncIterable<Step>;
interface Step {
  readonly entries: number;
  readonly broken: readonly Broken[];
}

/** The same on any engine. */
export async function* readThrough(
  walk: Walk,
  all: { readonly entries: number; readonly incidents: number },
): AsyncGenerator<Finding> {
  const about = 'Entries';
  const progress = createProgress(all.entries, process.stderr, 'entries');
  let wrongs = 0;
  for await (const { entries, broken } of walk) {
    progress.step(entries);
    for (const { words } of broken) {
      wrongs += 1;
      if (wrongs > most) continue;
      progress.end();
      yield wrong(about, words);
    }
  }
  progress.end();
  if (wrongs > most) yield wrong(about, `and ${wrongs - most} more`);
  const whose = `${counted(all.entries, 'entry', 'entries')} of ${counted(all.incidents, 'incident')}`;
  if (wrongs === 0) yield well(about, `${whose}, each as it was written`);
}

export function lookAtReferences(db: Db): Finding[] {
  const rows = db.pragma('foreign_key_check') as ReadonlyArray<{ table: string; rowid: number; parent: string }>;
  const foreign = rows.map(({ table, rowid, parent }) => `a row of ${table} (${rowid}) has no ${parent}`);
  const others = dangling.flatMap((sql) =>
    db
      .prepare<[], Dangling>(sql)
      .all()
      .map(({ id, words }) => `#${id}: ${words}`),
  );
  return aboutPointers([...foreign, ...others]);
}

/** What speaks of what is not there. */
export function aboutPointers(all: readonly string[]): Finding[] {
  const about = 'Pointers';
  if (all.length === 0) return [well(about, 'alarms, bookmarks, receipts, promises and drafts speak of what is there')];
  const findings = all.slice(0, most).map((words) => wrong(about, words));
  if (all.length > most) findings.push(wrong(about, `and ${all.length - most} more`));
  return findings;
}
