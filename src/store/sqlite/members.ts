import type { Database } from 'better-sqlite3';
import type { Records, Store } from '../../desk/ports.ts';

type Members = Pick<Store, 'saveMembers' | 'addMembers' | 'dropMember' | 'membersOf' | 'privateChannels'> &
  Pick<Records, 'circlesOf'>;

/**
 * Whether an incident is there for `@viewer`; for nobody in particular, which is Sitrep itself, all are. A drill that
 * was deleted is there for nobody. This is the one place that decides it.
 */
export const visible = `(@viewer is null or (incident.deleted_at is null
  and (incident.private = 0 or incident.declared_by = @viewer
    or exists (select 1 from json_each(incident.roles) where value = @viewer)
    or exists (select 1 from member where circle = incident.channel and user_id = @viewer))))`;

/** Who is in which channel or user group. */
export function members(db: Database): Members {
  const circles = db.prepare<[string], string>('select circle from member where user_id = ?').pluck();
  const people = db.prepare<[string], string>('select user_id from member where circle = ? order by user_id').pluck();
  const add = db.prepare<[string, string, string]>('insert into member values (?, ?, ?) on conflict do nothing');
  const drop = db.prepare<[string, string]>('delete from member where circle = ? and user_id = ?');
  const empty = db.prepare<[string]>('delete from member where circle = ?');
  const privates = db
    .prepare<[], string>(
      'select channel from incident where private = 1 and channel is not null and channel_loss is null order by id',
    )
    .pluck();
  const addAll = (circle: string, teamId: string, people: readonly string[]): void => {
    for (const person of people) add.run(circle, person, teamId);
  };
  const replace = db.transaction((circle: string, teamId: string, people: readonly string[]) => {
    empty.run(circle);
    addAll(circle, teamId, people);
  });

  return {
    circlesOf: async (person) => new Set(circles.all(person)),
    saveMembers: async (circle, teamId, people) => replace(circle, teamId, people),
    addMembers: async (circle, teamId, people) => addAll(circle, teamId, people),
    membersOf: async (circle) => people.all(circle),
    privateChannels: async () => privates.all(),
    dropMember: async (circle, person) => void drop.run(circle, person),
  };
}
