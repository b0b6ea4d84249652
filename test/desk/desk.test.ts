import { expect, test } from '@jest/globals';
import { createDesk } from '../../src/desk/desk.ts';
import type { Store } from '../../src/desk/ports.ts';
import type { Alarm } from '../../src/domain/alarm.ts';
import type { Change } from '../../src/domain/change.ts';
import { note } from '../../src/domain/note.ts';
import { done } from '../../src/domain/outcome.ts';
import { plain } from '../../src/domain/said.ts';
import { dana, openRecord } from './record.ts';

const noting = (text: string) => (incident: Change['incident'], now: Date) =>
  note(incident, plain(text), dana, undefined, now);

/** The alarm of the next update, due in an hour. */
async function updateDue(store: Pick<Store, 'alarms'>): Promise<Alarm> {
  const alarm = (await store.alarms()).find(({ kind }) => kind === 'update_due');
  if (!alarm) throw new Error('no alarm');
  return alarm;
}

test('an alarm that the queue and the sweep ring at the same moment makes one reminder', async () => {
  const { store, declare } = openRecord();
  await declare();
  const alarm = await updateDue(store);
  const desk = createDesk({ store, clock: () => alarm.due, listeners: [] });
  const rung = await Promise.all([desk.ring(alarm), desk.ring(alarm), desk.ring(alarm)]);

  expect(rung.map(({ ok }) => ok)).toEqual([true, false, false]);
  expect((await store.timeline(1)).map(({ kind }) => kind)).toEqual(['declared', 'reminder']);
  expect(await store.alarms()).toMatchObject([{ kind: 'escalation' }]);
});

test('an alarm that two processes ring makes one reminder: the row decides', async () => {
  const { store, declare } = openRecord();
  await declare();
  const alarm = await updateDue(store);
  const desks = [0, 1].map(() => createDesk({ store, clock: () => alarm.due, listeners: [] }));
  const rung = await Promise.all(desks.map((desk) => desk.ring(alarm)));

  expect(rung.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await store.timeline(1)).filter(({ kind }) => kind === 'reminder')).toHaveLength(1);
});

test('an alarm before its time changes nothing and stays', async () => {
  const { store, desk, declare } = openRecord();
  await declare();
  const alarm = await updateDue(store);

  expect((await desk.ring(alarm)).ok).toBe(false);
  expect(await store.alarms()).toContainEqual(alarm);
});

test('a command is never dropped because somebody else was faster', async () => {
  const { store, declare } = openRecord();
  await declare();
  const desks = [0, 1].map(() => createDesk({ store, clock: () => new Date(), listeners: [] }));
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) => desks[n % 2]?.change({ id: 1 }, noting(`n${n}`))),
  );

  expect(outcomes.every((outcome) => outcome?.ok)).toBe(true);
  expect((await store.timeline(1)).map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
});

test('the same request again is the same change, and nobody is told of it twice', async () => {
  const { store, declare } = openRecord();
  await declare();
  let heard = 0;
  const desk = createDesk({ store, clock: () => new Date(), listeners: [() => (heard += 1)] });
  const [first, second] = await Promise.all([0, 1].map(() => desk.change({ id: 1 }, noting('n'), 'command 17')));

  expect(first).toEqual(second);
  expect(heard).toBe(1);
  expect(await store.timeline(1)).toHaveLength(2);
});

test('what cannot be written is an error for who asked, and nobody is told of it', async () => {
  const { store, declare } = openRecord();
  await declare();
  let heard = 0;
  const desk = createDesk({ store, clock: () => new Date(), listeners: [() => (heard += 1)] });
  const broken = desk.change({ id: 1 }, (incident, now) => {
    const outcome = noting('n')(incident, now);
    return outcome.ok ? done({ ...outcome.value, entry: { ...outcome.value.entry, seq: 1 } }) : outcome;
  });

  await expect(broken).rejects.toBeDefined();
  expect(heard).toBe(0);
  expect((await desk.change({ id: 1 }, noting('after it'))).ok).toBe(true);
});
