import { setTimeout as sleep } from 'node:timers/promises';
import { type Goal, type Row, rowOf } from './figures.ts';
import { declare, dueOf, fewAtOnce, settled } from './incidents.ts';
import { type Ring, ringOf, told } from './rings.ts';
import type { Sizes } from './sizes.ts';
import type { Workspace } from './workspace.ts';

/** A time in which alarms are judged apart. Moments in milliseconds. */
export interface Trouble {
  readonly from: number;
  readonly to: number;
}

/** Nothing falls into it. */
const none: Trouble = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

/** How long after the last due time a reminder is waited for before it is missing. */
const patience = 15_000;
/** A second one would come with the next sweep or the next look of the queue. */
const forDoubles = 2500;

/**
 * Promises an update of every incident, spread over the span; none comes, so every reminder rings. `middle` happens half
 * way and says when the trouble was that it made.
 */
export async function ringAll(
  workspace: Workspace,
  { reminders, span, lead }: Sizes,
  middle = async (): Promise<Trouble> => none,
): Promise<{ rings: Ring[]; trouble: Trouble }> {
  const numbers = await declare(workspace, reminders);
  const promisedAt = Date.now();
  await fewAtOnce(numbers, (n) => workspace.say(`#${n} next ${secondsFor(n)}s`));
  const dues = new Map(numbers.map((n) => [n, dueOf(workspace, n)]));
  const first = Math.min(...dues.values());
  await settled(workspace, first - Date.now());

  await sleep(first + span / 2 - Date.now());
  const trouble = await middle();
  await sleep(Math.max(0, Math.max(...dues.values()) - Date.now()));
  for (const end = Date.now() + patience; told(workspace) < reminders && Date.now() < end; ) await sleep(200);
  await sleep(forDoubles);
  return { rings: await Promise.all([...dues].map(([n, due]) => ringOf(workspace, n, due))), trouble };

  /** The promises take their time to be typed: it is counted in, so that the due times are evenly spread. */
  function secondsFor(n: number): string {
    const dueAt = promisedAt + lead + ((n - 1) * span) / (reminders - 1);
    return ((dueAt - Date.now()) / 1000).toFixed(3);
  }
}

/** Those whose time fell into the trouble, or who were still on their way when it began; and the others. */
export function apart(rings: readonly Ring[], { from, to }: Trouble): { within: Ring[]; others: Ring[] } {
  const isWithin = ({ due, posted = Number.POSITIVE_INFINITY }: Ring) => due <= to && posted >= from;
  return { within: rings.filter(isWithin), others: rings.filter((ring) => !isWithin(ring)) };
}

export function rowsOf(what: string, rings: readonly Ring[], goal: Goal): Row[] {
  const n = rings.length;
  const entries = {
    n,
    late: rings.flatMap(({ due, recorded: [at] }) => (at === undefined ? [] : [at - due])),
    missing: rings.filter(({ recorded }) => recorded.length === 0).length,
    doubled: rings.filter(({ recorded }) => recorded.length > 1).length,
  };
  const messages = {
    n,
    late: rings.flatMap(({ due, posted }) => (posted === undefined ? [] : [posted - due])),
    missing: rings.filter((ring) => ring.messages === 0).length,
    doubled: rings.filter((ring) => ring.messages > 1).length,
  };
  return [rowOf(`${what}: recorded`, entries, goal), rowOf(`${what}: in Slack`, messages, goal)];
}
