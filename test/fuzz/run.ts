import { shotOf } from './families/index.ts';
import { type Answered, Gun } from './fire.ts';
import { honestRequests } from './life.ts';
import { Random } from './random.ts';
import type { Scene, Seeds, Shot } from './shot.ts';
import { residentMiB, settledRecord, slope, type Target } from './watch.ts';

interface Options {
  readonly seed: number;
  readonly requests: number;
  /** This shot alone, of all of them. */
  readonly only?: number;
  /** Requests under way at the same time. */
  readonly atOnce?: number;
  readonly progress?: (shots: number, mib: number) => void;
}

/** A shot that was not answered as it must be; `--only` shoots it again. */
export interface Failure {
  readonly shot: number;
  readonly why: string;
  readonly sent: Pick<Shot, 'family' | 'what' | 'body'>;
}

export interface Report {
  readonly failures: readonly Failure[];
  /** How many, by family and status. */
  readonly statuses: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly slowestMs: number;
  readonly rss: { readonly start: number; readonly end: number; readonly most: number; readonly slope: number };
}

/** Shots that belong to one incident: it stays about as long as real ones are. */
const block = 500;

/** Shoots at a bot that is up, and looks after each block that it lives and has recorded nothing that it must not. */
export async function fuzz(target: Target, { seed, requests, only, atOnce = 16, progress }: Options): Promise<Report> {
  const { slack } = target;
  const seeds = await honestRequests(slack);
  const gun = new Gun(slack.requestUrl as string, slack.signingSecret);
  const failures: Failure[] = [];
  const statuses: Record<string, Record<string, number>> = {};
  const samples: Array<{ shots: number; mib: number }> = [];
  let slowestMs = 0;
  const stopDribbling = gun.dribble(8);
  try {
    for (let from = 0; from < requests; from += block) {
      const numbers = Array.from({ length: Math.min(block, requests - from) }, (_, n) => from + n);
      const wanted = only === undefined ? numbers : numbers.filter((n) => n === only);
      if (wanted.length === 0) continue;
      const scene = await sceneOf(target, seeds);
      const shots = wanted.map((shot) => ({ shot, sent: shotOf(new Random(seed, shot), scene) }));
      await shootAll(shots.filter(({ sent }) => sent.records));
      const before = await settledRecord(target);
      await shootAll(shots.filter(({ sent }) => !sent.records));
      await slack.person('dana').type('/incident list', { in: 'general' });
      if (before !== (await settledRecord(target))) {
        const [first] = shots.filter(({ sent }) => !sent.records);
        if (first) fail(first, `one of shots ${from} to ${from + block - 1} changed the record and must not`);
      }
      if (target.deaths() > 0)
        throw new Error(`The bot died among shots ${from} to ${from + block - 1} of seed ${seed}`);
      const mib = residentMiB(target.pid);
      samples.push({ shots: from + block, mib });
      progress?.(from + wanted.length, mib);
    }
  } finally {
    stopDribbling();
    gun.close();
  }
  const all = samples.map(({ mib }) => mib);
  const rss = { start: all[0] ?? 0, end: all.at(-1) ?? 0, most: Math.max(...all), slope: slope(samples) };
  return { failures, statuses, slowestMs, rss };

  type Numbered = { readonly shot: number; readonly sent: Shot };

  async function shootAll(shots: readonly Numbered[]): Promise<void> {
    const left = [...shots];
    const shooter = async () => {
      for (let next = left.shift(); next; next = left.shift()) await shoot(next);
    };
    await Promise.all(Array.from({ length: atOnce }, shooter));
  }

  async function shoot(numbered: Numbered): Promise<void> {
    const sent = gun.sealed(numbered.sent);
    const first = await gun.fire(sent);
    count(sent, first);
    const wrong = complaint(sent, first);
    if (wrong) fail(numbered, wrong);
    for (let again = 1; again < (sent.times ?? 1); again += 1) {
      const { status } = await gun.fire(sent);
      if (status !== 401) fail(numbered, `time ${again + 1} was answered ${status}`);
    }
  }

  function count({ family }: Shot, { status, ms }: Answered): void {
    const counted = statuses[family] ?? {};
    statuses[family] = { ...counted, [status]: (counted[status] ?? 0) + 1 };
    slowestMs = Math.max(slowestMs, ms);
  }

  function fail({ shot, sent: { family, what, body } }: Numbered, why: string): void {
    failures.push({ shot, why, sent: { family, what, body } });
  }
}

function complaint({ expects }: Shot, { status, text }: Answered): string | undefined {
  if (status === -1) return 'it was never answered';
  if (!expects.includes(status)) return `it was answered ${status}, not ${expects.join(' or ')}`;
  if (text.includes('fault in Sitrep')) return `it met a fault: ${text.slice(0, 300)}`;
  return undefined;
}

/** A fresh incident; the one before is over. */
async function sceneOf({ slack }: Target, seeds: Seeds): Promise<Scene> {
  const type = (words: string) => slack.person('dana').type(`/incident ${words}`, { in: 'general' });
  const { text } = await type('declare sev3 A fresh one for the fuzzer');
  const incident = Number(/#(\d+)/u.exec(text)?.[1]);
  if (!incident) throw new Error(`No incident came of it: ${text}`);
  const name = `inc-${incident}-a-fresh-one-for-the-fuzzer`;
  const { id } = await slack.until(async () => (await slack.channels()).find((channel) => channel.name === name), {
    ms: 30_000,
  });
  return { incident, channel: id, seeds };
}
