import { inWords, onceEach, prompt } from '../figures.ts';
import { apart, ringAll, rowsOf, type Trouble } from '../reminders.ts';
import { Workspace } from '../workspace.ts';
import type { Scenario } from './scenario.ts';

export const restart: Scenario = {
  name: 'restart',
  does: 'the bot is killed with kill -9 in the middle and started again',
  async run(sizes) {
    const workspace = await Workspace.open();
    const bot = await workspace.start();
    const { rings, trouble } = await ringAll(workspace, sizes, async () => {
      const from = Date.now();
      await bot.kill();
      await workspace.start();
      return { from, to: Date.now() };
    });
    await workspace.close();
    const { from, to } = trouble as Trouble;
    const { within, others } = apart(rings, { from, to });
    return {
      rows: [
        ...rowsOf('restart', others, prompt),
        ...rowsOf(`restart, due in the ${inWords(to - from)} without a bot`, within, onceEach),
      ],
      notes: workspace.complaints(),
    };
  },
};
