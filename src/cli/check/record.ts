import type { Database as Db } from 'better-sqlite3';
import { counted } from '../../domain/counted.ts';
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
export function* lookAtEntries(db: Db): Generator<Finding> {
  const about = 'Entries';
  const total = entriesIn(db);
  const progress = createProgress(total, process.stderr, 'entries');
  let wrongs = 0;
  for (const { entries, broken } of walkChain(db)) {
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
  const incidents = db.prepare<[], number>('select count(*) from incident').pluck().get() ?? 0;
  const whose = `${counted(total, 'entry', 'entries')} of ${counted(incidents, 'incident')}`;
  if (wrongs === 0) yield well(about, `${whose}, each as it was written`);
}

interface Dangling {
  readonly id: number;
  readonly words: string;
}

/** What speaks of entries or incidents that are not there: a select each, of the incident and what to say of it. */
const dangling: readonly string[] = [
  `select incident_id as id, follower || ' has told up to entry ' || seq || ', which is not there' as words
   from bookmark where seq > coalesce((select version from incident where id = incident_id), 0)`,
  `select incident_id as id, 'a receipt of ' || follower || ' is of entry ' || seq || ', which is not there' as words
   from receipt where seq > coalesce((select version from incident where id = incident_id), 0)`,
  `select incident_id as id, 'an alarm (' || kind || ') is of promise ' || about || ', which is not there' as words
   from alarm where kind = 'promise' and rung_at is null
     and not exists (select 1 from promise where promise.incident_id = alarm.incident_id and number = about)`,
  `select incident_id as id, 'an alarm (' || kind || ') is of action ' || about || ', which is not there' as words
   from alarm where kind = 'action' and rung_at is null
     and not exists (select 1 from action_item a where a.incident_id = alarm.incident_id and number = about)`,
  `select incident_id as id, 'promise ' || number || ' was made in entry ' || made_in || ', which is not there' as words
   from promise where not exists (select 1 from timeline_entry e where e.incident_id = promise.incident_id and e.seq = made_in)`,
  `select incident_id as id, 'its draft knows entry ' || up_to || ', which is not there' as words
   from draft where up_to > coalesce((select version from incident where id = incident_id), 0)`,
];

export function* lookAtReferences(db: Db): Generator<Finding> {
  const about = 'Pointers';
  const rows = db.pragma('foreign_key_check') as ReadonlyArray<{ table: string; rowid: number; parent: string }>;
  const foreign = rows.map(({ table, rowid, parent }) => `a row of ${table} (${rowid}) has no ${parent}`);
  const others = dangling.flatMap((sql) =>
    db
      .prepare<[], Dangling>(sql)
      .all()
      .map(({ id, words }) => `#${id}: ${words}`),
  );
  const all = [...foreign, ...others];
  for (const words of all.slice(0, most)) yield wrong(about, words);
  if (all.length > most) yield wrong(about, `and ${all.length - most} more`);
  if (all.length === 0) yield well(about, 'alarms, bookmarks, receipts, promises and drafts speak of what is there');
}
