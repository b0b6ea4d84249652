import type { Asks } from '../../store/postgres/connection.ts';
import { type Facts, untoldByIncident } from './facts.ts';

/** The same from PostgreSQL. */
export async function sharedFacts(db: Asks): Promise<Facts> {
  const [incidents = 0] = await db.pluck<number>('select count(*) from incident');
  const [open = 0] = await db.pluck<number>("select count(*) from incident where status <> 'resolved'");
  const [identity] = await db.pluck<string>("select value from setting where name = 'slack identity'");
  const untold = await db.all<Parameters<typeof untoldByIncident>[0][number]>(`
    select follower, incident_id as "incidentId", seq, step, untold from receipt
    where untold is not null order by incident_id desc, seq`);
  return {
    incidents,
    open,
    untold: untoldByIncident(untold),
    team: identity ? (JSON.parse(identity) as { teamId: string }).teamId : undefined,
  };
}
