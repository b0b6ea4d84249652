import { inWords, onceEach, prompt } from '../figures.ts';
import { apart, ringAll, rowsOf } from '../reminders.ts';
import { Workspace } from '../workspace.ts';
import type { Scenario } from './scenario.ts';

/** Readies what comes after the bot; what it gives back resolves when that one takes commands. */
type Prepare = (workspace: Workspace) => Promise<() => Promise<unknown>>;

export const restart = killed(
  'restart',
  'the bot is killed with kill -9 in the middle and started again',
  async (workspace) => () => workspace.start(),
);

export const standby = killed(
  'standby',
  'the bot is killed with kill -9 in the middle and a standby takes over',
  async (workspace) => {
    const other = workspace.spawn();
    await other.says('standing by');
    return () => other.ready();
  },
);

function killed(name: string, does: string, prepare: Prepare): Scenario {
  return {
    name,
    does,
    async run(sizes) {
      const workspace = await Workspace.open();
      const bot = await workspace.start();
      const takeOver = await prepare(workspace);
      const { rings, trouble } = await ringAll(workspace, sizes, async () => {
        const from = Date.now();
        await bot.kill();
        await takeOver();
        return { from, to: Date.now() };
      });
      await workspace.close();
      const { within, others } = apart(rings, trouble);
      const without = inWords(trouble.to - trouble.from);
      return {
        rows: [
          ...rowsOf(name, others, prompt),
          ...rowsOf(`${name}, due in the ${without} without a bot`, within, onceEach),
        ],
        notes: workspace.complaints(),
      };
    },
  };
}
