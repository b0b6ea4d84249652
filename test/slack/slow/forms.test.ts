import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RecordAway } from '../../../src/desk/ports.ts';
import type { OpenView } from '../../../src/sandbox/world.ts';
import { settled } from '../../e2e/settled.ts';
import { rowsOf } from '../../record.ts';
import { type GatedRecord, gatedRecord } from '../../slow-record.ts';
import { formOf, withPeople } from '../actions/opened.ts';
import { noon, openTalk, refusedBySlack, type Talk } from '../talk.ts';

let talk: Talk;
let record: GatedRecord;
let channel: string;
beforeEach(async () => {
  record = gatedRecord();
  talk = await openTalk(undefined, noon, {}, { ackAfter: 300, before: record.before });
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await settled(talk.house);
});
afterEach(async () => {
  expect(refusedBySlack(talk.slack).filter((why) => why !== 'views.update: not_found')).toEqual([]);
  await talk.close();
});

const texts = async (kind: string) =>
  (await rowsOf<{ text: string }>(talk.house, `select text from timeline_entry where kind = '${kind}'`)).map(
    ({ text }) => text,
  );
const shown = () => JSON.stringify(talk.slack.views('dana').at(-1)?.view['blocks'] ?? []);
const showing = (words: string): Promise<OpenView> =>
  talk.slack.until(() => (shown().includes(words) ? talk.slack.views('dana').at(-1) : undefined));
const submit = async (form: OpenView, values: Record<string, string> = {}) =>
  (await talk.person('dana').submit(form, withPeople(talk, values))).status;

describe('a form while the record is slow', () => {
  test('waits in its place, and shows what came of it', async () => {
    const form = await formOf(talk, 'note', { in: channel });
    const release = record.hold('commit');
    expect(await submit(form, { text: 'the disk is full' })).toBe(200);
    expect(shown()).toContain('⏳ Not on record yet');
    expect(await texts('note')).toEqual([]);
    release();

    await showing('✅ #1 noted as entry');
    expect(await texts('note')).toEqual(['the disk is full']);
  });

  test('comes back with all that was filled in when nothing was recorded, and is taken when it is sent again', async () => {
    const form = await formOf(talk, 'action', { in: channel });
    const release = record.hold('commit');
    await submit(form, { text: 'buy <two> disks & a fan', owner: 'kofi', due: '2026-11-27' });
    release(new RecordAway());

    const back = await showing("because Sitrep's database cannot be reached. Send it again in a moment.");
    expect(await submit(back)).toBe(200);
    await showing('✅ #1 action');
    expect(shown()).toContain('for kofi, due Fri, Nov 27');
    expect(await texts('action')).toEqual(['buy <two> disks & a fan']);
  });

  test('that is recorded after all is not recorded twice by whoever sends it again', async () => {
    const form = await formOf(talk, 'note', { in: channel });
    const release = record.hold('commit');
    record.loseAnswer('commit');
    await submit(form, { text: 'the disk is full' });
    release();

    const back = await showing('it may be on record, or not');
    await submit(back);
    await showing('✅ #1 noted as entry');
    expect(await texts('note')).toEqual(['the disk is full']);
  });

  test('has what is wrong above the field where it is, and only once', async () => {
    const form = await formOf(talk, 'note', { in: channel });
    for (const attempt of [form, undefined]) {
      const release = record.hold('find');
      await submit(attempt ?? (await showing('⚠️')), {
        text: 'the disk is full',
        at: 'tomorrow 10:00',
      });
      expect(shown()).toContain('⏳');
      release();
      await showing('⚠️');
    }
    expect(shown().match(/⚠️/gu)).toHaveLength(1);
  });

  test('that was closed meanwhile is answered alone: what was done, or what was typed', async () => {
    for (const fault of [undefined, new RecordAway()]) {
      const form = await formOf(talk, 'note', { in: channel });
      const release = record.hold('commit');
      await submit(form, { text: 'the disk is *full* & hot' });
      talk.person('dana').close(await showing('⏳'));
      release(fault);
      await talk.slack.until(async () => (await direct()).length === (fault ? 3 : 1));
    }
    expect(await direct()).toEqual([
      expect.stringMatching(/^✅ #1 noted as entry/u),
      "Nothing was recorded, because Sitrep's database cannot be reached. Send it again in a moment.",
      'You filled in:\nWhat responders should know: ```\nthe disk is *full* &amp; hot\n```',
    ]);
  });
});

const direct = async () => (await talk.slack.directMessages('dana')).map(({ text }) => text);
