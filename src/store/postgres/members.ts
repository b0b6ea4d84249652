import type { Records, Store } from '../../desk/ports.ts';
import { knownUpTo } from '../apart.ts';
import type { Asks, Postgres } from './connection.ts';

type Members = Pick<Store, 'saveMembers' | 'addMembers' | 'dropMember' | 'membersOf' | 'privateChannels'> &
  Pick<Records, 'circlesOf'>;

/**
 * Whether an incident is there for `@viewer`; for nobody in particular, which is Sitrep itself, all are. A drill that
 * was deleted is there for nobody. This is the one place that decides it.
 */
export const visible = `(@viewer::text is null or (incident.deleted_at is null
  and (incident.private = 0 or incident.declared_by = @viewer
    or exists (select 1 from json_each_text(incident.roles) role where role.value = @viewer)
    or exists (select 1 from member where circle = incident.channel and user_id = @viewer))))`;

const add = `insert into member (circle, user_id, team_id)
  select @circle, person, @team from unnest(@people::text[]) person on conflict do nothing`;

/** By whose name it is kept when all of a circle were read. */
const everybody = '';

/** Who is in which channel or user group. Of two things that Slack said of the same moment the later one to come stands. */
export const members = (db: Postgres): Members => ({
  circlesOf: async (person) =>
    new Set(await db.pluck<string>('select circle from member where user_id = @person', { person })),
  saveMembers: async (circle, team, people, at) =>
    void (await db.transaction(async (tx) => {
      const told = at.toISOString();
      const upTo = knownUpTo(at);
      if ((await readAt(tx, circle)) > upTo) return;
      await tx.run(
        `delete from member where circle = @circle and user_id not in (
          select user_id from member_told where circle = @circle and told_at > @told)`,
        { circle, told },
      );
      await tx.run('delete from member_told where circle = @circle and user_id <> @everybody and told_at <= @upTo', {
        circle,
        everybody,
        upTo,
      });
      await tx.run('update member_told set told_at = @upTo where circle = @circle and user_id = @everybody', {
        circle,
        everybody,
        upTo,
      });
      const newer = await tx.pluck<string>(
        'select user_id from member_told where circle = @circle and told_at > @told',
        { circle, told },
      );
      await tx.run(add, { circle, team, people: people.filter((person) => !newer.includes(person)) });
    })),
  addMembers: async (circle, team, people, at) =>
    void (await db.transaction(async (tx) => {
      await tx.run(add, { circle, team, people: await newsOf(tx, circle, people, at) });
    })),
  membersOf: (circle) => db.pluck('select user_id from member where circle = @circle order by user_id', { circle }),
  privateChannels: () =>
    db.pluck(
      'select channel from incident where private = 1 and channel is not null and channel_loss is null order by id',
    ),
  dropMember: async (circle, person, at) =>
    void (await db.transaction(async (tx) => {
      const people = await newsOf(tx, circle, [person], at);
      await tx.run('delete from member where circle = @circle and user_id = any(@people)', { circle, people });
    })),
});

/** When all of it were read last. Nobody else says anything of the circle until the transaction ends. */
async function readAt(tx: Asks, circle: string): Promise<string> {
  const [at] = await tx.pluck<string>(
    `insert into member_told (circle, user_id, told_at) values (@circle, @everybody, @never)
    on conflict (circle, user_id) do update set told_at = member_told.told_at returning told_at`,
    { circle, everybody, never: new Date(0).toISOString() },
  );
  return at ?? '';
}

/** Those of whom Slack has said nothing newer; from now on this is the newest. */
async function newsOf(tx: Asks, circle: string, people: readonly string[], at: Date): Promise<string[]> {
  const told = at.toISOString();
  if ((await readAt(tx, circle)) > told) return [];
  return tx.pluck<string>(
    `insert into member_told (circle, user_id, told_at) select distinct @circle, person, @told from unnest(@people::text[]) person
    on conflict (circle, user_id) do update set told_at = excluded.told_at
      where member_told.told_at <= excluded.told_at returning user_id`,
    { circle, people, told },
  );
}
