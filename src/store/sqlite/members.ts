import type { Database } from 'better-sqlite3';
import type { Records, Store } from '../../desk/ports.ts';
import { knownUpTo } from '../apart.ts';

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

/** By whose name it is kept when all of a circle were read. */
const everybody = '';

/** Who is in which channel or user group. Of two things that Slack said of the same moment the later one to come stands. */
export function members(db: Database): Members {
  const circles = db.prepare<[string], string>('select circle from member where user_id = ?').pluck();
  const people = db.prepare<[string], string>('select user_id from member where circle = ? order by user_id').pluck();
  const add = db.prepare<[string, string, string]>('insert into member values (?, ?, ?) on conflict do nothing');
  const drop = db.prepare<[string, string]>('delete from member where circle = ? and user_id = ?');
  const empty = db.prepare<{ circle: string; at: string }>(`
    delete from member where circle = @circle
      and not exists (select 1 from member_told told where told.circle = @circle and told.user_id = member.user_id and told_at > @at)`);
  const isKnown = db
    .prepare<[string, string, string], number>(
      'select 1 from member_told where circle = ? and user_id = ? and told_at > ?',
    )
    .pluck();
  const told = db.prepare<[string, string, string]>(`
    insert into member_told values (?, ?, ?) on conflict do update set told_at = excluded.told_at`);
  const forget = db.prepare<[string, string]>(
    "delete from member_told where circle = ? and user_id <> '' and told_at <= ?",
  );
  const privates = db
    .prepare<[], string>(
      'select channel from incident where private = 1 and channel is not null and channel_loss is null order by id',
    )
    .pluck();
  /** Inside a transaction. Whether Slack has said nothing newer of them. */
  const isNews = (circle: string, person: string, at: string): boolean =>
    !isKnown.get(circle, everybody, at) && !isKnown.get(circle, person, at);
  const addAll = db.transaction((circle: string, teamId: string, people: readonly string[], at: string) => {
    for (const person of people.filter((one) => isNews(circle, one, at))) {
      told.run(circle, person, at);
      add.run(circle, person, teamId);
    }
  });
  const leave = db.transaction((circle: string, person: string, at: string) => {
    if (!isNews(circle, person, at)) return;
    told.run(circle, person, at);
    drop.run(circle, person);
  });
  const replace = db.transaction((circle: string, teamId: string, people: readonly string[], readAt: Date) => {
    const at = readAt.toISOString();
    const upTo = knownUpTo(readAt);
    if (isKnown.get(circle, everybody, upTo)) return;
    empty.run({ circle, at });
    forget.run(circle, upTo);
    told.run(circle, everybody, upTo);
    for (const person of people) if (!isKnown.get(circle, person, at)) add.run(circle, person, teamId);
  });

  return {
    circlesOf: async (person) => new Set(circles.all(person)),
    saveMembers: async (circle, teamId, people, at) => replace(circle, teamId, people, at),
    addMembers: async (circle, teamId, people, at) => addAll(circle, teamId, people, at.toISOString()),
    membersOf: async (circle) => people.all(circle),
    privateChannels: async () => privates.all(),
    dropMember: async (circle, person, at) => leave(circle, person, at.toISOString()),
  };
}
