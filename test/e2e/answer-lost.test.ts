import { expect, test } from '@jest/globals';
import type { Fault } from '../../src/sandbox/fault.ts';
import { quiet } from '../desk/record.ts';
import { type House, openHouse } from '../house.ts';
import { settled } from './settled.ts';
import { said, strike, thread, type, type Where } from './typing.ts';

const room = 'inc-1-checkout-is-down';
const methods = ['conversations.create', 'chat.postMessage', 'chat.update', 'pins.add', 'bookmarks.add'];

test.concurrent('an answer that does not come, or not to its end, within ten seconds is given up, and looked for', async () => {
  const cut: Fault = { kind: 'status', status: 200, body: '{', headers: { 'content-length': '9' } };
  await Promise.all([
    survives(['chat.postMessage'], 'after', { kind: 'hang' }, firstOnly()),
    survives(['chat.postMessage'], 'after', cut, firstOnly()),
  ]);
}, 60_000);

test.concurrent.each<[string, 'before' | 'after', Fault]>([
  ['the connection broke', 'before', { kind: 'reset' }],
  ['the connection broke', 'after', { kind: 'reset' }],
  ['Slack failed with 500', 'after', { kind: 'status', status: 500 }],
  ['a proxy answered with a page of its own', 'after', { kind: 'status', status: 200, body: '<html>Oops' }],
  ['an empty answer came', 'after', { kind: 'status', status: 200 }],
  ['Slack said internal_error', 'after', { kind: 'error', error: 'internal_error' }],
  ['Slack limited the rate', 'before', { kind: 'ratelimited', retryAfter: 1 }],
])(
  '%s, %s the work of every call: nothing is doubled, nothing is lost, the order is kept',
  async (_, phase, fault) => {
    await survives(methods, phase, fault);
  },
  60_000,
);

test.concurrent('whichever call it is whose answer alone is lost, nothing is doubled, lost or out of order', async () => {
  await Promise.all(methods.map((method) => survives([method], 'after', { kind: 'reset' })));
}, 60_000);

test.concurrent.each(['before', 'after'] as const)(
  'a new title while the answer about the channel is lost, %s the work, opens no second channel',
  async (phase) => {
    const house = await openHouse();
    const { slack } = house;
    try {
      const struck = strike(slack, { method: 'conversations.create', phase, fault: { kind: 'reset' }, where: isRoom });
      await type(house, 'declare Checkout is down');
      await slack.until(() => struck() > 0);
      await type(house, '#1 title Payments are down');
      await settled(house, 50_000);

      const rooms = (await slack.channels()).filter(({ name }) => name.startsWith('inc-'));
      expect(rooms.map(({ name }) => name)).toEqual([room]);
    } finally {
      await house.close();
    }
  },
  60_000,
);

test.concurrent('a channel archived while the answer about it is lost stays the channel of its incident', async () => {
  const house = await openHouse();
  const { slack } = house;
  const archived = slack.until(async () => (await slack.channel(room)) !== undefined);
  try {
    const struck = strike(slack, {
      method: 'conversations.create',
      phase: 'after',
      fault: { kind: 'reset' },
      where: isRoom,
    });
    await type(house, 'declare Checkout is down');
    await archived;
    await slack.person('dana').join(room);
    await slack.person('dana').archive(room);
    await slack.until(() => struck() > 0);
    await settled(house, 50_000);
    const rooms = async () => (await slack.channels()).filter(({ name }) => name.startsWith('inc-'));
    expect((await rooms()).map(({ name }) => name)).toEqual([room]);

    await slack.person('dana').unarchive(room);
    await type(house, '#1 update after it');
    await settled(house);
    expect((await said(slack, room)).at(-1)).toContain('after it');
  } finally {
    await house.close();
  }
}, 60_000);

const isRoom: Where = ({ name }) => String(name).startsWith('inc-');

/** The first message of each channel. */
function firstOnly(): Where {
  const seen = new Set<unknown>();
  return ({ channel }) => seen.size < seen.add(channel).size;
}

async function survives(
  spoilt: readonly string[],
  phase: 'before' | 'after',
  fault: Fault,
  where?: Where,
): Promise<void> {
  const house = await openHouse();
  const { slack } = house;
  try {
    strike(slack, { method: spoilt, phase, fault, ...(where ? { where } : {}) });
    await type(house, 'declare Checkout is down');
    await type(house, '#1 update one');
    await type(house, '#1 update two');
    await settled(house, 50_000);

    expect({ spoilt, ...(await whatIsThere(house)) }).toEqual({
      spoilt,
      channels: ['general', 'random', 'ops', room, 'incidents'].sort(),
      posts: ['Checkout', 'one', 'two'],
      pins: 1,
      bookmarks: 1,
      announced: 1,
      thread: ['one', 'two'],
    });
    expect(spoilt.filter((method) => !slack.calls(method).some((call) => call.fault))).toEqual([]);
  } finally {
    await house.close();
  }
}

async function whatIsThere({ slack }: House) {
  return {
    channels: (await slack.channels()).map(({ name }) => name).sort(),
    posts: (await said(slack, room)).map((text) => /Checkout|one|two/u.exec(text)?.[0]),
    pins: (await slack.pins(room)).length,
    bookmarks: (await slack.bookmarks(room)).length,
    announced: (await said(slack, 'incidents')).length,
    thread: (await thread(slack)).map((text) => text.replace(/^.*: /u, '')),
  };
}

test('one channel that Slack limits, for an hour even, delays no other', async () => {
  const pauses: unknown[] = [];
  const warn = (_: string, fields = {}) => void ('after' in fields && pauses.push(fields.after));
  const house = await openHouse({ log: { ...quiet, warn } });
  const { slack } = house;
  try {
    await type(house, 'declare Checkout is down');
    await type(house, 'declare Search is slow');
    await settled(house);
    const limited = (await slack.channel(room))?.id;
    const fault = { kind: 'ratelimited', retryAfter: 3600 } as const;
    const where: Where = ({ channel }) => channel === limited;
    strike(slack, { method: 'chat.postMessage', phase: 'before', fault, where });
    await type(house, '#1 update slow');
    await slack.until(() => pauses.length > 0);
    expect(pauses).toEqual([3_600_000]);
    await type(house, '#2 update fast');
    await slack.until(async () => (await said(slack, 'inc-2-search-is-slow')).some((text) => text.includes('fast')));
    expect((await said(slack, room)).join()).not.toContain('slow');

    // A start does not wait for the hour to be over.
    await house.restart();
    await slack.until(async () => (await said(slack, room)).some((text) => text.includes('slow')));
  } finally {
    await house.close();
  }
});
