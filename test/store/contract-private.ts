import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Records } from '../../src/desk/ports.ts';
import { addAction } from '../../src/domain/action.ts';
import { assignRole } from '../../src/domain/assign-role.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import { channelOpened } from '../../src/domain/channel.ts';
import { declare } from '../../src/domain/declare.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { note } from '../../src/domain/note.ts';
import { makePromise } from '../../src/domain/promise.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { plain } from '../../src/domain/said.ts';
import { dana, made, now, type Open, type OpenStore, saving, written } from './samples.ts';

const kofi = { id: 'U0KOFI000', name: 'Kofi' };

/** A moment of Slack's, in steps that no two clocks are apart. */
const told = (step: number) => new Date(step * 100_000);

/** Who sees what of a private incident. */
export function privateContract(name: string, open: Open): void {
  describe(`${name} keeps what is private from those outside`, () => {
    let store: OpenStore;
    let incident: Incident;
    beforeEach(async () => {
      store = await open();
      const said = { title: plain('Data leak'), severity: 'sev2', isPrivate: true, by: dana } as const;
      incident = made(declare(said, { id: 1, teamId: 'T1' }, usualCadences, now)).incident;
      await store.commit({
        ...saving(made(declare(said, { id: 1, teamId: 'T1' }, usualCadences, now))),
        dedupeKey: 'd',
      });
      await step((now_) => channelOpened(now_, 'C1', 'inc-1', now));
      await step((now_) => addAction(now_, { said: plain('call'), owner: kofi, due: null, by: dana }, now));
      await step((now_) => makePromise(now_, { said: plain('We write'), kind: 'contact', due: null, by: dana }, now));
      await store.saveReceipt(
        { follower: 'f', incidentId: 1, seq: 1, step: 's' },
        { channel: 'C1', ts: '1', detail: 'd', untold: 'x' },
      );
      await step((now_) => note(now_, plain('impact: all'), dana, undefined, now));
      await store.saveDraft(1, { markdown: '# 1', upTo: 1, draftedAt: now });
    });
    afterEach(() => store.close());

    async function step(rule: (incident: Incident) => Parameters<typeof made>[0]): Promise<void> {
      incident = await written(store, made(rule(incident)));
    }

    /** Everything that can be read of it, by the name of the read. */
    async function reads(records: Records) {
      return {
        find: await records.find({ id: 1 }),
        byChannel: await records.find({ channel: 'C1' }),
        idOf: (await records.idOf({ id: 1 })) ?? (await records.idOf({ channel: 'C1' })),
        listOpen: await records.listOpen(),
        listOwing: await records.listOwing(0, 100),
        newestOpen: (await records.newestOpen(9)).first,
        owedBy: (await records.owedBy(kofi.id, 9)).first,
        promises: await records.promises(1),
        promisesSince: await records.promisesSince('T1', new Date(0)),
        declaredBetween: await records.declaredBetween('T1', new Date(0), new Date('2100-01-01')),
        stepsOf: [...(await records.stepsOf([1])).values()],
        actions: await records.actions(1),
        timeline: await records.timeline(1),
        entriesAfter: await records.entriesAfter(1, 0, 9),
        changeBy: await records.changeBy('d'),
        receipt: await records.receipt({ follower: 'f', incidentId: 1, seq: 1, step: 's' }),
        untold: await records.untold(1),
        standing: await records.standing(1, 1),
        newest: await records.newest(1, ['declared']),
        notesOn: await records.notesOn(1, ['impact']),
        stretch: (await records.stretch(1, { most: 9 })).entries,
        lastReceipt: await records.lastReceipt('f', 1, 's'),
        lastNoted: await records.lastNoted('f', 1, 's'),
        draft: await records.draft(1),
      };
    }
    /** The names of the reads that gave something. */
    const seen = async (records: Records): Promise<string[]> =>
      Object.entries(await reads(records)).flatMap(([read, found]) =>
        found === undefined || (Array.isArray(found) && found.length === 0) ? [] : [read],
      );

    test('all of it is there for Sitrep itself and for whoever declared it, and nothing for others', async () => {
      const all = await seen(store);
      expect(all).toHaveLength(24);
      expect(await seen(store.seenBy(dana.id))).toEqual(all);
      expect(await seen(store.seenBy(kofi.id))).toEqual([]);
      expect((await store.seenBy(kofi.id).newestOpen(9)).total).toBe(0);
      expect((await store.seenBy(kofi.id).owedBy(kofi.id, 9)).total).toBe(0);
      expect(await store.seenBy(kofi.id).isTold('f', 1, 's')).toBe(false);
      expect(await store.seenBy(dana.id).isTold('f', 1, 's')).toBe(true);
    });

    test('whoever is in its channel is inside, until they leave', async () => {
      await store.addMembers('C1', 'T1', ['U3', kofi.id], told(1));
      expect((await seen(store.seenBy(kofi.id))).length).toBe(24);
      await store.dropMember('C1', kofi.id, told(2));
      expect(await seen(store.seenBy(kofi.id))).toEqual([]);
      await store.saveMembers('C1', 'T1', [kofi.id], told(3));
      expect((await seen(store.seenBy(kofi.id))).length).toBe(24);
      expect(await seen(store.seenBy('U3'))).toEqual([]);
      expect([...(await store.circlesOf(kofi.id))]).toEqual(['C1']);
      await store.saveMembers('C2', 'T1', ['U4'], told(3));
      expect(await seen(store.seenBy('U4'))).toEqual([]);
    });

    test('what Slack said earlier changes nothing, in whatever order it comes', async () => {
      await store.dropMember('C1', kofi.id, told(5));
      await store.addMembers('C1', 'T1', ['U3', kofi.id], told(4));
      expect(await store.membersOf('C1')).toEqual(['U3']);
      await store.saveMembers('C1', 'T1', [kofi.id, 'U4'], told(3));
      expect(await store.membersOf('C1')).toEqual(['U3', 'U4']);
      await store.saveMembers('C1', 'T1', [kofi.id, 'U4'], told(8));
      expect(await store.membersOf('C1')).toEqual([kofi.id, 'U4'].sort());
      await store.addMembers('C1', 'T1', ['U5'], told(7));
      await store.dropMember('C1', kofi.id, told(7));
      await store.saveMembers('C1', 'T1', ['U3'], told(7));
      expect(await store.membersOf('C1')).toEqual([kofi.id, 'U4'].sort());
      await store.dropMember('C1', 'U4', told(9));
      await store.addMembers('C1', 'T1', [kofi.id, 'U4', 'U5'], told(10));
      expect(await store.membersOf('C1')).toEqual([kofi.id, 'U4', 'U5'].sort());
    });

    test('a list knows what was told right before it was read, and what is told right after it is heard', async () => {
      await store.addMembers('C1', 'T1', [kofi.id], new Date(500_000));
      await store.dropMember('C1', 'U3', new Date(500_000));
      await store.saveMembers('C1', 'T1', ['U3', 'U4'], new Date(501_000));
      expect(await store.membersOf('C1')).toEqual(['U3', 'U4']);
      // Our clock is ahead of Slack's.
      await store.dropMember('C1', 'U4', new Date(500_900));
      expect(await store.membersOf('C1')).toEqual(['U3']);
    });

    test('whoever has a role in it is inside', async () => {
      await step((now_) => assignRole(now_, 'comms', kofi, dana, now));
      expect((await seen(store.seenBy(kofi.id))).length).toBe(24);
    });

    test('also when it is over', async () => {
      await step((now_) => resolve(now_, plain(''), [], dana, now));
      expect(await store.seenBy(dana.id).recentlyResolved(9)).toHaveLength(1);
      expect(await store.seenBy(kofi.id).recentlyResolved(9)).toEqual([]);
    });

    test('its channel is known until Slack has it no more', async () => {
      expect(await store.privateChannels()).toEqual(['C1']);
    });
  });
}
