import { expect, test } from '@jest/globals';
import { openStand, wordsOf } from './stand.ts';

const catalog = { components: [{ group: null, name: 'API' }], regions: [] };

/** In which of the ninety places a component has a bar that stands out, and of which state. */
const bars = (body: string): string[] =>
  [...body.matchAll(/<path class="(\w+_\w+)" d="([^"]+)"/gu)].flatMap(([, state = '', line = '']) =>
    [...line.matchAll(/M(\d+) /gu)].map(([, x]) => `${Number(x) / 5} ${state}`),
  );

test('across the end of summer time a night is one day, and what was hit in both of its hours counts twice', async () => {
  // In Paris the clocks went back on October 25th: 00:30 to 03:30 UTC is 02:30 summer time to 04:30.
  const { board, get, at, declare, publish, hit, resolve, close } = await openStand({
    catalog,
    pageZone: 'Europe/Paris',
  });
  await board.load();
  at('2026-10-25T03:30:00Z');
  const id = await declare('Inside');
  await publish(id, 'Calls fail');
  await hit(id, 'API', 'major', { from: '2026-10-24T21:30:00Z', to: '2026-10-25T03:30:00Z' });
  await resolve(id, 'Calls work.');
  at('2026-11-20T12:00:00Z');
  const answer = await get('/');
  // The 24th ends at 22:00 UTC: half an hour of it, and five and a half of the 25th, which has 25 hours.
  expect(wordsOf(answer)).toContain('Oct 25, major outage for 5h 30m · Oct 24, major outage for 30m');
  expect(bars(answer.body)).toEqual(['62 major_outage', '63 major_outage']);
  expect(answer.body).toContain(
    'aria-label="The last 90 days: Oct 25, major outage for 5h 30m; Oct 24, major outage for 30m."',
  );
  expect(wordsOf(await get('/history/2026-10'))).toContain('Oct 25, 03:30 UTC (Oct 25, 04:30 GMT+1)');
  await close();
});

test('when a day of the page begins its bars move on, though nothing else has changed', async () => {
  const { board, get, at, declare, publish, hit, resolve, close } = await openStand({ catalog, pageZone: '+09:00' });
  await board.load();
  const id = await declare('Inside');
  await publish(id, 'Calls fail');
  await hit(id, 'API', 'minor', { from: '2026-11-20T11:00:00Z', to: '2026-11-20T11:30:00Z' });
  await resolve(id, 'Calls work.');
  expect(bars((await get('/')).body)).toEqual(['89 degraded_performance']);
  at('2026-11-20T14:59:00Z');
  expect(bars((await get('/')).body)).toEqual(['89 degraded_performance']);
  at('2026-11-20T15:00:00Z');
  expect(bars((await get('/')).body)).toEqual(['88 degraded_performance']);
  at('2027-02-18T15:00:00Z');
  const answer = await get('/');
  expect(bars(answer.body)).toEqual([]);
  expect(answer.body).toContain('aria-label="The last 90 days: no trouble."');
  await close();
});
