import type { Database } from 'better-sqlite3';
import type { Person, Records, Store } from '../../desk/ports.ts';
import { type PersonRow, toPerson, toPersonRow } from '../rows/person-row.ts';

type People = Pick<Store, 'savePeople'> &
  Pick<Records, 'person' | 'namesOf' | 'personCalled' | 'peopleCalled' | 'peopleKnown'>;

export function people(db: Database): People {
  const byId = db.prepare<[string], PersonRow>('select * from person where user_id = ?');
  const named = db.prepare<[string], Pick<PersonRow, 'user_id' | 'name'>>(
    'select user_id, name from person where user_id in (select value from json_each(?))',
  );
  const byHandle = db.prepare<[string], PersonRow>(
    'select * from person where handle = lower(?) order by active desc limit 1',
  );
  const called = db.prepare<{ word: string }, PersonRow>(`
    select * from person where handle = lower(@word) or name = @word or substr(name, 1, length(@word) + 1) = @word || ' '
    order by user_id`);
  const some = db.prepare<[], number>("select 1 from person where kind <> 'bot' limit 1").pluck();
  const save = db.prepare<PersonRow & { told_at: string }>(`
    insert into person values (@user_id, @team_id, @handle, @name, @zone, @kind, @active, @told_at)
    on conflict (user_id) do update set team_id = @team_id, handle = @handle, name = @name, zone = @zone,
      kind = @kind, active = @active, told_at = @told_at where told_at <= @told_at`);
  const saveAll = db.transaction((teamId: string, list: readonly Person[], at: string) => {
    for (const person of list) save.run({ ...toPersonRow(person, teamId), told_at: at });
  });

  return {
    async person(id) {
      const row = byId.get(id);
      return row && toPerson(row);
    },
    async namesOf(ids) {
      return new Map(named.all(JSON.stringify(ids)).map(({ user_id, name }) => [user_id, name]));
    },
    async personCalled(handle) {
      const row = byHandle.get(handle);
      return row && toPerson(row);
    },
    peopleCalled: async (word) => called.all({ word }).map(toPerson),
    peopleKnown: async () => some.get() === 1,
    savePeople: async (teamId, list, at) => saveAll(teamId, list, at.toISOString()),
  };
}
