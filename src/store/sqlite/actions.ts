import type { Database } from 'better-sqlite3';
import type { ActionItem } from '../../domain/action-item.ts';
import { grouped, toDate, wellFormed } from './columns.ts';

interface ActionRow {
  incident_id: number;
  number: number;
  text: string;
  owner: string | null;
  owner_name: string | null;
  due_at: string | null;
  zone: string;
  owner_zone: string;
  done_in: number | null;
  chase_at: string | null;
}

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
      for (const action of touched) save.run({ ...toRow(id, action), team_id: teamId });
    },
  };
}

const toAction = (row: ActionRow): ActionItem => ({
  number: row.number,
  text: row.text,
  owner: row.owner,
  ownerName: row.owner_name,
  due: toDate(row.due_at),
  zone: row.zone,
  ownerZone: row.owner_zone,
  doneIn: row.done_in,
  chaseAt: toDate(row.chase_at),
});

const toRow = (id: number, action: ActionItem): ActionRow => ({
  incident_id: id,
  number: action.number,
  text: wellFormed(action.text),
  owner: action.owner,
  owner_name: action.ownerName === null ? null : wellFormed(action.ownerName),
  due_at: action.due?.toISOString() ?? null,
  zone: action.zone,
  owner_zone: action.ownerZone,
  done_in: action.doneIn,
  chase_at: action.chaseAt?.toISOString() ?? null,
});
