import type { Costs } from './costs.ts';

export interface Load {
  readonly bots: number;
  readonly commandsPerSecond: number;
  /** Incidents that are open, each with a reminder so often, which is a message; seconds. */
  readonly open: number;
  readonly every: number;
  /** Those of them in which something is typed. */
  readonly active: number;
  /** Of a hundred commands those that are announced too: updates, states, severities. */
  readonly announced: number;
}

export interface Fate {
  /** Cores that all bots, PostgreSQL and Redis need; a bot and Redis have no more than one each. */
  readonly cores: Costs;
  /** Seconds from a command to its message, of those that were posted. */
  readonly p50: number;
  readonly p99: number;
  /** Messages that still wait at the end. */
  readonly waiting: number;
  /** Seconds for which a card shows what is over, at the worst. */
  readonly cardAge: number;
  /** What gives way first. */
  readonly bends: string;
}

/** Slack: a message a second in a channel, several hundred a minute in a workspace, 50 changed messages a minute. */
const slack = { channel: 1, workspace: 300 / 60, updates: 50 / 60 };

/** Seconds. */
const lasts = 600;

/** Of a PostgreSQL of usual size. */
const mostCores = 4;

/**
 * Ten minutes, second by second: commands come at random, as many as are said on average; each is a message in its channel
 * and, where it is announced, one in the channel of all announcements. A reminder rings in any incident, and is a message as
 * well. Slack takes what its limits let through, the oldest first; cards show the newest state, in turn.
 */
export function simulate(load: Load, costs: Costs): Fate {
  const { commandsPerSecond, open, every, active, announced } = load;
  const reminders = open / every;
  const dice = numbers(7);
  const channels = new Map<number, number[]>();
  const everybody: number[] = [];
  const stale = new Map<number, number>();
  const waits: number[] = [];
  let [room, brush, cardAge] = [0, 0, 0];
  for (let now = 0; now < lasts; now++) {
    for (let left = arrivals(commandsPerSecond, dice); left > 0; left--) {
      const which = Math.floor(dice() * active);
      told(which, now);
      if (dice() * 100 < announced) everybody.push(now);
    }
    for (let left = arrivals(reminders, dice); left > 0; left--) told(Math.floor(dice() * open), now);
    // What was left over in a quiet second is not saved for long.
    room = Math.min(room + slack.workspace, 2 * slack.workspace);
    brush = Math.min(brush + slack.updates, 5);
    const oldest = [everybody, ...channels.values()]
      .filter((queue) => queue.length > 0)
      .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    for (const queue of oldest.slice(0, Math.floor(room))) {
      room -= 1;
      const since = queue.shift() ?? now;
      if (queue !== everybody) waits.push(now - since);
    }
    for (const [which, queue] of channels) if (queue.length === 0) channels.delete(which);
    for (const [which, since] of stale) {
      if (brush < 1) break;
      brush -= 1;
      cardAge = Math.max(cardAge, now - since);
      stale.delete(which);
    }
  }
  const waiting = [...channels.values()].reduce((sum, queue) => sum + queue.length, everybody.length);
  for (const since of stale.values()) cardAge = Math.max(cardAge, lasts - since);
  const each = (commandsPerSecond + reminders) / 1000;
  const cores = { bot: each * costs.bot, postgres: each * costs.postgres, redis: each * costs.redis };
  const sorted = waits.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { cores, p50: at(0.5), p99: at(0.99), waiting, cardAge, bends: first(load, cores) };

  function told(which: number, now: number): void {
    channels.set(which, [...(channels.get(which) ?? []), now]);
    if (!stale.has(which)) stale.set(which, now);
  }
}

/** What gives way first: the part that is asked for most of what it can do. */
function first({ bots, commandsPerSecond: rate, open, every, active, announced }: Load, cores: Costs): string {
  const all = (rate * announced) / 100;
  const parts: ReadonlyArray<readonly [string, number]> = [
    ['the bots', cores.bot / bots],
    ['PostgreSQL', cores.postgres / mostCores],
    ['Redis', cores.redis],
    ['Slack, messages of the workspace', (rate + all + open / every) / slack.workspace],
    ['Slack, a channel', rate / active / slack.channel],
    ['Slack, the channel of announcements', all / slack.channel],
  ];
  const [most] = [...parts].sort((a, b) => b[1] - a[1]);
  return most && most[1] > 0.7 ? most[0] : 'nothing';
}

/** As many as come in a second, so many on average: Poisson, by Knuth's way, in pieces that it can bear. */
function arrivals(mean: number, dice: () => number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 50) {
    const least = Math.exp(-Math.min(left, 50));
    for (let product = dice(); product > least; product *= dice()) count += 1;
  }
  return count;
}

/** The same numbers from 0 to 1 each time: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
