import { describe, expect, test } from '@jest/globals';
import type { House } from '../house.ts';
import { onPostgres, onRedis, type TestPlace } from './places.ts';
import { expectRung, inHouse, noSweep, promise, reminders, remindersIn, rings, type } from './reminders.ts';

// Side by side: nearly all their time is waiting for a second to pass.
describe.each([
  ['Redis', onRedis],
  ['PostgreSQL', onPostgres],
])('with the queue in %s', (_, openPlace) => {
  test.concurrent('a promised update that does not come is asked for once, in the channel only, of whoever leads', () =>
    within(openPlace, async (house, place) => {
      const entry = await house.slack.until(() => place.daily(house));
      expect(entry).toMatchObject({ name: 'daily', pattern: '0 9 * * *', tz: 'UTC' });
      await type(house, 'lead @kofi');
      const first = await promise(house, 'next 1s');
      await rings(house, 1);
      const second = await promise(house, 'next 1.5s');
      const figures = async () => (await fetch(`${house.url}/metrics`)).text();
      await house.slack.until(async () => /^sitrep_queue_depth\{state="delayed"\} [1-9]/mu.test(await figures()));
      await rings(house, 2);

      await expectRung(house, [first, second]);
      const [reminder] = await reminders(house);
      expect(reminder?.text).toContain('update is due');
      expect(reminder?.text).toContain(`<@${house.slack.person('kofi').id}>`);
      expect(await remindersIn(house, 'incidents')).toEqual([]);
    }));

  test.concurrent('an update in time silences the reminder, and one moved to later rings then and not before', () =>
    within(openPlace, async (house) => {
      await promise(house, 'next 1s');
      await type(house, 'update all is well');
      await promise(house, 'next 1.2s');
      const later = await promise(house, 'next 2s');
      await rings(house, 1);

      await expectRung(house, [later]);
    }));

  test.concurrent('a reminder rings once although the bot was started anew', () =>
    within(openPlace, async (house) => {
      const first = await promise(house, 'next 1s');
      await house.restart();
      await rings(house, 1);
      const second = await promise(house, 'next 1s');
      await rings(house, 2);

      await expectRung(house, [first, second]);
    }));
});

type Work<P extends TestPlace> = (house: House, place: P) => Promise<void>;

async function within<P extends TestPlace>(openPlace: () => Promise<P>, work: Work<P>): Promise<void> {
  const place = await openPlace();
  try {
    await inHouse({ env: place.env, ...noSweep }, (house) => work(house, place));
  } finally {
    await place.close();
  }
}
