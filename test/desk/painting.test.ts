import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { NeverTold, TryLater } from '../../src/desk/follower.ts';
import { createHerald, type Herald } from '../../src/desk/herald.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { closeRecords } from '../record.ts';
import { openRecord, quiet, type Record } from './record.ts';
import { once, Place, painter, tellerTo, until } from './tellers.ts';

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

/** Paints what could not be told, as the card does. */
function cardPainter(shown: string[][], name = 'card') {
  return painter(async ({ id }: Incident) => {
    shown.push((await record.store.untold(id)).map(({ follower, untold }) => `${follower}: ${untold}`));
    return 'painted';
  }, name);
}

test('the card shows what could not be told, although nothing else changed', async () => {
  const shown: string[][] = [];
  place.fault = once(() => new NeverTold('restricted_action'));
  const slow = tellerTo(place);
  herald = record.herald(cardPainter(shown), {
    ...slow,
    async tell(telling) {
      await until(() => shown.length > 0);
      return slow.tell(telling);
    },
  });
  await herald.start();
  await record.declare('A');
  await until(() => shown.length === 2);

  expect(shown.at(-1)).toEqual(['teller: restricted_action']);
});

test('painters that cannot paint do not chase one another', async () => {
  let tries = 0;
  const blind = (name: string) =>
    painter(async () => {
      tries += 1;
      throw new NeverTold('is_archived');
    }, name);
  herald = record.herald(blind('card'), blind('topic'));
  await herald.start();
  await record.declare('A');
  await herald.settled();

  expect(tries).toBeLessThanOrEqual(4);
  expect(await record.store.behind('card')).toEqual([]);
});

test('a failed painting is history once a later one worked, and the card no longer speaks of it', async () => {
  const shown: string[][] = [];
  let broken = true;
  herald = record.herald(
    cardPainter(shown),
    painter(async () => {
      if (broken) throw new NeverTold('is_archived');
      return 'painted';
    }, 'topic'),
  );
  await herald.start();
  await record.declare('A');
  await herald.settled();
  expect(shown.at(-1)).toEqual(['topic: is_archived']);
  broken = false;
  await record.note(1, 'back');
  await herald.settled();

  expect(await record.store.untold(1)).toEqual([]);
  expect(shown.at(-1)).toEqual([]);
});

test('a painter that waits for its canvas paints as soon as it is there', async () => {
  const painted: number[] = [];
  herald = record.herald(
    painter(async ({ version }) => {
      if (!(await record.store.receipt({ follower: 'teller', incidentId: 1, seq: 1, step: 'post' }))) return 'wait';
      painted.push(version);
      return 'painted';
    }),
    {
      name: 'teller',
      async tell(telling) {
        await new Promise((resolve) => setImmediate(resolve));
        return tellerTo(place).tell(telling);
      },
    },
  );
  await herald.start();
  await record.declare('A');
  await until(() => place.told.length === 1);
  await herald.settled();

  expect(painted).toEqual([1]);
});

test('a painting that Slack puts off shows the newest state when it comes', async () => {
  const painted: number[] = [];
  let limited = true;
  herald = record.herald(
    painter(async ({ version }) => {
      if (limited) throw new TryLater('limited', { after: 20 });
      painted.push(version);
      return 'painted';
    }),
  );
  await herald.start();
  await record.declare('A');
  await record.note(1, 'n');
  limited = false;
  await until(() => painted.length > 0);
  await herald.settled();

  expect(painted).toEqual([2]);
});

test('while somebody waits for an answer, nobody even looks at what there is to tell', async () => {
  let letGo = () => {};
  const answered = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const looked: string[] = [];
  const store = {
    ...record.store,
    bookmark: (follower: string, id: number) => {
      looked.push(follower);
      return record.store.bookmark(follower, id);
    },
  };
  const followers = [painter(async () => 'painted'), tellerTo(place)];
  herald = createHerald({ store, log: quiet, followers, giveWay: () => answered });
  await herald.start();
  looked.length = 0;
  herald.wake(await record.declare('A'));
  await record.note(1, 'one');

  expect(looked).toEqual([]);
  letGo();
  await herald.settled();
  expect(new Set(looked)).toEqual(new Set(['painter', 'teller']));
});
