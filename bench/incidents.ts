import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { followerNames } from './seed.ts';
import type { Workspace } from './workspace.ts';

/** Declares so many incidents and waits until their channels are furnished and all is told. */
export async function declare(workspace: Workspace, count: number): Promise<number[]> {
  const numbers = Array.from({ length: count }, (_, n) => n + 1);
  await fewAtOnce(numbers, (n) => workspace.say(`declare sev4 Trouble ${n}`));
  await settled(workspace, 300_000);
  return numbers;
}

/** A person types at a time; some do so together. */
export async function fewAtOnce<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const item of left) await work(item);
    }),
  );
}

/** Every follower has told every timeline to its end. Throws when that takes longer than so many milliseconds. */
export async function settled(workspace: Pick<Workspace, 'rows'>, within: number): Promise<void> {
  const behind = `
    select id from incident left join bookmark on incident_id = id and seq = version
    group by id having count(seq) < ? limit 1`;
  const followers = followerNames().length;
  const end = performance.now() + within;
  while (workspace.rows(behind, followers).length > 0) {
    if (performance.now() > end)
      throw new Error('Slack has not been told of everything in time: the machine is too slow');
    await sleep(100);
  }
}

/** When the next update of an incident is due, by the record. */
export function dueOf(workspace: Workspace, incident: number): number {
  const [row] = workspace.rows<{ due: string }>('select next_due as due from incident where id = ?', incident);
  return Date.parse(row?.due ?? '');
}
