import { afterEach, describe, expect, test } from '@jest/globals';
import { createDesk } from '../../src/desk/desk.ts';
import { AlreadyDone, type DecideFirst, type Store } from '../../src/desk/ports.ts';
import type { Alarm } from '../../src/domain/alarm.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import type { Change } from '../../src/domain/change.ts';
import { declare } from '../../src/domain/declare.ts';
import { nextAt } from '../../src/domain/next.ts';
import { setNextUpdate } from '../../src/domain/next-update.ts';
import { note } from '../../src/domain/note.ts';
import { done } from '../../src/domain/outcome.ts';
import { plain } from '../../src/domain/said.ts';
import { update } from '../../src/domain/update.ts';
import { closeRecords } from '../record.ts';
import { dana, openRecord } from './record.ts';

afterEach(closeRecords);

const noting = (text: string) => (incident: Change['incident'], now: Date) =>
  note(incident, plain(text), dana, undefined, now);

/** The alarm of the next update, due in an hour. */
async function updateDue(store: Pick<Store, 'alarms'>): Promise<Alarm> {
  const alarm = (await store.alarms()).find(({ kind }) => kind === 'update_due');
  if (!alarm) throw new Error('no alarm');
  return alarm;
}

test('an alarm that the queue and the sweep ring at the same moment makes one reminder', async () => {
  const { store, declare } = await openRecord();
  await declare();
  const alarm = await updateDue(store);
  const desk = createDesk({ store, clock: () => alarm.due, listeners: [] });
  const rung = await Promise.all([desk.ring(alarm), desk.ring(alarm), desk.ring(alarm)]);

  expect(rung.map(({ ok }) => ok)).toEqual([true, false, false]);
  expect((await store.timeline(1)).map(({ kind }) => kind)).toEqual(['declared', 'reminder']);
  expect(await store.alarms()).toMatchObject([{ kind: 'escalation' }]);
});

test('an alarm that two processes ring makes one reminder: the row decides', async () => {
  const { store, declare } = await openRecord();
  await declare();
  const alarm = await updateDue(store);
  const desks = [0, 1].map(() => createDesk({ store, clock: () => alarm.due, listeners: [] }));
  const rung = await Promise.all(desks.map((desk) => desk.ring(alarm)));

  expect(rung.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await store.timeline(1)).filter(({ kind }) => kind === 'reminder')).toHaveLength(1);
});

test('an alarm before its time changes nothing and stays', async () => {
  const { store, desk, declare } = await openRecord();
  await declare();
  const alarm = await updateDue(store);

  expect((await desk.ring(alarm)).ok).toBe(false);
  expect(await store.alarms()).toContainEqual(alarm);
});

test('an update that is committed just before its alarm rings silences it, 1,000 of 1,000', async () => {
  let now = new Date('2026-03-01T10:00:00Z');
  const { store, desk, declare } = await openRecord(() => now);
  await declare();
  const promise = async () => {
    await desk.change({ id: 1 }, (incident, since) => {
      const due = new Date(since.getTime() + 60_000);
      return setNextUpdate(incident, nextAt({ by: 'promise', due, since, words: '1m' }), dana, since);
    });
    return updateDue(store);
  };
  let silent = 0;
  for (let n = 0; n < 1000; n++) {
    const alarm = await promise();
    now = new Date(alarm.due.getTime() - 1);
    const rings: Array<ReturnType<typeof desk.ring>> = [];
    await desk.change({ id: 1 }, (incident, at) => {
      // It comes due while the update is on its way to the disk, and the queue rings.
      now = alarm.due;
      rings.push(desk.ring(alarm));
      return update(incident, { said: plain('news'), status: null, promises: [], by: dana }, usualCadences, at);
    });
    rings.push(desk.ring(alarm)); // The sweep.
    if ((await Promise.all(rings)).every(({ ok }) => !ok)) silent += 1;
  }

  expect(silent).toBe(1000);
  const kinds = (await store.timeline(1)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'update')).toHaveLength(1000);
  expect(kinds).not.toContain('reminder');
  // Without an update it rings.
  const alarm = await promise();
  now = alarm.due;
  expect((await desk.ring(alarm)).ok).toBe(true);
}, 60_000);

test('a command is never dropped because somebody else was faster', async () => {
  const { store, declare } = await openRecord();
  await declare();
  const desks = [0, 1].map(() => createDesk({ store, clock: () => new Date(), listeners: [] }));
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) => desks[n % 2]?.change({ id: 1 }, noting(`n${n}`))),
  );

  expect(outcomes.every((outcome) => outcome?.ok)).toBe(true);
  expect((await store.timeline(1)).map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
});

test('the same request again is the same change, and nobody is told of it twice', async () => {
  const { store, declare } = await openRecord();
  await declare();
  let heard = 0;
  const desk = createDesk({ store, clock: () => new Date(), listeners: [() => (heard += 1)] });
  const [first, second] = await Promise.all([0, 1].map(() => desk.change({ id: 1 }, noting('n'), 'command 17')));

  expect(first).toEqual(second);
  expect(heard).toBe(1);
  expect(await store.timeline(1)).toHaveLength(2);
});

test('what cannot be written is an error for who asked, and nobody is told of it', async () => {
  const { store, declare } = await openRecord();
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

describe('Slack gives one request to two bots on one record', () => {
  /** Two bots, of which the second looks for the request before the first has written it down. */
  async function twoBots() {
    const { store, declare } = await openRecord();
    await declare();
    const heard = [0, 0];
    const bots = heard.map((_, n) =>
      createDesk({ store, clock: () => new Date(), listeners: [() => (heard[n] = (heard[n] ?? 0) + 1)] }),
    );
    return { store, heard, bots };
  }

  test('the second that changes an incident gives what the first has written down', async () => {
    const { store, heard, bots } = await twoBots();
    const [first, second] = await Promise.all(bots.map((bot) => bot.change({ id: 1 }, noting('n'), 'event 17')));

    expect(second).toEqual(first);
    expect((await store.timeline(1)).map(({ text }) => text)).toEqual(['Checkout is down', 'n']);
    expect(heard.reduce((all, one) => all + one)).toBe(1);
  });

  test('also where the first wrote it about another incident', async () => {
    const { store, heard, bots } = await twoBots();
    const other = await bots[0]?.declare('T1', declaring, 'other');
    const changes = [1, 2].map((id, n) => bots[n]?.change({ id }, noting('n'), 'event 17'));
    const [first, second] = await Promise.all(changes);

    expect(other?.ok && first?.ok && second?.ok).toBe(true);
    expect(first).toEqual(second);
    expect([await store.timeline(1), await store.timeline(2)].flat()).toHaveLength(3);
    expect(heard.reduce((all, one) => all + one)).toBe(2);
  });

  test('the second that declares gives what the first has declared', async () => {
    const { store, heard, bots } = await twoBots();
    const [first, second] = await Promise.all(bots.map((bot) => bot.declare('T1', declaring, 'command 17')));

    expect(second).toEqual(first);
    expect(await store.listOpen()).toHaveLength(2);
    expect(heard.reduce((all, one) => all + one)).toBe(1);
  });

  test('a record that has the key and does not show it is a fault, and nobody waits for ever', async () => {
    const { store, bots } = await twoBots();
    await bots[0]?.change({ id: 1 }, noting('n'), 'event 17');
    const blind = { ...store, changeBy: async () => undefined };
    const desk = createDesk({ store: blind, clock: () => new Date(), listeners: [] });

    await expect(desk.change({ id: 1 }, noting('n'), 'event 17')).rejects.toThrow(AlreadyDone);
  });
});

const declaring: DecideFirst = (who, now) =>
  declare({ title: plain('Search is slow'), severity: 'sev3', by: dana }, who, usualCadences, now);
