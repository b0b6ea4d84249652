import { expect, test } from '@jest/globals';
import { sweep } from '../../src/alarms/sweep.ts';
import type { Alarm } from '../../src/domain/alarm.ts';
import { quiet } from '../desk/record.ts';
import { until } from '../desk/tellers.ts';

const now = new Date('2026-03-01T10:00:00Z');
const alarm = (incidentId: number): Alarm => ({ incidentId, kind: 'update_due', about: 0, due: now });

test('an alarm that fails every time silences none of those behind it', async () => {
  const rung: number[] = [];
  const sweeping = sweep({
    due: async () => [alarm(1), alarm(2)],
    ring: async ({ incidentId }) => {
      if (incidentId === 1) throw new Error('this row cannot be read');
      rung.push(incidentId);
    },
    clock: () => now,
    log: quiet,
    every: 5,
  });
  await until(() => rung.length > 1);
  await sweeping.stop();

  expect(rung[0]).toBe(2);
});

test('a look that does not end is followed by no second one', async () => {
  let looks = 0;
  let end = () => {};
  const sweeping = sweep({
    due: async () => [alarm(1)],
    ring: () => {
      looks += 1;
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    },
    clock: () => now,
    log: quiet,
    every: 2,
  });
  await until(() => looks > 0);
  await otherLooks(10);
  expect(looks).toBe(1);
  end();
  await sweeping.stop();
});

test('what comes due before the next look rings at its time, and once however often it is seen', async () => {
  const due = new Date(Date.now() + 60);
  const rung: Date[] = [];
  let looks = 0;
  const sweeping = sweep({
    due: async (by) => {
      looks += 1;
      return by >= due && rung.length === 0 ? [{ ...alarm(1), due }] : [];
    },
    ring: async () => void rung.push(new Date()),
    clock: () => new Date(),
    log: quiet,
    every: 20,
  });
  await until(() => rung.length > 0);
  const before = looks;
  await until(() => looks > before + 2);
  await sweeping.stop();

  expect(rung).toHaveLength(1);
  expect((rung[0] as Date) >= due).toBe(true);
});

test('once stopped it rings no more, not even what a look still under way finds ahead', async () => {
  const ahead = { ...alarm(1), due: new Date(now.getTime() + 1) };
  const every = { clock: () => now, log: quiet, every: 2 };
  let found: ((_: Alarm[]) => void) | undefined;
  let rung = 0;
  const sweeping = sweep({
    due: () => new Promise<Alarm[]>((resolve) => (found = resolve)),
    ring: async () => (rung += 1),
    ...every,
  });
  await until(() => found !== undefined);
  const stopped = sweeping.stop();
  found?.([ahead]);
  await stopped;
  // By then it would have rung: another one that finds the same later rings it.
  let other = 0;
  const going = sweep({ due: async () => [ahead], ring: async () => (other += 1), ...every });
  await until(() => other > 0);
  await going.stop();

  expect(rung).toBe(0);
});

/** Another sweep of the same pace has looked so many times. */
async function otherLooks(count: number): Promise<void> {
  let looks = 0;
  const due = async () => {
    looks += 1;
    return [];
  };
  const sweeping = sweep({ due, ring: async () => {}, clock: () => now, log: quiet, every: 2 });
  await until(() => looks >= count);
  await sweeping.stop();
}
