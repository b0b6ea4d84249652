import { setTimeout as sleep } from 'node:timers/promises';
import { inWords, type Row } from '../figures.ts';
import { memoryOf } from '../machine.ts';
import { OwnRedis } from '../redis.ts';
import { seed } from '../seed.ts';
import { Workspace } from '../workspace.ts';
import type { Scenario } from './scenario.ts';

const longest = 3000;
const mostMemory = 250;

export const startUp: Scenario = {
  name: 'start-up',
  does: 'a start with many alarms pending in the database',
  async run({ pending }) {
    const redis = await OwnRedis.start();
    const workspace = await Workspace.open({ REDIS_URL: redis.url });
    await seed(workspace.dataDir, pending);

    const bot = workspace.spawn();
    const armed = allArmed(workspace, redis, pending).then(() => Date.now() - bot.spawnedAt);
    await bot.ready();
    const ready = Date.now() - bot.spawnedAt;
    const rows = [took('ready', ready), took('all armed in Redis', await armed)];
    // Once it has nothing left to do.
    await sleep(2000);
    const flushedAt = Date.now();
    await redis.ask((client) => client.flushall());
    await allArmed(workspace, redis, pending);
    rows.push(took('all armed again after FLUSHALL', Date.now() - flushedAt));
    await sleep(2000);
    const [now, most] = [memoryOf(bot.pid, 'VmRSS'), memoryOf(bot.pid, 'VmHWM')];
    await workspace.close();
    await redis.kill();
    const memory = { max: `${now} MB`, goal: `< ${mostMemory} MB`, met: now < mostMemory };
    return {
      rows: [...rows, { what: 'start-up: memory afterwards', n: pending, ...memory }],
      notes: [`At its most it held ${most} MB.`, ...workspace.complaints()],
    };

    function took(what: string, milliseconds: number): Row {
      const goal = `< ${longest / 1000} s`;
      return { what: `start-up: ${what}`, n: pending, max: inWords(milliseconds), goal, met: milliseconds < longest };
    }
  },
};

/** Until BullMQ's queue holds as many delayed jobs. */
async function allArmed(workspace: Workspace, redis: OwnRedis, count: number): Promise<void> {
  await redis.ask(async (client) => {
    let key: string | undefined;
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(5)) {
      key ??= queueKey(workspace);
      // The digest of each day waits there as well.
      if (key && (await client.zcard(key)) >= count) return;
    }
    throw new Error(`Not all ${count} alarms were armed within a minute`);
  });
}

/** BullMQ's sorted set of delayed jobs; undefined before the installation has its name. */
function queueKey(workspace: Workspace): string | undefined {
  const [row] = workspace.rows<{ value: string }>("select value from setting where name = 'installation'");
  return row && `sitrep-${row.value}:alarms:delayed`;
}
