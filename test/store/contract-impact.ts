import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type NewImpact, setImpact } from '../../src/domain/impact.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { plain } from '../../src/domain/said.ts';
import { dana, declared, made, now, type Open, type OpenStore, written } from './samples.ts';

const exactly = {
  at: new Date('2026-02-24T05:00:00.000Z'),
  precision: 'day',
  approx: false,
  zone: 'America/New_York',
} as const;
const about = { at: new Date('2026-02-28T16:07:21.000Z'), precision: 'second', approx: true, zone: 'UTC' } as const;
const usual: NewImpact = {
  component: 'Warehouse',
  region: 'NA1',
  degree: 'partial',
  from: exactly,
  to: about,
  amount: '~1%',
  data: 'backfilled',
  causedBy: 1,
  said: plain('S3 only'),
  by: dana,
};

/** What was hit: written with the change that says it, read back with its incident. */
export function impactContract(name: string, open: Open): void {
  describe(`${name} keeps the impacts`, () => {
    let store: OpenStore;
    let incident: Incident;
    beforeEach(async () => {
      store = await open();
      incident = await declared(store);
    });
    afterEach(() => store.close());

    async function say(wanted: Partial<NewImpact>): Promise<Incident> {
      incident = await written(store, made(setImpact(incident, { ...usual, ...wanted }, now)));
      return incident;
    }

    test('an incident reads back with them, as exact as they were given', async () => {
      await say({});
      await say({ component: 'Android', region: null, degree: 'none', from: null, to: null, amount: null, data: null });

      expect(await store.find({ id: 1 })).toEqual(incident);
      expect(await store.listOpen()).toEqual([incident]);
      expect(await store.listOwing(0, 100)).toEqual([incident]);
      expect(incident.impacts[0]).toMatchObject({ from: exactly, to: about, words: 'S3 only', causedBy: 1 });
    });

    test('one that was replaced stands no more', async () => {
      await say({});
      await say({ degree: 'major' });

      expect((await store.find({ id: 1 }))?.impacts).toMatchObject([{ seq: 3, degree: 'major' }]);
      expect((await store.timeline(1)).map(({ kind }) => kind)).toEqual(['declared', 'impact', 'impact']);
    });

    test('those of another incident are its own', async () => {
      await say({});
      const other = await declared(store);

      expect((await store.find({ id: other.id }))?.impacts).toEqual([]);
    });

    test.each(['half a character \ud83d', 'a zero \0 in it', '漢'.repeat(12_000)])(
      '%# words are kept as any UTF-8 keeps them',
      async (text) => {
        await say({ component: text, region: text, amount: text, said: plain(text) });

        const words = Buffer.from(text).toString();
        expect((await store.find({ id: 1 }))?.impacts).toMatchObject([
          { component: words, region: words, amount: words, words },
        ]);
      },
    );
  });
}
