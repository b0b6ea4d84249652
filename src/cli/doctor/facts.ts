import { readdirSync } from 'node:fs';
import type { Database as Db } from 'better-sqlite3';
import type { ReceiptKey } from '../../desk/ports.ts';
import { applicationId } from '../../store/sqlite/file.ts';

type Untold = ReceiptKey & { readonly untold: string };

/** What the doctor wants to know from the record. */
export interface Facts {
  readonly incidents: number;
  readonly open: number;
  /** What Slack would not take, the newest incident first. */
  readonly untold: ReadonlyMap<number, readonly Untold[]>;
  /** The workspace it belongs to, once Slack has said so. */
  readonly team: string | undefined;
}

export const isOurs = (db: Db): boolean => db.pragma('application_id', { simple: true }) === applicationId;

/** `ok`, or the first thing that is broken. */
export const soundness = (db: Db): string => String(db.pragma('quick_check(1)', { simple: true }));

/** The migrations this database has and this Sitrep does not know, and the other way round. */
export function schemaOf(db: Db, folder: string) {
  const known = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const ran = db.prepare<[], string>('select name from migration').pluck().all();
  return {
    newer: ran.filter((name) => !known.includes(name)),
    missing: known.filter((name) => !ran.includes(name)),
  };
}

export function factsFrom(db: Db): Facts {
  const count = (where: string) => db.prepare<[], number>(`select count(*) from incident ${where}`).pluck().get() ?? 0;
  const identity = db.prepare<[], string>("select value from setting where name = 'slack identity'").pluck().get();
  return {
    incidents: count(''),
    open: count("where status <> 'resolved'"),
    untold: untoldIn(db),
    team: identity ? (JSON.parse(identity) as { teamId: string }).teamId : undefined,
  };
}

function untoldIn(db: Db): Map<number, Untold[]> {
  const rows = db.prepare<[], Untold>(`
    select follower, incident_id as incidentId, seq, step, untold from receipt
    where untold is not null order by incident_id desc, seq`);
  const byIncident = new Map<number, Untold[]>();
  for (const row of rows.all()) byIncident.set(row.incidentId, [...(byIncident.get(row.incidentId) ?? []), row]);
  return byIncident;
}
