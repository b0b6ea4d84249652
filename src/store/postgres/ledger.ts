import type { Records } from '../../desk/ports.ts';
import type { Change } from '../../domain/change.ts';
import { type ActionRow, toAction, toActionRow } from '../rows/action-row.ts';
import { toImpactRow } from '../rows/impact-row.ts';
import { type PromiseRow, toPromise, toPromiseRow } from '../rows/promise-row.ts';
import type { Asks } from './connection.ts';
import { visible } from './members.ts';
import { insertInto } from './statement.ts';

/** Promises and actions, whole. */
export const ledger = (db: Asks): Pick<Records, 'promises' | 'actions'> => ({
  async promises(id) {
    const rows = await db.all<PromiseRow>('select * from promise where incident_id = @id order by number', { id });
    return rows.map(toPromise);
  },
  async actions(id) {
    const rows = await db.all<ActionRow>('select * from action_item where incident_id = @id order by number', { id });
    return rows.map(toAction);
  },
});

export const promisesSince = (db: Asks, viewer: string | null): Pick<Records, 'promisesSince'> => ({
  async promisesSince(team, from) {
    const rows = await db.all<PromiseRow>(
      `select promise.* from promise join incident on incident.id = incident_id
      where promise.team_id = @team and made_at >= @from and mode = 'live' and ${visible}
      order by made_at, incident_id, number`,
      { viewer, team, from: from.toISOString() },
    );
    return rows.map(toPromise);
  },
});

/** Inside a transaction: the promises, actions and impacts that a change touched, each as it is now. */
export async function writeLedger(db: Asks, { incident, promises, actions, impacts }: Change): Promise<void> {
  const { id, teamId: team_id } = incident;
  for (const promise of promises ?? []) {
    const row = { ...toPromiseRow(id, promise), team_id };
    await db.run(
      `${insertInto('promise', row)} on conflict (incident_id, number) do update set
        ended = excluded.ended, ended_in = excluded.ended_in, ended_at = excluded.ended_at, late_s = excluded.late_s,
        chase_at = excluded.chase_at`,
      row,
    );
  }
  for (const action of actions ?? []) {
    const row = { ...toActionRow(id, action), team_id };
    await db.run(
      `${insertInto('action_item', row)} on conflict (incident_id, number) do update set text = excluded.text,
        owner = excluded.owner, owner_name = excluded.owner_name, due_at = excluded.due_at, zone = excluded.zone,
        owner_zone = excluded.owner_zone, done_in = excluded.done_in, chase_at = excluded.chase_at`,
      row,
    );
  }
  // What is replaced stands before what replaces it.
  for (const impact of impacts ?? []) {
    const row = { ...toImpactRow(id, impact), team_id };
    await db.run(
      `${insertInto('impact', row)} on conflict (incident_id, seq) do update set replaced_in = excluded.replaced_in`,
      row,
    );
  }
}
