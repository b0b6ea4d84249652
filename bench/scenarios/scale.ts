import { type Costs, costsOn } from '../costs.ts';
import { finely, type Row } from '../figures.ts';
import { type Load, simulate } from '../simulation.ts';
import type { Scenario } from './scenario.ts';

const halfAnHour = 1800;

const usual = { every: halfAnHour, announced: 40 };

const loads: readonly Load[] = [
  { bots: 1, commandsPerSecond: 0.5, open: 50, active: 5, ...usual },
  { bots: 1, commandsPerSecond: 2, open: 200, active: 20, ...usual },
  { bots: 3, commandsPerSecond: 5, open: 1000, active: 50, ...usual },
  { bots: 3, commandsPerSecond: 20, open: 10_000, active: 200, ...usual },
  { bots: 3, commandsPerSecond: 100, open: 10_000, active: 1000, ...usual },
  { bots: 16, commandsPerSecond: 1000, open: 100_000, active: 10_000, ...usual },
];

export const scale: Scenario = {
  name: 'scale',
  does: 'what a command costs here, and a simulation beyond this machine, with the limits of Slack',
  async run(sizes) {
    const onSqlite = await costsOn('sqlite', sizes);
    const costs = await costsOn('postgres', sizes);
    return {
      rows: loads.map((load) => fateOf(load, costs)),
      notes: [inWords('SQLite', onSqlite), inWords('PostgreSQL', costs)],
    };
  },
};

const inWords = (record: string, { bot, postgres, redis }: Costs): string =>
  `A command, answered and told, with the record in ${record}: bot ${finely(bot)}, PostgreSQL ${finely(postgres)}, Redis ${finely(redis)} of one core`;

function fateOf(load: Load, costs: Costs): Row {
  const { cores, p50, p99, waiting, cardAge, bends } = simulate(load, costs);
  const { bots, commandsPerSecond, open } = load;
  const [bot, postgres, redis] = [cores.bot / bots, cores.postgres, cores.redis].map((one) => one.toFixed(2));
  return {
    what: `${commandsPerSecond}/s, ${open} open, ${bots} ${bots === 1 ? 'bot' : 'bots'}: cores ${bot} a bot, ${postgres} PostgreSQL, ${redis} Redis; a card lags ${cardAge} s; ${bends} bends first`,
    n: Math.round(commandsPerSecond * 600),
    missing: waiting,
    p50: `${p50} s`,
    p99: `${p99} s`,
  };
}
