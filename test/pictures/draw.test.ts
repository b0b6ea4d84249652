import { expect, test } from '@jest/globals';
import { perWeekOf } from '../../src/domain/metrics/per-week.ts';
import { createDraw } from '../../src/pictures/draw.ts';

test('draws', async () => {
  const period = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-11-20T00:00:00Z') };
  const picture = await createDraw()({ what: 'per-week', data: perWeekOf([], period, 'UTC'), of: '' });
  expect(picture.png.length).toBeGreaterThan(1000);
});
