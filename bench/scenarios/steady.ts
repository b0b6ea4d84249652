import { prompt } from '../figures.ts';
import { ringAll, rowsOf } from '../reminders.ts';
import { Workspace } from '../workspace.ts';
import type { Scenario } from './scenario.ts';

export const steady: Scenario = {
  name: 'steady',
  does: 'nothing goes wrong',
  async run(sizes) {
    const workspace = await Workspace.open();
    await workspace.start();
    const { rings } = await ringAll(workspace, sizes);
    await workspace.close();
    return { rows: rowsOf('steady', rings, prompt), notes: workspace.complaints() };
  },
};
