import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addAction, finishAction } from '../../src/domain/action.ts';
import { alarmsOf } from '../../src/domain/alarm.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { keepPromise, makePromise } from '../../src/domain/promise.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { plain } from '../../src/domain/said.ts';
import { dana, declared, inDays, made, noting, now, type Open, type OpenStore, saving, written } from './samples.ts';

const promising = (incident: Incident, text = 'We call you'): Change =>
  made(makePromise(incident, { said: plain(text), kind: 'contact', due: inDays(3), by: dana }, now));
const acting = (incident: Incident, text = 'buy a disk'): Change =>
  made(addAction(incident, { said: plain(text), owner: dana, due: inDays(3), by: dana }, now));

/** What is promised and what is to be done: written with the change that makes it, read back with its incident. */
export function ledgerContract(name: string, open: Open): void {
  describe(`${name} keeps the ledger`, () => {
    let store: OpenStore;
    let incident: Incident;
    beforeEach(async () => {
      store = await open();
      incident = await declared(store);
    });
    afterEach(() => store.close());

    const write = (change: Change): Promise<Incident> => written(store, change);

    test('an incident reads back with its open promises and actions', async () => {
      incident = await write(promising(incident));
      incident = await write(acting(incident));

      expect(await store.find({ id: 1 })).toEqual(incident);
      expect(await store.listOpen()).toEqual([incident]);
      expect(incident.promises).toHaveLength(1);
      expect(incident.actions).toHaveLength(1);
    });

    test('a promise that is kept stays in the ledger, and is open no more', async () => {
      const { promises = [] } = promising(incident);
      incident = await write(promising(incident));
      expect(await store.promises(1)).toEqual(promises);
      const kept = made(keepPromise(incident, 1, plain(''), dana, usualCadences, inDays(4)));
      await write(kept);

      expect(await store.promises(1)).toEqual(kept.promises);
      expect(await store.promises(1)).toMatchObject([{ ended: 'kept', endedIn: 3, lateBy: 86_400 }]);
      expect((await store.find({ id: 1 }))?.promises).toEqual([]);
    });

    test('an action that is done is open no more', async () => {
      incident = await write(acting(incident));
      await write(made(finishAction(incident, 2, plain(''), dana, now)));

      expect((await store.find({ id: 1 }))?.actions).toEqual([]);
    });

    test.each(['half a character \ud83d', 'a zero \0 in it', '漢'.repeat(12_000)])(
      '%# words are kept as any UTF-8 keeps them',
      async (text) => {
        incident = await write(promising(incident, text));
        await write(acting(incident, text));

        const words = Buffer.from(text).toString();
        expect((await store.promises(1))[0]?.words).toBe(words);
        expect((await store.find({ id: 1 }))?.actions[0]?.text).toBe(words);
      },
    );

    test('of a change that is refused nothing is in the ledger', async () => {
      const change = promising(incident);
      const broken = { ...change, entry: { ...change.entry, seq: 1 } };

      await expect(store.commit(saving(broken))).rejects.toBeDefined();
      expect(await store.promises(1)).toEqual([]);
    });

    test('what is over but still owes something may have alarms; what owes nothing has none', async () => {
      const other = await declared(store);
      await write(made(resolve(other, plain(''), [], dana, now)));
      const mild: Incident = { ...incident, severity: 'sev4' };
      await write(made(resolve(mild, plain(''), [], dana, now)));

      const owing = await store.listOwing(0, 100);
      expect(owing.map(({ id }) => id)).toEqual([2]);
      expect(owing.flatMap(alarmsOf)).toMatchObject([{ kind: 'promise', about: 1 }]);
    });

    test('what a team promised since a moment is found', async () => {
      incident = await write(promising(incident));
      await write(noting(incident, 'n'));

      expect(await store.promisesSince('T1', now)).toHaveLength(1);
      expect(await store.promisesSince('T1', inDays(1))).toEqual([]);
      expect(await store.promisesSince('T2', now)).toEqual([]);
    });
  });
}
