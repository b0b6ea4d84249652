import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { settled } from '../incidents.ts';
import { results } from '../places.ts';
import { hottest } from '../profile.ts';
import { seed } from '../seed.ts';
import { Side } from '../side.ts';
import { atRate } from '../typing.ts';
import type { Scenario } from './scenario.ts';

const patience = 600_000;
/** Commands a second. */
const rate = 100;
const shown = 20;

export const profile: Scenario = {
  name: 'profile',
  does: `where the bot spends its time at ${rate} commands a second, telling Slack included`,
  async run({ people, phase }) {
    const folder = join(results, `profile-${Date.now()}`);
    mkdirSync(folder, { recursive: true });
    const side = await Side.open('sitrep', {
      before: (dataDir) => seed(dataDir, people),
      node: ['--cpu-prof', `--cpu-prof-dir=${folder}`],
    });
    await atRate(side.typist, rate, phase, (n) => `#${(n % people) + 1} note line ${n}`);
    await settled(side, patience);
    // It writes its profile when it ends by itself.
    await side.bot.stop();
    await side.close();
    const lines = hottest(folder, shown).map(
      ({ where, share }) => `${(share * 100).toFixed(1).padStart(5)} % ${where}`,
    );
    return { rows: [], notes: [...lines, `The whole profile, for Chrome's DevTools, lies in ${folder}`] };
  },
};
