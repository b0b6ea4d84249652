import type { Store } from '../../desk/ports.ts';
import { json } from './characters.ts';
import type { Postgres } from './connection.ts';

/** What forms that are open are about. */
export const keptMessages = (db: Postgres): Pick<Store, 'keepMessage' | 'keptMessage' | 'dropMessages'> => ({
  keepMessage: async ({ channel, ts }, team, body, at) =>
    void (await db.run(
      `insert into kept_message (channel, ts, team_id, body, kept_at) values (@channel, @ts, @team, @body, @at)
      on conflict (channel, ts) do update set body = excluded.body, kept_at = excluded.kept_at`,
      { channel, ts, team, body: json(body), at: at.toISOString() },
    )),
  keptMessage: async ({ channel, ts }) =>
    (await db.pluck<string>('select body from kept_message where channel = @channel and ts = @ts', { channel, ts }))[0],
  dropMessages: async (before) =>
    void (await db.run('delete from kept_message where kept_at < @before', { before: before.toISOString() })),
});
