import type { Records, Store } from '../../desk/ports.ts';
import { wellFormed } from '../rows/columns.ts';
import type { Postgres } from './connection.ts';

type Papers = Pick<
  Store,
  'saveDraft' | 'saveSetting' | 'settingOnce' | 'swapSetting' | 'filed' | 'saveFiled' | 'settleFiled'
> &
  Pick<Records, 'draft' | 'setting'>;

/** Somebody may have opened the file before it was written anew, and save it after. */
const kept = 8;

/** Postmortem drafts, and what Sitrep knows of its own installation. */
export const papers = (db: Postgres): Papers => ({
  ...settings(db),
  async draft(id) {
    const row = await db.get<{ markdown: string; up_to: number; drafted_at: string }>(
      'select markdown, up_to, drafted_at from draft where incident_id = @id',
      { id },
    );
    return row && { markdown: row.markdown, upTo: row.up_to, draftedAt: new Date(row.drafted_at) };
  },
  saveDraft: async (id, { markdown, upTo, draftedAt }) =>
    void (await db.run(
      `insert into draft (incident_id, team_id, markdown, up_to, drafted_at)
      select id, team_id, @markdown, @upTo, @at from incident where id = @id
      on conflict (incident_id) do update set markdown = excluded.markdown, up_to = excluded.up_to,
        drafted_at = excluded.drafted_at where excluded.up_to >= draft.up_to`,
      { id, markdown: wellFormed(markdown), upTo, at: draftedAt.toISOString() },
    )),
  async filed(id) {
    const rows = await db.all<{ markdown: string; up_to: number }>(
      'select markdown, up_to from paper_file where incident_id = @id order by number desc',
      { id },
    );
    return rows.map(({ markdown, up_to }) => ({ markdown, upTo: up_to }));
  },
  saveFiled: async (id, { markdown, upTo }) =>
    void (await db.run(
      `insert into paper_file (incident_id, number, team_id, markdown, up_to)
      select id, (select coalesce(max(number), 0) + 1 from paper_file where incident_id = incident.id), team_id,
        @markdown, @upTo
      from incident where id = @id`,
      { id, markdown: wellFormed(markdown), upTo },
    )),
  settleFiled: async (id) =>
    void (await db.run(
      `delete from paper_file where incident_id = @id
        and number <= (select max(number) from paper_file where incident_id = @id) - ${kept}`,
      { id },
    )),
});

const addSetting = 'insert into setting (name, value) values (@name, @value) on conflict (name) do nothing';

const settings = (
  db: Postgres,
): Pick<Store, 'saveSetting' | 'settingOnce' | 'swapSetting'> & Pick<Records, 'setting'> => ({
  setting: async (name) => (await db.pluck<string>('select value from setting where name = @name', { name }))[0],
  async settingOnce(name, value) {
    await db.run(addSetting, { name, value: wellFormed(value) });
    return (await db.pluck<string>('select value from setting where name = @name', { name }))[0] ?? value;
  },
  async swapSetting(name, was, value) {
    const values = { name, was: was === undefined ? null : wellFormed(was), value: wellFormed(value) };
    const swap = 'update setting set value = @value where name = @name and value = @was';
    return (await db.run(was === undefined ? addSetting : swap, values)) === 1;
  },
  saveSetting: async (name, value) =>
    void (await db.run(
      `insert into setting (name, value) values (@name, @value)
      on conflict (name) do update set value = excluded.value`,
      { name, value: wellFormed(value) },
    )),
});
