import { setTimeout as sleep } from 'node:timers/promises';
import { figuresOf, inWords } from '../figures.ts';
import { declare, dueOf } from '../incidents.ts';
import { hasRung } from '../rings.ts';
import { Workspace } from '../workspace.ts';
import type { Scenario } from './scenario.ts';

interface Trial {
  readonly incident: number;
  readonly due: number;
  readonly sentAt: number;
  readonly acknowledgedAt: number;
}

/** From the promise to the due time, and from the update to the due time. Milliseconds. */
const promised = 5000;
const before = 50;

export const silenced: Scenario = {
  name: 'silenced',
  does: `an update ${before} ms before the due time silences the reminder`,
  async run({ updates, lanes }) {
    const workspace = await Workspace.open();
    await workspace.start();
    const numbers = await declare(workspace, lanes);
    const trials: Trial[] = [];
    const honest = () => trials.filter(isHonest);
    await Promise.all(
      numbers.map(async (n) => {
        await sleep(((n - 1) * promised) / lanes);
        while (honest().length < updates) trials.push(await tryOnce(workspace, n));
      }),
    );
    await sleep(before + 2500);
    const counted = honest().slice(0, updates);
    const rang = ({ incident, due }: Trial) => hasRung(workspace, incident, due);
    const loud = counted.filter(rang).length;
    const late = trials.filter((trial) => !isHonest(trial));
    const lateAndLoud = late.filter(rang).length;
    const { p50, p99, max } = figuresOf(trials.map(({ sentAt, acknowledgedAt }) => acknowledgedAt - sentAt));
    await workspace.close();
    return {
      rows: [
        {
          what: `silenced by an update ${before} ms before`,
          n: counted.length,
          goal: `none rings; ${loud} rang`,
          met: loud === 0,
        },
      ],
      notes: [
        `The updates were acknowledged after ${inWords(p50)} (p50), ${inWords(p99)} (p99), ${inWords(max)} (max).`,
        `${late.length} more were acknowledged after the due time and do not count; of those ${lateAndLoud} rang.`,
        ...workspace.complaints(),
      ],
    };
  },
};

const isHonest = ({ due, acknowledgedAt }: Trial): boolean => acknowledgedAt < due;

async function tryOnce(workspace: Workspace, incident: number): Promise<Trial> {
  await workspace.say(`#${incident} next ${promised / 1000}s`);
  const due = dueOf(workspace, incident);
  await sleep(due - before - Date.now());
  const sentAt = Date.now();
  const acknowledgedAt = await workspace.say(`#${incident} update all is well.`);
  return { incident, due, sentAt, acknowledgedAt };
}
