import { expect, test } from '@jest/globals';
import type { ImpactTime } from '../../../src/domain/impacts/time.ts';
import { fieldsOf } from '../../../src/slack/actions/impact-shown.ts';

const at = (iso: string, precision: ImpactTime['precision'] = 'minute', approx = false): ImpactTime => ({
  at: new Date(iso),
  precision,
  approx,
  zone: 'UTC',
});

test.each<readonly [time: ImpactTime, zone: string, shown: string]>([
  [at('2026-11-19T09:20:00Z'), 'Europe/Paris', 'Nov 19, 2026, 10:20 Europe/Paris'],
  [at('2026-11-19T09:20:31Z', 'second', true), 'UTC', 'approximately Nov 19, 2026, 09:20:31 UTC'],
  [at('2026-11-19T00:00:00Z', 'day'), 'Asia/Kolkata', 'Nov 19, 2026'],
  [at('2026-10-25T00:30:00Z'), 'Europe/Paris', 'Oct 25, 2026, 00:30 UTC'],
  [at('2026-11-19T09:20:00Z'), 'America/Port-au-Prince', 'Nov 19, 2026, 09:20 UTC'],
])('%# a time stands in its field so that it can be read back', (from, zone, shown) => {
  const catalog = { components: [], regions: [] };
  expect(fieldsOf({ component: 'API', region: null, from }, zone, catalog).from).toBe(shown);
});
