import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { interleaved, ratioRow } from '../compare.ts';
import { figuresOf, finely, type Row } from '../figures.ts';
import { floors } from '../places.ts';
import { OwnRedis } from '../redis.ts';
import { promise, seed } from '../seed.ts';
import { Side } from '../side.ts';
import type { Sizes } from '../sizes.ts';
import { mind } from '../tidy.ts';
import type { Scenario } from './scenario.ts';

/** From the start to the first due time: by then all of them must be armed. Milliseconds, and so many more for each. */
const lead = 6000;
const leadEach = 0.6;
/** After the last due time. */
const patience = 5000;
/** When what only has to be pending is due. */
const far = 3_600_000;

const sides = ['bullmq', 'sitrep'] as const;

interface Rings {
  /** Milliseconds. */
  readonly late: readonly number[];
  readonly missing: number;
  readonly doubled: number;
}

export const clock: Scenario = {
  name: 'clock',
  does: 'alarms that ring among many that wait, against BullMQ alone on the same sort of Redis',
  async run(sizes) {
    const rows: Row[] = [];
    for (const pending of sizes.clocks) {
      // Of very many, seeding takes longer than the rest together.
      const repeats = pending > 10_000 ? Math.min(sizes.repeats, 3) : sizes.repeats;
      const taken = await interleaved(repeats, sides, (name) =>
        name === 'sitrep' ? ours(pending, sizes) : alone(pending, sizes),
      );
      const p99 = ({ late }: Rings) => figuresOf(late).p99;
      const pair = { ours: taken.sitrep.map(p99), floor: taken.bullmq.map(p99), words: finely };
      const missing = taken.sitrep.reduce((sum, one) => sum + one.missing, 0);
      const doubled = taken.sitrep.reduce((sum, one) => sum + one.doubled, 0);
      const row = ratioRow({ what: `${pending} pending: lateness, p99`, ...pair }, { atMost: 1.5 });
      rows.push({ ...row, missing, doubled, met: row.met === true && missing + doubled === 0 });
    }
    return { rows };
  },
};

/** By number, or one after another for BullMQ. */
function duesOf(first: number, { ringing, ringSpan }: Sizes): number[] {
  return Array.from({ length: ringing }, (_, n) => Math.round(first + (n * ringSpan) / ringing));
}

async function ours(pending: number, sizes: Sizes): Promise<Rings> {
  let dues = new Map<number, number>();
  const before = async (dataDir: string) => {
    await seed(dataDir, pending);
    const first = Date.now() + lead + pending * leadEach;
    dues = new Map(duesOf(first, sizes).map((due, n) => [n + 1, due]));
    await promise(dataDir, dues);
  };
  const side = await Side.open('sitrep', { before });
  await sleep(Math.max(...dues.values()) + patience - Date.now());
  const rows = side.rows<{ incident: number; recorded: string }>(
    "select incident_id as incident, recorded_at as recorded from timeline_entry where kind = 'reminder'",
  );
  await side.close();
  const rung = new Set(rows.map(({ incident }) => incident));
  return {
    late: rows.map(({ incident, recorded }) => Date.parse(recorded) - (dues.get(incident) ?? Number.NaN)),
    missing: dues.size - rung.size,
    doubled: rows.length - rung.size,
  };
}

async function alone(pending: number, sizes: Sizes): Promise<Rings> {
  const redis = await OwnRedis.start();
  const child = mind(fork(floors.alarms, { env: { ...process.env, REDIS_URL: redis.url } }));
  const late: number[] = [];
  child.on('message', (said: { late?: number }) => said.late !== undefined && late.push(said.late));
  const soon = duesOf(Date.now() + lead + pending * leadEach, sizes);
  const until = Math.max(...soon);
  const others = Array.from({ length: pending - soon.length }, () => Date.now() + far);
  child.send({ dues: [...others, ...soon], until });
  await sleep(until + patience - Date.now());
  child.kill('SIGKILL');
  await redis.kill();
  return { late, missing: soon.length - late.length, doubled: 0 };
}
