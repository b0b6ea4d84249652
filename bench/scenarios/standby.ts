import { inWords, onceEach, prompt } from '../figures.ts';
import { apart, ringAll, rowsOf, type Trouble } from '../reminders.ts';
import { Workspace } from '../workspace.ts';
import type { Scenario } from './scenario.ts';

export const standby: Scenario = {
  name: 'standby',
  does: 'the bot is killed with kill -9 in the middle and a standby takes over',
  async run(sizes) {
    const workspace = await Workspace.open();
    const bot = await workspace.start();
    const other = workspace.spawn();
    await other.says('standing by');
    const { rings, trouble } = await ringAll(workspace, sizes, async () => {
      const from = Date.now();
      await bot.kill();
      await other.ready();
      return { from, to: Date.now() };
    });
    await workspace.close();
    const { from, to } = trouble as Trouble;
    const { within, others } = apart(rings, { from, to });
    return {
      rows: [
        ...rowsOf('standby', others, prompt),
        ...rowsOf(`standby, due in the ${inWords(to - from)} without a bot`, within, onceEach),
      ],
      notes: workspace.complaints(),
    };
  },
};
