import { setTimeout as sleep } from 'node:timers/promises';
import { bySweep, inWords, prompt } from '../figures.ts';
import { OwnRedis } from '../redis.ts';
import { apart, ringAll, rowsOf } from '../reminders.ts';
import { Workspace } from '../workspace.ts';
import type { Scenario } from './scenario.ts';

export const redisKilled: Scenario = {
  name: 'redis-killed',
  does: 'Redis is killed with kill -9 in the middle, stays away, and comes back empty',
  async run(sizes) {
    const redis = await OwnRedis.start();
    const workspace = await Workspace.open({ REDIS_URL: redis.url });
    await workspace.start();
    const { rings, trouble } = await ringAll(workspace, sizes, async () => {
      const from = Date.now();
      await redis.kill();
      await sleep(sizes.away);
      await redis.start();
      return { from, to: Date.now() };
    });
    await workspace.close();
    await redis.kill();
    const { within, others } = apart(rings, trouble);
    const without = inWords(trouble.to - trouble.from);
    return {
      rows: [
        ...rowsOf('redis-killed', others, prompt),
        ...rowsOf(`redis-killed, due in the ${without} without Redis`, within, bySweep),
      ],
      notes: workspace.complaints(),
    };
  },
};
