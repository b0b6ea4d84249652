import { afterEach, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { entryOf, filled, impactOn, minutes, retell } from './retell.ts';

// An incident of the kind that companies publish, lived in Slack as it was.

let talk: Talk;
afterEach(() => talk.close());

describe('a routing change that reached one region and not the other', () => {
  const window = 'from Jul 16, 8:05 PM UTC to Jul 17, 09:42 AM UTC';
  test('comes back whole, the window of the impact beside that of the incident', async () => {
    const told = await retell('dana', [
      ['2025-07-17T09:08:20Z', 'sev2 Mobile capture fails for EU workspaces'],
      ['2025-07-17T09:11:05Z', 'update identified: Last night’s routing change did it; it is being taken back.'],
      ['2025-07-17T09:52:10Z', 'update monitoring: Uploads work again, and we keep an eye on them.'],
      ['2025-07-17T09:58:15Z', 'resolve Uploads have been fine since the routes were set by hand.'],
      ['2025-07-18T09:00:00Z', 'note resolution: the missing routes were set by hand at 9:20 AM UTC on Jul 17'],
      ['2025-07-18T09:01:00Z', `impact "Data Capture - Native Mobile"@EU major 50-70% of all asset requests ${window}`],
      [
        '2025-07-18T09:02:00Z',
        filled('impact', {
          component: 'iOS session capture',
          region: 'EU',
          degree: 'partial',
          from: 'Jul 16, 20:05 UTC',
          to: 'Jul 17, 09:42 UTC',
          data: 'lost',
        }),
      ],
      ['2025-07-18T09:03:00Z', 'impact "Android session capture"@EU not impacted'],
      ['2025-07-18T09:04:00Z', 'impact "Native Mobile builds"@NA not impacted'],
      ['2025-07-18T09:05:00Z', 'impact "Web session capture"@NA not impacted'],
      ['2025-07-18T09:06:00Z', 'impact "Web session capture"@EU not impacted'],
      [
        '2025-07-18T09:10:00Z',
        'note root cause: `rs.eu1.fullstory.com` and `mr.eu1.fullstory.com` were not routed anew',
      ],
      ['2025-07-18T09:11:00Z', 'action done Configuration is compared between regions more often'],
      ['2025-07-18T09:12:00Z', 'action done Every public upload endpoint is probed'],
      ['2025-07-18T09:13:00Z', 'action A failed upload no longer ends capture on iOS'],
      ['2025-07-18T09:14:00Z', 'action Whoever changes routes is asked about each region'],
      ['2025-07-18T09:15:00Z', 'action Integration tests for every use of the upload endpoints'],
      ['2025-07-18T09:16:00Z', 'note whoever was hit writes to support@fullstory.com'],
      ['2025-07-18T17:14:15Z', 'promise done 1 the postmortem is out'],
    ]);
    ({ talk } = told);
    const { exported, timeline } = told;

    expect(exported.times).toMatchObject({ duration: '49m', impactDuration: '13h 37m', timeToDetect: '13h 3m' });
    expect(exported.times.durationSeconds).toBe(49 * 60 + 55);
    expect(exported.entries.flatMap(({ kind, detail }) => (kind === 'update' ? [detail.to] : []))).toEqual([
      'identified',
      'monitoring',
    ]);
    expect(impactOn(exported, 'Data Capture - Native Mobile', 'EU')).toMatchObject({
      degree: 'major',
      amount: '50-70% of all asset requests',
      from: { at: '2025-07-16T20:05:00.000Z', precision: 'minute' },
      to: { at: '2025-07-17T09:42:00.000Z' },
    });
    expect(impactOn(exported, 'iOS session capture', 'EU')).toMatchObject({ degree: 'partial', data: 'lost' });
    const spared = exported.impacts.filter(({ degree }) => degree === 'none');
    expect(spared.map(({ component, region }) => `${component} ${region}`)).toEqual([
      'Android session capture EU',
      'Native Mobile builds NA',
      'Web session capture NA',
      'Web session capture EU',
    ]);
    expect(exported.actions.map(({ state }) => state)).toEqual(['done', 'done', 'planned', 'planned', 'planned']);
    const [postmortem] = exported.promises.filter(({ kind }) => kind === 'postmortem');
    expect(minutes(exported.times.resolved, postmortem?.endedAt)).toBe(31 * 60 + 16);
    expect(entryOf(exported, 'routes were set by hand')).toBeDefined();
    expect(timeline).toContain(
      'Jul 17, 2025, 09:20 UTC · dana · note: resolution: the missing routes were set by hand',
    );
    for (const fact of [
      'investigating → identified',
      'impact on Data Capture - Native Mobile (EU): major, 50-70% of all asset requests, Jul 16, 2025, 20:05 UTC to Jul 17, 2025, 09:42 UTC (13h 37m)',
      'impact on iOS session capture (EU): partial, Jul 16, 2025, 20:05 UTC to Jul 17, 2025, 09:42 UTC (13h 37m), data lost',
      'impact on Android session capture (EU): none',
      '`rs.eu1.fullstory.com` and `mr.eu1.fullstory.com`',
      'action done: Every public upload endpoint is probed',
      'action: Integration tests for every use',
      'support@fullstory.com',
    ]) {
      expect(timeline).toContain(fact);
    }
  });
});
