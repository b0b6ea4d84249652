import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { again, hears, hostile, openRoom, recorded, recordedTo, tell } from './at-hand.ts';

let talk: Talk;
let channel: string;
let place: string;
let ts: string;
beforeEach(async () => {
  ({ talk, channel, place } = await openRoom());
  ({ ts } = await talk.person('kofi').post(channel, 'db-3 is back'));
  await talk.person('mei').react(channel, ts, 'pushpin');
  await recordedTo(talk, 1, 'note');
});
afterEach(() => talk.close());

const changed = (text: string, edited: string, before?: string) => ({
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  channel: place,
  channel_type: 'channel',
  ts: edited,
  message: { type: 'message', user: talk.person('kofi').id, text, ts, edited: { user: 'U', ts: edited } },
  ...(before === undefined ? {} : { previous_message: { type: 'message', text: before, ts } }),
});

describe('a message on the timeline that is edited', () => {
  test('amends its entry, by its author; the old words stay', async () => {
    await talk.person('kofi').edit(channel, ts, 'db-3 is back, db-4 is <!channel>');
    expect(await recordedTo(talk, 1, 'amended')).toMatchObject([
      { text: 'db-3 is back, db-4 is @channel', author: talk.person('kofi').id, detail: { entry: 3, of: 'note' } },
    ]);
    const told = await talk.type('/incident timeline', { in: channel });
    expect(told).toContain('note: db-3 is back, db-4 is @channel');
    expect(told).toContain('put right by entry 4; was “db-3 is back”');
    expect((await talk.slack.messages(channel)).map(({ text }) => text).join('\n')).not.toContain('put right');
  });

  test('twice delivered, it is amended once; back to the old words, once more', async () => {
    await talk.person('kofi').edit(channel, ts, 'db-3 is slow');
    await again(talk, 'message');
    await recordedTo(talk, 1, 'amended');
    await talk.house.restart();
    await again(talk, 'message');
    await recordedTo(talk, 1, 'amended');
    await talk.person('kofi').edit(channel, ts, 'db-3 is back');
    expect((await recordedTo(talk, 2, 'amended')).map(({ text }) => text)).toEqual(['db-3 is slow', 'db-3 is back']);
  });

  test('an older edit that comes late says nothing new', async () => {
    await tell(talk, changed('third words', '1900000002.000000', 'second words'));
    await recordedTo(talk, 1, 'amended');
    await tell(talk, changed('second words', '1900000001.000000', 'first words'));
    expect((await recordedTo(talk, 1, 'amended')).map(({ text }) => text)).toEqual(['third words']);
  });

  test('a preview that Slack adds is no edit, also after somebody put the entry right', async () => {
    await talk.type('/incident amend 3 db-3 is back since noon', { in: channel });
    await tell(talk, changed('db-3 is back', '1900000001.000000', 'db-3 is back'));
    await recordedTo(talk, 1, 'amended');
  });

  test('hostile words stay words; where all are gone, it says so', async () => {
    await tell(talk, changed(hostile, '1900000001.000000', 'x'));
    const [first] = await recordedTo(talk, 1, 'amended');
    expect(first?.text).toContain('@channel <b> *bold* `code` @U0NOBODY');
    await tell(talk, changed('', '1900000002.000000', 'x'));
    expect((await recordedTo(talk, 2, 'amended')).at(-1)?.text).toBe('(its words were taken out)');
  });

  test.each([
    [
      'on no timeline',
      () => ({ ...changed('y', '1900000001.000000', 'x'), message: { text: 'y', ts: '1700000000.000100' } }),
    ],
    ['without its parts', () => ({ type: 'message', subtype: 'message_changed', channel: place, ts: '1' })],
    ['that is new', () => ({ type: 'message', channel: place, user: 'U1', text: 'hello', ts: '1900000001.000000' })],
  ])('a message %s changes nothing', async (_, event) => {
    await tell(talk, event());
    await talk.slack.quiet(150);
    await recordedTo(talk, 0, 'amended', 'retracted');
  });

  test('what another workspace says of it changes nothing', async () => {
    await tell(talk, changed('y', '1900000001.000000', 'x'), 'Ev1', 'T0FOREIGN');
    await recordedTo(talk, 0, 'amended');
  });
});

describe('a message on the timeline that is deleted', () => {
  test('has its entry taken back, and says why', async () => {
    await talk.person('kofi').delete(channel, ts);
    expect(await recordedTo(talk, 1, 'retracted')).toMatchObject([
      { text: 'the message was deleted in Slack', name: 'Sitrep', detail: { entry: 3, of: 'note' } },
    ]);
    await again(talk, 'message');
    await tell(talk, changed('late', '1900000001.000000', 'x'));
    await recordedTo(talk, 1, 'retracted');
    expect(await recorded(talk, 'amended')).toEqual([]);
    expect(await talk.type('/incident timeline', { in: channel })).toContain('~note: db-3 is back~');
  });

  test('also where its answers keep its place', async () => {
    await talk.person('mei').post(channel, 'great', { thread: ts });
    await talk.person('kofi').delete(channel, ts);
    expect(await recordedTo(talk, 1, 'retracted')).toMatchObject([{ text: 'the message was deleted in Slack' }]);
  });

  test('and with its reaction gone too, is taken back once', async () => {
    await talk.person('mei').unreact(channel, ts, 'pushpin');
    await talk.person('kofi').delete(channel, ts);
    await recordedTo(talk, 1, 'retracted');
  });
});

test('a message elsewhere that is edited is told in the incident channel', async () => {
  const { channel: other } = await talk.declare('sev3 Search is slow');
  await talk.person('kofi').join(other);
  const posted = await talk.person('kofi').post(other, 'the network is slow');
  const message = (await talk.slack.messages(other)).find((one) => one.ts === posted.ts);
  await talk.person('kofi').shortcut('declare_from_message', message);
  const form = await talk.slack.until(() => talk.slack.views('kofi').at(-1));
  await talk.person('kofi').submit(form);
  await talk.slack.until(() => talk.slack.channel('inc-3-the-network-is-slow'));
  await talk.person('kofi').edit(other, posted.ts, 'the network is down');

  await talk.slack.until(async () =>
    (await talk.slack.messages('inc-3-the-network-is-slow')).find(({ text }) =>
      text.includes('put right* by kofi\nthe network is down'),
    ),
  );
  await hears(talk, 'mei', 'noted');
});
