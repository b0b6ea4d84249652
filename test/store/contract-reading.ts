import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/desk/ports.ts';
import { amend } from '../../src/domain/amend.ts';
import { asItStands, asOf, inForce, inOrder, type Standing } from '../../src/domain/as-it-stands.ts';
import { usualCadences as cadences } from '../../src/domain/cadence.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { note } from '../../src/domain/note.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { retract } from '../../src/domain/retract.ts';
import { plain } from '../../src/domain/said.ts';
import { update } from '../../src/domain/update.ts';
import { dana, declared, made, now, saving } from './samples.ts';

type Open = () => Promise<Store & { close(): void }>;

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** Parts of a timeline are read as if the whole had been read: with what was put right, taken back and written late. */
export function readingContract(name: string, open: Open): void {
  describe(`${name} reads parts of a timeline`, () => {
    let store: Store & { close(): void };
    let incident: Incident;

    beforeEach(async () => {
      store = await open();
      incident = await declared(store);
      await declared(store, 'Another one');
      for (let minute = 1; minute <= 6; minute++) await noted(`line ${minute + 1}`, minute);
      await noted('the deploy', 7, later(-60));
      await noted('of the same minute as entry 4', 8, later(3));
      await save((standing) => putRight(standing, 3, 'impact: everybody', null, 9));
      await save((standing) => putRight(standing, 5, null, later(-30), 10));
      await save((standing) => putRight(standing, 5, null, later(-90), 11));
      await save((standing) => putRight(standing, 5, 'line 5, once more', null, 12));
      await save((standing) => takeBack(standing, 6, 13));
      await said('all is well', 14);
      await said('Impact: hardly anybody', 15);
      await save((standing) => takeBack(standing, 16, 16));
    });
    afterEach(() => store.close());

    async function save(decide: (standing: readonly Standing[]) => Outcome<Change>): Promise<void> {
      const change = made(decide(asItStands(await store.timeline(1))));
      await store.commit(saving(change));
      incident = change.incident;
    }

    const noted = (text: string, minute: number, at?: Date) =>
      save(() => note(incident, plain(text), dana, at, later(minute)));
    const said = (text: string, minute: number) =>
      save(() =>
        update(incident, { said: plain(text), status: null, promises: [], by: dana }, cadences, later(minute)),
      );
    const find = (standing: readonly Standing[], seq: number) => standing.find(({ first }) => first.seq === seq);
    const putRight = (
      standing: readonly Standing[],
      seq: number,
      text: string | null,
      at: Date | null,
      minute: number,
    ) =>
      amend(incident, find(standing, seq), { said: text === null ? null : plain(text), at, by: dana }, later(minute));
    const takeBack = (standing: readonly Standing[], seq: number, minute: number) =>
      retract(incident, find(standing, seq), { why: plain('no'), by: dana, cadences }, later(minute));

    test('each entry as it stands', async () => {
      for (const standing of asItStands(await store.timeline(1))) {
        expect(await store.standing(1, standing.first.seq)).toEqual(standing);
      }
      expect(await store.standing(1, 99)).toBeUndefined();
      expect(await store.standing(9, 1)).toBeUndefined();
    });

    test('every stretch in the order in which things happened, whatever was written later', async () => {
      const whole = inOrder(asItStands(await store.timeline(1)));
      expect(whole.slice(0, 3).map(({ entry }) => entry.text)).toEqual([
        'line 5, once more',
        'the deploy',
        'Checkout is down',
      ]);
      const total = whole.length;
      for (let place = 1; place <= total; place++) {
        for (const most of [1, 4, 50]) {
          const onward = { total, from: place, entries: whole.slice(place - 1, place - 1 + most) };
          expect(await store.stretch(1, { from: place, most })).toEqual(onward);
          const from = Math.max(1, place - most + 1);
          expect(await store.stretch(1, { to: place, most })).toEqual({
            total,
            from,
            entries: whole.slice(from - 1, place),
          });
        }
        const seq = whole[place - 1]?.first.seq ?? 0;
        expect(await store.stretch(1, { entry: seq, most: 2 })).toMatchObject({ from: place });
      }
      expect(await store.stretch(1, { most: 3 })).toEqual({ total, from: total - 2, entries: whole.slice(-3) });
    });

    test('as it was known at every moment', async () => {
      for (let minute = -1; minute <= 17; minute++) {
        const whole = inOrder(asItStands(asOf(await store.timeline(1), later(minute))));
        expect(await store.stretch(1, { most: 50, asOf: later(minute) })).toEqual({
          total: whole.length,
          from: 1,
          entries: whole,
        });
      }
    });

    test('the newest of a kind, and the notes on something, without what was taken back', async () => {
      const standing = inForce(await store.timeline(1));
      expect(await store.newest(1, ['update', 'resolved'])).toEqual(
        standing.find(({ text }) => text === 'all is well'),
      );
      expect(await store.newest(1, ['resolved'])).toBeUndefined();
      expect((await store.notesOn(1, ['impact', 'line'])).map(({ text }) => text)).toEqual([
        'line 2',
        'impact: everybody',
        'line 4',
        'line 5, once more',
        'line 7',
      ]);
      expect((await store.entriesAfter(1, 3, 2, ['retracted', 'update'])).map(({ seq }) => seq)).toEqual([14, 15]);
    });
  });
}
