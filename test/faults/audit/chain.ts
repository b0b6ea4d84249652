import { type EntryRow, hashOf } from '../../../src/store/sqlite/entry-row.ts';
import { type Check, incidentsIn } from './evidence.ts';

/** The record is whole: every entry follows from the one before, and every incident is as far as its entries. */
export const theRecordIsWhole: Check = (evidence) => {
  const { db } = evidence;
  const wrong: string[] = [];
  const sound = db.pragma('integrity_check', { simple: true });
  if (sound !== 'ok') wrong.push(`SQLite says: ${sound}`);
  const strays = db.pragma('foreign_key_check') as unknown[];
  if (strays.length > 0) wrong.push(`${strays.length} rows belong to nothing`);
  const entries = db.prepare<[number], EntryRow & { hash: string }>(
    'select * from timeline_entry where incident_id = ? order by seq',
  );
  for (const { id, version } of incidentsIn(evidence)) {
    let before = '';
    let last = 0;
    for (const row of entries.iterate(id)) {
      if (row.seq !== last + 1) wrong.push(`#${id}: entry ${row.seq} follows entry ${last}`);
      if (row.hash !== hashOf(row, before)) wrong.push(`#${id}: the chain is broken at entry ${row.seq}`);
      before = row.hash;
      last = row.seq;
    }
    if (last !== version) wrong.push(`#${id} is at version ${version}, its timeline at ${last}`);
  }
  return wrong;
};
