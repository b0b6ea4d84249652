import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Person } from '../../src/desk/ports.ts';
import { addAction, finishAction } from '../../src/domain/action.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { keepPromise, makePromise } from '../../src/domain/promise.ts';
import { reopen } from '../../src/domain/reopen.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { plain } from '../../src/domain/said.ts';
import { dana, declared, inDays, made, now, type Open, type OpenStore, written } from './samples.ts';

const kofi = { id: 'U0KOFI000', name: 'Kofi', zone: 'America/New_York' };

/** What App Home reads: few rows, whatever lies beside them. */
export function homeContract(name: string, open: Open): void {
  describe(`${name} knows what one person is shown`, () => {
    let store: OpenStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const write = (change: Change): Promise<Incident> => written(store, change);
    const ending = (incident: Incident, at: Date) => write(made(resolve(incident, plain(''), [], dana, at)));
    const acting = (incident: Incident, text: string, owner: typeof dana | null, due: Date | null) =>
      write(made(addAction(incident, { said: plain(text), owner, due, by: dana }, now)));
    const promising = (incident: Incident, text: string, by: typeof dana, due: Date | null) =>
      write(made(makePromise(incident, { said: plain(text), kind: 'contact', due, by }, now)));

    test('the newest open incidents, and how many there are', async () => {
      for (const title of ['first', 'second', 'third', 'over']) await declared(store, title);
      await ending((await store.find({ id: 4 })) as Incident, now);

      const { total, first } = await store.newestOpen(2);
      expect(total).toBe(3);
      expect(first.map(({ title }) => title)).toEqual(['third', 'second']);
      const { promises, actions, impacts, ...glance } = (await store.find({ id: 3 })) as Incident;
      expect(first[0]).toEqual(glance);
    });

    test('nothing is open, nothing was resolved, nothing is owed', async () => {
      expect(await store.newestOpen(2)).toEqual({ total: 0, first: [] });
      expect(await store.recentlyResolved(2)).toEqual([]);
      expect(await store.owedBy(dana.id, 2)).toEqual({ total: 0, first: [] });
    });

    test('those that ended last, the latest first; one that is open again is not among them', async () => {
      const all = [await declared(store), await declared(store), await declared(store), await declared(store)];
      for (const [n, hours] of [3, 1, 4, 2].entries()) {
        await ending(all[n] as Incident, new Date(now.getTime() + hours * 3_600_000));
      }
      await write(
        made(reopen((await store.find({ id: 3 })) as Incident, plain('it is back'), dana, usualCadences, inDays(1))),
      );

      expect((await store.recentlyResolved(2)).map(({ id }) => id)).toEqual([1, 4]);
      expect((await store.recentlyResolved(9)).map(({ id }) => id)).toEqual([1, 4, 2]);
    });

    test('what somebody owes over all incidents: the soonest first, what has no date last', async () => {
      const one = await promising(await declared(store, 'one'), 'We call you', dana, inDays(2));
      const two = await declared(store, 'two');
      await acting(await acting(two, 'some day', dana, null), 'buy a disk', dana, inDays(1));
      await promising(one, 'We write to you', dana, null);

      const { total, first } = await store.owedBy(dana.id, 9);
      expect(total).toBe(4);
      expect(first).toEqual([
        expect.objectContaining({ what: 'action', number: 3, words: 'buy a disk', kind: null, due: inDays(1) }),
        {
          incident: { id: 1, title: 'one', status: 'investigating' },
          what: 'promise',
          number: 1,
          words: 'We call you',
          kind: 'contact',
          due: inDays(2),
          zone: 'UTC',
        },
        expect.objectContaining({ incident: expect.objectContaining({ id: 1 }), number: 2, due: null }),
        expect.objectContaining({ incident: expect.objectContaining({ id: 2 }), number: 2, due: null }),
      ]);
      expect(await store.owedBy(dana.id, 1)).toEqual({ total: 4, first: first.slice(0, 1) });
    });

    test('what others owe, what nobody owes and what is done is not theirs; what outlives its incident is', async () => {
      let incident = await acting(await declared(store), 'mine', dana, inDays(1));
      incident = await acting(await acting(incident, 'his', kofi, inDays(1)), 'anybody', null, inDays(1));
      incident = await promising(await promising(incident, 'we', dana, inDays(3)), 'he', kofi, inDays(3));
      incident = await acting(incident, 'done', dana, inDays(1));
      incident = await write(made(finishAction(incident, incident.version, plain(''), dana, now)));
      incident = await write(made(keepPromise(incident, 1, plain(''), dana, usualCadences, now)));
      await ending({ ...incident, severity: 'sev4' }, now);

      const { first } = await store.owedBy(dana.id, 9);
      expect(first.map(({ words }) => words)).toEqual(['mine']);
      expect(first[0]?.incident.status).toBe('resolved');
      expect((await store.owedBy(kofi.id, 9)).first.map(({ words }) => words)).toEqual(['his', 'he']);
    });

    test('the names of many people come at once', async () => {
      const person = (id: string, called: string): Person => ({
        id,
        handle: called,
        name: called,
        zone: 'UTC',
        kind: 'member',
        active: true,
      });
      await store.savePeople('T1', [person('U1', 'Dana "D" Dupont'), person('U2', 'Kofi'), person('U3', 'Mei')], now);

      const names = await store.namesOf(['U1', 'U3', 'U9']);
      expect([...names].sort()).toEqual([
        ['U1', 'Dana "D" Dupont'],
        ['U3', 'Mei'],
      ]);
      expect(await store.namesOf([])).toEqual(new Map());
    });
  });
}
