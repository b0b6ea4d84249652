import { setImmediate as breathe } from 'node:timers/promises';
import type { Measured } from '../domain/metrics/milestones.ts';
import type { Period } from '../domain/metrics/report.ts';
import type { Records } from './ports.ts';

/** As many incidents as are read before others get their turn: some 3 ms of work. */
const page = 25;

/** What a team declared in a period, with everything that figures are made of. Whoever types meanwhile does not wait. */
export async function figuresOf(
  teamId: string,
  { from, to }: Period,
  records: Pick<Records, 'declaredBetween' | 'stepsOf'>,
): Promise<Measured[]> {
  const declared = await records.declaredBetween(teamId, from, to);
  const all: Measured[] = [];
  for (let start = 0; start < declared.length; start += page) {
    const some = declared.slice(start, start + page);
    const steps = await records.stepsOf(some.map(({ id }) => id));
    all.push(...some.map((incident) => ({ steps: steps.get(incident.id) ?? [], ...incident })));
    await breathe();
  }
  return all;
}
