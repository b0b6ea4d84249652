import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { NeverTold, TryLater } from '../../src/desk/follower.ts';
import { createHerald, type Herald } from '../../src/desk/herald.ts';
import { closeRecords } from '../record.ts';
import { openRecord, quiet, type Record } from './record.ts';
import { once, Place, painter, tellerTo, until, wordsOf } from './tellers.ts';

let record: Record;
let place: Place;
let herald: Herald;

beforeEach(async () => {
  record = await openRecord();
  place = new Place();
});
afterEach(async () => {
  await herald.stop(0);
  await closeRecords();
});

test('each entry is told once, in order, however fast they come', async () => {
  herald = record.herald(tellerTo(place));
  await herald.start();
  const id = await record.declare('A');
  await Promise.all(Array.from({ length: 20 }, (_, n) => record.note(id, `n${n}`)));
  await herald.settled();

  const written = (await record.store.timeline(id)).map(({ seq, text }) => `#1 ${seq} ${text}`);
  expect(written).toHaveLength(21);
  expect(place.told).toEqual(written);
  expect(place.looks).toBe(0);
});

test('what Slack puts off is told after the time it asks for; the entries behind it wait, other incidents do not', async () => {
  let limited = true;
  place.fault = (words) => {
    if (limited && words.startsWith('#1 ')) throw new TryLater('limited', { after: 20 });
  };
  herald = record.herald(tellerTo(place));
  await herald.start();
  await record.declare('A');
  await record.note(1, 'n');
  await record.declare('B');
  await until(() => place.told.length === 1 && record.pauses.length > 0);
  limited = false;
  await until(() => place.told.length === 3);

  expect(place.told).toEqual(['#2 1 B', '#1 1 A', '#1 2 n']);
  expect(new Set(record.pauses)).toEqual(new Set([20]));
});

test('whoever types while Slack works goes first: that it is told is written down afterwards', async () => {
  let goOn = () => {};
  let nobodyTypes = Promise.resolve();
  place.fault = (_, when) => {
    if (when === 'after') nobodyTypes = new Promise((resolve) => (goOn = resolve));
  };
  const giveWay = () => nobodyTypes;
  herald = createHerald({ store: record.store, log: quiet, followers: [tellerTo(place)], giveWay });
  await herald.start();
  const incidentId = await record.declare('A');
  herald.wake(incidentId);
  await until(() => place.told.length === 1);
  await turn();
  await turn();
  const receipt = () => record.store.receipt({ follower: 'teller', incidentId, seq: 1, step: 'post' });
  expect(await receipt()).toBeUndefined();
  goOn();
  await herald.settled();

  expect(await receipt()).toBeDefined();
});

test('what will never be told is recorded with the reason, and the next entry follows', async () => {
  place.fault = once(() => new NeverTold('is_archived'));
  herald = record.herald(tellerTo(place));
  await herald.start();
  await record.declare('A');
  await record.note(1, 'n');
  await herald.settled();

  expect(place.told).toEqual(['#1 2 n']);
  expect(await record.store.untold(1)).toMatchObject([{ follower: 'teller', seq: 1, untold: 'is_archived' }]);
  expect(await record.store.behind('teller')).toEqual([]);
});

test('a teller that waits for a later entry goes on when it is there', async () => {
  herald = record.herald({
    name: 'teller',
    async tell(telling) {
      if (telling.incident.version < 2) return 'wait';
      await telling.once('post', place.step(wordsOf(telling)));
      return 'told';
    },
  });
  await herald.start();
  await record.declare('A');
  await herald.settled();
  expect(place.told).toEqual([]);
  await record.note(1, 'n');
  await herald.settled();

  expect(place.told).toEqual(['#1 1 A', '#1 2 n']);
});

test('a teller that waits for what another one leaves behind goes on as soon as it lies there', async () => {
  const pins: string[] = [];
  herald = record.herald(
    {
      name: 'pinner',
      async tell({ incident }) {
        const card = await record.store.receipt({ follower: 'teller', incidentId: incident.id, seq: 1, step: 'post' });
        if (!card) return 'wait';
        pins.push(`pinned for #${incident.id}`);
        return 'told';
      },
    },
    {
      name: 'teller',
      async tell(telling) {
        await new Promise((resolve) => setImmediate(resolve));
        await telling.once('post', place.step(wordsOf(telling)));
        return 'told';
      },
    },
  );
  await herald.start();
  await record.declare('A');
  await until(() => place.told.length === 1);
  await herald.settled();

  expect(pins).toEqual(['pinned for #1']);
});

test('an answer that never came is looked for before anything is said again', async () => {
  place.fault = once(() => new TryLater('no answer', { after: 1, doubt: true }), 'after');
  herald = record.herald(tellerTo(place));
  await herald.start();
  await record.declare('A');
  await record.note(1, 'n');
  await until(async () => (await record.store.behind('teller')).length === 0);

  expect(place.told).toEqual(['#1 1 A', '#1 2 n']);
  expect(place.looks).toBe(1);
});

test('after a failure nobody foresaw it is looked for as well', async () => {
  place.fault = once(() => new TypeError('terminated'), 'after');
  herald = record.herald(tellerTo(place));
  await herald.start();
  await record.declare('A');
  await until(async () => (await record.store.behind('teller')).length === 0);

  expect(place.told).toEqual(['#1 1 A']);
});

test('a receipt that could not be written, on a full disk say, leads to a look and to no second message', async () => {
  const { saveReceipt } = record.store;
  let full = true;
  Object.assign(record.store, {
    saveReceipt: async (...given: Parameters<typeof saveReceipt>) => {
      if (full) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      await saveReceipt(...given);
    },
  });
  herald = record.herald(tellerTo(place));
  await herald.start();
  await record.declare('A');
  await until(() => place.told.length === 1);
  full = false;
  await until(async () => (await record.store.behind('teller')).length === 0);

  expect(place.told).toEqual(['#1 1 A']);
});

test('what surely did not reach Slack is said again without a look', async () => {
  place.fault = once(() => new TryLater('limited', { after: 1 }));
  herald = record.herald(tellerTo(place));
  await herald.start();
  await record.declare('A');
  await until(() => place.told.length === 1);

  expect(place.looks).toBe(0);
});

test('after a start the first step without a receipt is looked for, the others are simply done', async () => {
  await record.declare('A');
  await record.note(1, 'n');
  place.told.push('#1 1 A');
  herald = record.herald(tellerTo(place));
  await herald.start();
  await herald.settled();

  expect(place.told).toEqual(['#1 1 A', '#1 2 n']);
  expect(place.looks).toBe(1);
});

test('a command that comes while we start makes nobody forget that look', async () => {
  await record.declare('A');
  place.told.push('#1 1 A');
  herald = record.herald(tellerTo(place));
  await record.note(1, 'early');
  await herald.start();
  await herald.settled();

  expect(place.told).toEqual(['#1 1 A', '#1 2 early']);
});

test('patience starts anew with every step that worked', async () => {
  const failing = new Set(['#1 1 A', '#1 2 n']);
  place.fault = (words) => {
    if (failing.delete(words)) throw new TryLater('away', {});
  };
  herald = record.herald(tellerTo(place));
  await herald.start();
  await record.declare('A');
  await record.note(1, 'n');
  await until(() => place.told.length === 2);

  // Were it counted on, the second pause would be longer.
  expect(record.pauses).toEqual([500, 500]);
});

test('when stopped, nothing new is begun, and an unfinished call is not waited for longer than said', async () => {
  let asked = 0;
  herald = record.herald({
    name: 'teller',
    tell() {
      asked += 1;
      return new Promise(() => {});
    },
  });
  await herald.start();
  await record.declare('A');
  await until(() => asked === 1);
  // Were the call waited for, this would not end.
  await herald.stop(1);
  await record.declare('B');
  await record.note(2, 'n');

  expect(asked).toBe(1);
});

test('many changes become few paintings, and the last one shows how it is', async () => {
  const painted: number[] = [];
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let finish = () => {};
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  herald = record.herald(
    painter(async ({ version }) => {
      begin();
      await slow;
      painted.push(version);
      return 'painted';
    }),
  );
  await herald.start();
  await record.declare('A');
  await begun;
  for (let n = 0; n < 30; n++) await record.note(1, `n${n}`);
  finish();
  await herald.settled();

  expect(painted).toEqual([1, 31]);
});

test('an entry that our own code cannot put into words is given up, and those behind it follow', async () => {
  place.fault = (words) => {
    if (words === '#1 2 broken') throw new TypeError('x is undefined');
  };
  herald = record.herald(tellerTo(place));
  await herald.start();
  await record.declare('A');
  await record.note(1, 'broken');
  await record.note(1, 'whole');
  await until(() => place.told.includes('#1 3 whole'));

  expect(place.told).toEqual(['#1 1 A', '#1 3 whole']);
  expect(await record.store.untold(1)).toMatchObject([{ seq: 2, untold: 'a fault in Sitrep: x is undefined' }]);
});
