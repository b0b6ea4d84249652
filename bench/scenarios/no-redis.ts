import { tmpdir } from 'node:os';
import { bySweep } from '../figures.ts';
import { ringAll, rowsOf } from '../reminders.ts';
import { Workspace } from '../workspace.ts';
import type { Scenario } from './scenario.ts';

export const noRedis: Scenario = {
  name: 'no-redis',
  does: 'there is no redis-server at all: the sweep rings alone',
  async run(sizes) {
    // A folder without programs.
    const workspace = await Workspace.open({ PATH: tmpdir() });
    const bot = await workspace.start();
    await bot.says('no redis-server here');
    const { rings } = await ringAll(workspace, sizes);
    await workspace.close();
    return { rows: rowsOf('no-redis', rings, bySweep), notes: workspace.complaints() };
  },
};
