import type { Database } from 'better-sqlite3';
import type { Store } from '../../desk/ports.ts';

/** What forms that are open are about. */
export function keptMessages(db: Database): Pick<Store, 'keepMessage' | 'keptMessage' | 'dropMessages'> {
  const keep = db.prepare<[string, string, string, string, string]>(`
    insert into kept_message values (?, ?, ?, ?, ?)
    on conflict (channel, ts) do update set body = excluded.body, kept_at = excluded.kept_at`);
  const kept = db
    .prepare<[string, string], string>('select body from kept_message where channel = ? and ts = ?')
    .pluck();
  const drop = db.prepare<[string]>('delete from kept_message where kept_at < ?');

  return {
    keepMessage: async ({ channel, ts }, teamId, body, at) =>
      void keep.run(channel, ts, teamId, body, at.toISOString()),
    keptMessage: async ({ channel, ts }) => kept.get(channel, ts),
    dropMessages: async (before) => void drop.run(before.toISOString()),
  };
}
