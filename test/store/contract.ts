import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AlreadyDone, AlreadyRung, StaleIncident } from '../../src/desk/ports.ts';
import { recomputeAlarms } from '../../src/desk/recompute-alarms.ts';
import { note } from '../../src/domain/note.ts';
import { plain } from '../../src/domain/said.ts';
import {
  dana,
  declared,
  declaring,
  made,
  noted,
  noting,
  now,
  type Open,
  type OpenStore,
  saving,
  written,
} from './samples.ts';

/** What any engine must do to carry the record. `open` gives a new and empty one. */
export function storeContract(name: string, open: Open): void {
  describe(`${name} keeps the record`, () => {
    let store: OpenStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test('an incident reads back as it was written', async () => {
      const incident = await declared(store);

      expect(await store.find({ id: 1 })).toEqual(incident);
      expect(await store.find({ id: 2 })).toBeUndefined();
      expect(await store.listOpen()).toEqual([incident]);
      expect(await store.nextId()).toBe(2);
    });

    test('how exactly its times were told is kept, also when they are put right', async () => {
      const incident = await declared(store);
      const told = { precision: 'day', approx: true, zone: 'Europe/Paris' } as const;
      const time = { ...told, at: new Date('2026-02-23T23:00:00Z') };
      const said = made(note(incident, plain('n'), dana, time, now));
      const moved = { ...said.incident, declaredAt: time.at, declaredTold: told };
      await store.commit(saving({ ...said, incident: moved }));

      expect(await store.find({ id: 1 })).toEqual(moved);
      expect((await store.timeline(1))[1]).toMatchObject({ at: time.at, detail: { told } });
    });

    test('of an incident and its entry both are written, or neither', async () => {
      const incident = await declared(store);
      const change = noting(incident, 'n');
      // An entry of that number is there already, so the second half of the commit fails.
      const broken = { ...change, entry: { ...change.entry, seq: 1 } };

      await expect(store.commit(saving(broken))).rejects.toBeDefined();
      expect(await store.find({ id: 1 })).toEqual(incident);
      expect(await store.timeline(1)).toHaveLength(1);
    });

    test('of two changes of the same version the second is refused', async () => {
      const incident = await declared(store);
      await written(store, noting(incident, 'first'));

      await expect(store.commit(saving(noting(incident, 'second')))).rejects.toThrow(StaleIncident);
      expect((await store.timeline(1)).map(({ text }) => text)).toEqual(['Checkout is down', 'first']);
    });

    test('of two declarations with one number the second is refused', async () => {
      await declared(store);

      await expect(store.commit(saving(declaring(1)))).rejects.toThrow(StaleIncident);
    });

    test('the same request is known again by its key, and can be written once only', async () => {
      const change = declaring(1);
      await store.commit({ ...saving(change), dedupeKey: 'command 17' });

      expect(await store.changeBy('command 17')).toEqual(change);
      expect(await store.changeBy('command 18')).toBeUndefined();
      const again = { ...saving(noting(change.incident, 'n')), dedupeKey: 'command 17' };
      await expect(store.commit(again)).rejects.toThrow(AlreadyDone);
      expect(await store.find({ id: 1 })).toEqual(change.incident);
    });

    test('the timeline is read in the order of its numbers, whole or in pages', async () => {
      let incident = await declared(store, '1');
      for (let n = 2; n <= 12; n++) incident = await noted(store, incident, String(n));

      expect((await store.timeline(1)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      expect((await store.entriesAfter(1, 9, 2)).map(({ text }) => text)).toEqual(['10', '11']);
      expect(await store.entriesAfter(1, 12, 2)).toEqual([]);
      expect(await store.timeline(2)).toEqual([]);
    });

    test.each([
      ['emoji', '🔥👩‍👩‍👧 checkout 🇪🇺'],
      ['a zero character', 'before\0after'],
      ['quotes and line ends', `it's "down"\r\n\t; drop table incident; --`],
      ['right-to-left marks', 'abc\u202Edef'],
      ['12,000 characters', '漢'.repeat(12_000)],
      ['spaces around', '  x  '],
    ])('what people wrote is kept to the last byte: %s', async (_, text) => {
      await declared(store, text);

      expect((await store.timeline(1))[0]?.text).toBe(text);
      expect((await store.find({ id: 1 }))?.title).toBe(text);
    });

    test('half a character, which no text encoding knows, becomes the sign for that', async () => {
      await declared(store, 'a\ud83dz');

      expect((await store.timeline(1))[0]?.text).toBe('a\ufffdz');
    });

    test('the alarms of an incident are those of its last change', async () => {
      const incident = await declared(store);
      const due = incident.next.due as Date;
      const ahead = incident.next.headsUp as Date;
      expect(await store.alarms()).toEqual([
        { incidentId: 1, kind: 'heads_up', about: 0, due: ahead },
        { incidentId: 1, kind: 'update_due', about: 0, due },
      ]);
      expect(await store.alarms(now)).toEqual([]);
      expect(await store.alarms(ahead)).toHaveLength(1);
      expect(await store.alarms(due)).toHaveLength(2);
      await store.commit({ ...saving(noting(incident, 'n')), alarms: [] });

      expect(await store.alarms()).toEqual([]);
    });

    test('an alarm rings once; whoever comes second changes nothing', async () => {
      const incident = await declared(store);
      const [alarm] = await store.alarms();
      const first = noting(incident, 'rung');
      await store.commit({ change: first, alarms: [], rings: alarm });
      const second = { change: noting(first.incident, 'rung again'), alarms: [], rings: alarm };

      await expect(store.commit(second)).rejects.toThrow(AlreadyRung);
      expect((await store.timeline(1)).map(({ text }) => text)).toEqual(['Checkout is down', 'rung']);
      expect(await store.alarms()).toEqual([]);
    });

    test('alarms computed anew replace those that wait, and leave one that has rung alone', async () => {
      const incident = await declared(store);
      const all = await store.alarms();
      const [alarm, ...others] = all;
      if (!alarm) throw new Error('nothing is due');
      await store.dropAlarm(alarm, incident.version);
      await recomputeAlarms(store);
      expect(await store.alarms()).toEqual(all);

      await store.commit({ change: noting(incident, 'rung'), alarms: [], rings: alarm });
      await recomputeAlarms(store);
      expect(await store.alarms()).toEqual(others);
    });

    test('alarms computed from an incident that has changed meanwhile do not replace those of the change', async () => {
      const incident = await declared(store);
      const all = await store.alarms();
      await store.commit({ change: noting(incident, 'nothing is due any more'), alarms: [] });
      await store.replaceAlarms([{ incident, alarms: all }]);

      expect(await store.alarms()).toEqual([]);
    });

    test('an alarm that is out of date can be dropped, unless somebody has changed its incident since', async () => {
      const incident = await declared(store);
      const all = await store.alarms();
      await store.commit({ change: noting(incident, 'it is due again'), alarms: all });
      for (const alarm of all) await store.dropAlarm(alarm, incident.version);
      expect(await store.alarms()).toEqual(all);
      for (const alarm of all) await store.dropAlarm(alarm, incident.version + 1);

      expect(await store.alarms()).toEqual([]);
    });

    test('a bookmark moves forward only', async () => {
      await noted(store, await declared(store), 'n');
      expect(await store.bookmark('channel', 1)).toBe(0);
      await store.moveBookmark('channel', 1, 2);
      await store.moveBookmark('channel', 1, 1);
      expect(await store.bookmark('channel', 1)).toBe(2);
      // By now it is on disk.
      expect(await store.behind('channel')).toEqual([]);
      await store.moveBookmark('channel', 1, 1);

      expect(await store.bookmark('channel', 1)).toBe(2);
      expect(await store.bookmark('announcer', 1)).toBe(0);
    });

    test('a bookmark that is put back is there for whoever asks, until it is moved again', async () => {
      await noted(store, await declared(store), 'n');
      await store.moveBookmark('channel', 1, 2);
      const back = store.rewind('channel', 1, 1);
      // Somebody may ask while it is under way.
      await store.bookmark('channel', 1);
      await back;
      expect(await store.bookmark('channel', 1)).toBe(1);
      expect(await store.behind('channel')).toEqual([1]);
      await store.moveBookmark('channel', 1, 2);

      expect(await store.bookmark('channel', 1)).toBe(2);
      expect(await store.behind('channel')).toEqual([]);
    });

    test('it is known which incidents a follower has not told to the end', async () => {
      await declared(store);
      await noted(store, await declared(store), 'n');
      await declared(store);
      await store.moveBookmark('channel', 2, 1);
      await store.moveBookmark('channel', 3, 1);

      expect(await store.behind('channel')).toEqual([1, 2]);
    });
  });
}
