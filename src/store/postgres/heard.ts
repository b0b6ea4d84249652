import type { Store } from '../../desk/ports.ts';
import { json } from './characters.ts';
import type { Postgres } from './connection.ts';

/** Events that Slack will not tell again. */
export const heard = (db: Postgres): Pick<Store, 'saveHeard' | 'dropHeard' | 'heard'> => ({
  saveHeard: async (id, team, body, at) =>
    void (await db.run(
      `insert into heard (event_id, team_id, body, heard_at) values (@id, @team, @body, @at)
      on conflict (event_id) do nothing`,
      { id, team, body: json(body), at: at.toISOString() },
    )),
  dropHeard: async (id) => void (await db.run('delete from heard where event_id = @id', { id })),
  heard: () => db.pluck('select body from heard order by number'),
});
