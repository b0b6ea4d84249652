import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Person } from '../../src/desk/ports.ts';
import { declared, now, type Open, type OpenStore } from './samples.ts';

const kofi: Person = { id: 'U1', handle: 'Kofi', name: 'Kofi', zone: 'America/New_York', kind: 'member', active: true };
const told = (seq: number, ts: string | null) => ({
  key: { follower: 'channel', incidentId: 1, seq, step: 'post' },
  receipt: { channel: 'C1', ts, detail: null, untold: null },
});

/** The second half of the contract: receipts, people, drafts and settings. */
export function papersContract(name: string, open: Open): void {
  describe(`${name} keeps the papers`, () => {
    let store: OpenStore;
    beforeEach(async () => {
      store = await open();
      await declared(store);
    });
    afterEach(() => store.close());

    test('a receipt says what is done; the first one stands', async () => {
      const { key, receipt } = told(1, '1.1');
      await store.saveReceipt(key, receipt);
      await store.saveReceipt(key, { ...receipt, ts: '2.2' });

      expect(await store.receipt(key)).toEqual(receipt);
      expect(await store.receipt({ ...key, step: 'other' })).toBeUndefined();
    });

    test('the newest receipt with a message is found', async () => {
      for (const { key, receipt } of [told(1, '1.1'), told(2, '2.2'), told(3, null)]) {
        await store.saveReceipt(key, receipt);
      }

      expect(await store.newestReceipt('channel', 1)).toMatchObject({ ts: '2.2' });
      expect(await store.newestReceipt('announcer', 1)).toBeUndefined();
    });

    test('what was noted last is found, also after a step that was given up', async () => {
      const { key, receipt } = told(1, null);
      await store.saveReceipt(key, { ...receipt, detail: '7' });
      await store.saveReceipt({ ...key, seq: 2 }, { ...receipt, untold: 'is_archived' });

      expect(await store.lastNoted('channel', 1, 'post')).toBe('7');
      expect(await store.lastNoted('channel', 1, 'other')).toBeUndefined();
    });

    test('what could not be told is listed with its reason', async () => {
      await store.saveReceipt(told(1, '1.1').key, told(1, '1.1').receipt);
      await store.saveReceipt(told(2, null).key, { channel: null, ts: null, untold: 'is_archived' });

      expect(await store.untold(1)).toEqual([{ ...told(2, null).key, untold: 'is_archived' }]);
      expect(await store.untold(2)).toEqual([]);
    });

    test('a painting that came later makes up for one that failed', async () => {
      const key = { follower: 'topic', incidentId: 1, step: 'paint' };
      await store.saveReceipt({ ...key, seq: 1 }, { channel: null, ts: null, untold: 'is_archived' });
      expect(await store.untold(1)).toHaveLength(1);
      await store.saveReceipt({ ...key, seq: 2 }, { channel: null, ts: null, untold: null });

      expect(await store.untold(1)).toEqual([]);
    });

    test('people are found by id and by handle, however it is spelt, and are updated', async () => {
      expect(await store.peopleKnown()).toBe(false);
      await store.savePeople('T1', [kofi, { ...kofi, id: 'B1', handle: 'robot', kind: 'bot' }], now);
      await store.savePeople('T1', [{ ...kofi, name: 'Kofi Mensah', active: false }], now);
      await store.savePeople('T1', [{ ...kofi, name: 'Koffi' }], new Date(now.getTime() - 1));

      expect(await store.peopleKnown()).toBe(true);
      expect(await store.person('U1')).toMatchObject({ name: 'Kofi Mensah', active: false, zone: 'America/New_York' });
      expect(await store.personCalled('KOFI')).toMatchObject({ id: 'U1' });
      expect(await store.personCalled('nobody')).toBeUndefined();
    });

    test('the newest draft replaces the one before', async () => {
      await store.saveDraft(1, { markdown: 'old', upTo: 3, draftedAt: now });
      await store.saveDraft(1, { markdown: '# new 🔥', upTo: 5, draftedAt: now });

      expect(await store.draft(1)).toEqual({ markdown: '# new 🔥', upTo: 5, draftedAt: now });
      expect(await store.draft(2)).toBeUndefined();
    });

    test('an older draft does not take the place of a newer one', async () => {
      await store.saveDraft(1, { markdown: 'new', upTo: 5, draftedAt: now });
      await store.saveDraft(1, { markdown: 'old', upTo: 3, draftedAt: now });

      expect(await store.draft(1)).toMatchObject({ markdown: 'new' });
    });

    test('what may lie in a file is known before it is written, and what lay there lately after that', async () => {
      expect(await store.filed(1)).toEqual([]);
      await store.saveFiled(1, { markdown: 'one', upTo: 3 });
      await store.saveFiled(1, { markdown: 'two', upTo: 5 });

      expect(await store.filed(1)).toEqual([
        { markdown: 'two', upTo: 5 },
        { markdown: 'one', upTo: 3 },
      ]);
      for (let upTo = 6; upTo < 20; upTo++) await store.saveFiled(1, { markdown: `${upTo}`, upTo });
      await store.settleFiled(1);
      expect((await store.filed(1)).map(({ upTo }) => upTo)).toEqual([19, 18, 17, 16, 15, 14, 13, 12]);
    });

    test('a setting is kept and replaced', async () => {
      await store.saveSetting('where', 'here');
      await store.saveSetting('where', 'there');

      expect(await store.setting('where')).toBe('there');
      expect(await store.setting('when')).toBeUndefined();
    });

    test('a message that a form is about is kept until it is old', async () => {
      const place = { channel: 'C1', ts: '1.1' };
      await store.keepMessage(place, 'T1', '{"text":"first"}', now);
      await store.keepMessage(place, 'T1', '{"text":"second \\u0000"}', now);
      await store.dropMessages(now);
      expect(await store.keptMessage(place)).toBe('{"text":"second \\u0000"}');
      expect(await store.keptMessage({ ...place, ts: '2.2' })).toBeUndefined();
      await store.dropMessages(new Date(now.getTime() + 1));
      expect(await store.keptMessage(place)).toBeUndefined();
    });

    test('a setting that is set once is what whoever was first made it', async () => {
      expect(await store.settingOnce('who', 'me')).toBe('me');
      expect(await store.settingOnce('who', 'another')).toBe('me');
      expect(await store.setting('who')).toBe('me');
    });

    test('a setting is swapped while it is what it was, and by nobody else', async () => {
      expect(await store.swapSetting('where', 'here', 'there')).toBe(false);
      expect(await store.swapSetting('where', undefined, 'here')).toBe(true);
      expect(await store.swapSetting('where', undefined, 'there')).toBe(false);
      expect(await store.swapSetting('where', 'nowhere', 'there')).toBe(false);
      expect(await store.swapSetting('where', 'here', 'there')).toBe(true);
      expect(await store.setting('where')).toBe('there');
    });

    test('what was heard is there, once and in order, until it is worked off', async () => {
      for (const id of ['Ev2', 'Ev1', 'Ev2']) await store.saveHeard(id, 'T1', `{"id":"${id}"}`, now);
      expect(await store.heard()).toEqual(['{"id":"Ev2"}', '{"id":"Ev1"}']);
      await store.dropHeard('Ev2');
      await store.dropHeard('of nobody');

      expect(await store.heard()).toEqual(['{"id":"Ev1"}']);
    });
  });
}
