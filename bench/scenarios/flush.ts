import { bySweep, prompt } from '../figures.ts';
import { OwnRedis } from '../redis.ts';
import { apart, ringAll, rowsOf } from '../reminders.ts';
import { Workspace } from '../workspace.ts';
import type { Scenario } from './scenario.ts';

export const flush: Scenario = {
  name: 'flush',
  does: 'Redis is emptied in the middle: it is given the alarms again, and the sweep rings what is due before',
  async run(sizes) {
    const redis = await OwnRedis.start();
    const workspace = await Workspace.open({ REDIS_URL: redis.url });
    await workspace.start();
    const { rings, trouble } = await ringAll(workspace, sizes, async () => {
      const from = Date.now();
      await redis.ask((client) => client.flushall());
      // Within two seconds they are armed again.
      return { from, to: from + 2000 };
    });
    await workspace.close();
    await redis.kill();
    const { within, others } = apart(rings, trouble);
    return {
      rows: [...rowsOf('flush, before it', others, prompt), ...rowsOf('flush, after it', within, bySweep)],
      notes: workspace.complaints(),
    };
  },
};
