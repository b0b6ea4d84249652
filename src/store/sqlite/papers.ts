import type { Database } from 'better-sqlite3';
import type { Records, Store } from '../../desk/ports.ts';

type Papers = Pick<
  Store,
  'saveDraft' | 'saveSetting' | 'settingOnce' | 'swapSetting' | 'filed' | 'saveFiled' | 'settleFiled'
> &
  Pick<Records, 'draft' | 'setting'>;

/** Somebody may have opened the file before it was written anew, and save it after. */
const kept = 8;

/** Postmortem drafts, and what Sitrep knows of its own installation. */
export function papers(db: Database): Papers {
  const draft = db.prepare<[number], { markdown: string; up_to: number; drafted_at: string }>(
    'select markdown, up_to, drafted_at from draft where incident_id = ?',
  );
  const saveDraft = db.prepare<[string, number, string, number]>(`
    insert into draft (incident_id, team_id, markdown, up_to, drafted_at)
    select id, team_id, ?, ?, ? from incident where id = ?
    on conflict (incident_id) do update set markdown = excluded.markdown, up_to = excluded.up_to,
      drafted_at = excluded.drafted_at where excluded.up_to >= draft.up_to`);
  const filed = db.prepare<[number], { markdown: string; up_to: number }>(
    'select markdown, up_to from paper_file where incident_id = ? order by number desc',
  );
  const saveFiled = db.prepare<[string, number, number]>(`
    insert into paper_file (incident_id, number, team_id, markdown, up_to)
    select id, (select coalesce(max(number), 0) + 1 from paper_file where incident_id = incident.id), team_id, ?, ?
    from incident where id = ?`);
  const settleFiled = db.prepare<[number, number]>(`
    delete from paper_file where incident_id = ?
      and number <= (select max(number) from paper_file where incident_id = ?) - ${kept}`);
  const setting = db.prepare<[string], string>('select value from setting where name = ?').pluck();
  const saveSetting = db.prepare<[string, string]>(
    'insert into setting values (?, ?) on conflict (name) do update set value = excluded.value',
  );
  const addSetting = db.prepare<[string, string]>('insert into setting values (?, ?) on conflict (name) do nothing');
  const swapSetting = db.prepare<[string, string, string]>('update setting set value = ? where name = ? and value = ?');

  return {
    async draft(id) {
      const row = draft.get(id);
      return row && { markdown: row.markdown, upTo: row.up_to, draftedAt: new Date(row.drafted_at) };
    },
    saveDraft: async (id, { markdown, upTo, draftedAt }) =>
      void saveDraft.run(markdown, upTo, draftedAt.toISOString(), id),
    filed: async (id) => filed.all(id).map(({ markdown, up_to }) => ({ markdown, upTo: up_to })),
    saveFiled: async (id, { markdown, upTo }) => void saveFiled.run(markdown, upTo, id),
    settleFiled: async (id) => void settleFiled.run(id, id),
    setting: async (name) => setting.get(name),
    saveSetting: async (name, value) => void saveSetting.run(name, value),
    async settingOnce(name, value) {
      addSetting.run(name, value);
      return setting.get(name) ?? value;
    },
    swapSetting: async (name, was, value) =>
      (was === undefined ? addSetting.run(name, value) : swapSetting.run(value, name, was)).changes === 1,
  };
}
