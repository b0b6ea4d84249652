import type { Records, Store } from '../../desk/ports.ts';
import { type PersonRow, toPerson, toPersonRow } from '../rows/person-row.ts';
import { json } from './characters.ts';
import type { Postgres } from './connection.ts';

type People = Pick<Store, 'savePeople'> &
  Pick<Records, 'person' | 'namesOf' | 'personCalled' | 'peopleCalled' | 'peopleKnown'>;

export const people = (db: Postgres): People => ({
  async person(id) {
    const row = await db.get<PersonRow>('select * from person where user_id = @id', { id });
    return row && toPerson(row);
  },
  async namesOf(ids) {
    const rows = await db.raw<[string, string]>('select user_id, name from person where user_id = any(@ids)', { ids });
    return new Map(rows);
  },
  async personCalled(handle) {
    const row = await db.get<PersonRow>('select * from person where handle = @handle order by active desc limit 1', {
      handle: handle.toLowerCase(),
    });
    return row && toPerson(row);
  },
  async peopleCalled(word) {
    const rows = await db.all<PersonRow>(
      `select * from person where handle = @handle or name = @word
        or substr(name, 1, length(@word) + 1) = @word || ' '
      order by user_id`,
      { word, handle: word.toLowerCase() },
    );
    return rows.map(toPerson);
  },
  peopleKnown: async () => (await db.get("select 1 from person where kind <> 'bot' limit 1")) !== undefined,
  savePeople: async (teamId, list, at) =>
    void (await db.run(
      `insert into person (user_id, team_id, handle, name, zone, kind, active, told_at)
      select distinct on (user_id) user_id, team_id, handle, name, zone, kind, active, @at
      from json_populate_recordset(null::person, @rows::json)
      on conflict (user_id) do update set team_id = excluded.team_id, handle = excluded.handle, name = excluded.name,
        zone = excluded.zone, kind = excluded.kind, active = excluded.active, told_at = excluded.told_at
        where person.told_at <= excluded.told_at`,
      { at: at.toISOString(), rows: json(JSON.stringify(list.map((person) => toPersonRow(person, teamId)))) },
    )),
});
