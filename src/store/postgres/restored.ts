import { restoredSetting } from '../restored.ts';
import { botsAtWork } from './bots.ts';
import type { Postgres } from './connection.ts';

/**
 * Says of a record that was put back that Slack is ahead of it: whoever tells an incident next looks there first. Gives how
 * many bots are at work on it: where there are any, nothing is marked, and none can begin meanwhile.
 */
export async function markRestored(db: Postgres, now: Date): Promise<number> {
  const bots = await db.transaction(async (tx) => {
    await tx.run('lock table replica in share row exclusive mode');
    const atWork = await botsAtWork(tx);
    if (atWork > 0) return atWork;
    await tx.run(
      'insert into setting (name, value) values (@name, @value) on conflict (name) do update set value = excluded.value',
      { name: restoredSetting, value: now.toISOString() },
    );
    // Nobody's: what was given back in order by then is in doubt as well.
    await tx.run(
      `insert into lease (name, fence) select 'incident ' || id, 0 from incident
      on conflict (name) do update set fence = excluded.fence`,
    );
    return 0;
  });
  return bots ?? 0;
}
