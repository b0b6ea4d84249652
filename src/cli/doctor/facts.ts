import type { Database as Db } from 'better-sqlite3';
import type { ReceiptKey } from '../../desk/ports.ts';

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

const untoldIn = (db: Db): Map<number, Untold[]> =>
  untoldByIncident(
    db
      .prepare<[], Untold>(`
    select follower, incident_id as incidentId, seq, step, untold from receipt
    where untold is not null order by incident_id desc, seq`)
      .all(),
  );

/** In the order in which they come. */
export function untoldByIncident(rows: readonly Untold[]): Map<number, Untold[]> {
  const byIncident = new Map<number, Untold[]>();
  for (const row of rows) byIncident.set(row.incidentId, [...(byIncident.get(row.incidentId) ?? []), row]);
  return byIncident;
}
