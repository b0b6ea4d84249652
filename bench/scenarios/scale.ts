import type { Row } from '../figures.ts';
import { type Costs, type Load, simulate } from '../simulation.ts';
import type { Scenario } from './scenario.ts';

/** As measured on two cores: see docs/scale.md. */
const measured: Costs = { answer: 2.7, tell: 6, commits: 700 };

const loads: readonly Load[] = [
  { bots: 1, commandsPerSecond: 0.5, active: 5, announced: 40 },
  { bots: 1, commandsPerSecond: 2, active: 20, announced: 40 },
  { bots: 1, commandsPerSecond: 5, active: 50, announced: 40 },
  { bots: 3, commandsPerSecond: 20, active: 200, announced: 40 },
  { bots: 3, commandsPerSecond: 100, active: 1000, announced: 40 },
  { bots: 16, commandsPerSecond: 1000, active: 10_000, announced: 40 },
];

export const scale: Scenario = {
  name: 'scale',
  does: 'a simulation beyond this machine, with the limits of Slack',
  async run() {
    const rows = loads.map((load): Row => {
      const { bot, record, p50, p99, waiting, cardAge, bends } = simulate(load, measured);
      const { bots, commandsPerSecond, active } = load;
      return {
        what: `${commandsPerSecond}/s in ${active} incidents, ${bots} ${bots === 1 ? 'bot' : 'bots'}: bots ${share(bot)}, record ${share(record)}, a card lags ${cardAge} s; ${bends} bends first`,
        n: Math.round(commandsPerSecond * 600),
        missing: waiting,
        p50: `${p50} s`,
        p99: `${p99} s`,
      };
    });
    return { rows };
  },
};

const share = (of: number): string => `${Math.round(of * 100)} %`;
