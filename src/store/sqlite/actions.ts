import type { Database } from 'better-sqlite3';
import type { ActionItem } from '../../domain/action-item.ts';
import { type ActionRow, toAction, toActionRow } from '../rows/action-row.ts';
import { grouped } from '../rows/columns.ts';

/** What is to be done. */
export function actions(db: Database) {
  const openOf = db.prepare<[number], ActionRow>(
    'select * from action_item where incident_id = ? and done_in is null order by number',
  );
  const all = db.prepare<[number], ActionRow>('select * from action_item where incident_id = ? order by number');
  const open = db.prepare<[], ActionRow>(
    'select * from action_item where done_in is null order by incident_id, number',
  );
  const save = db.prepare<ActionRow & { team_id: string }>(`
    insert into action_item values (@incident_id, @number, @team_id, @text, @owner, @owner_name, @due_at, @zone,
      @owner_zone, @done_in, @chase_at)
    on conflict (incident_id, number) do update set text = @text, owner = @owner, owner_name = @owner_name,
      due_at = @due_at, zone = @zone, owner_zone = @owner_zone, done_in = @done_in, chase_at = @chase_at`);

  return {
    of: async (id: number): Promise<ActionItem[]> => all.all(id).map(toAction),
    openOf: (id: number): ActionItem[] => openOf.all(id).map(toAction),
    /** Every open one, by incident. */
    open: (): ReadonlyMap<number, ActionItem[]> => grouped(open.all(), toAction),
    /** Inside a transaction. */
    write(id: number, teamId: string, touched: readonly ActionItem[]): void {
      for (const action of touched) save.run({ ...toActionRow(id, action), team_id: teamId });
    },
  };
}
