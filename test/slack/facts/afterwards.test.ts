import { afterEach, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { entryOf, filled, impactOn, minutes, retell } from './retell.ts';

// Two incidents of the kind that companies publish, written down in Slack after the fact.

let talk: Talk;
afterEach(() => talk.close());

describe('recordings that were damaged for two weeks', () => {
  test('come back with seconds, with what the repair broke, and with no duration', async () => {
    const told = await retell('priya', [
      ['2023-08-03T20:20:00Z', 'sev3 Some replays show blank pages retro'],
      ['2023-08-03T20:21:00Z', 'resolve Some sessions cannot be played, and a repair removed mobile analytics.'],
      ['2023-08-03T20:22:00Z', 'amend 3 at 01:00 UTC Aug 1'],
      [
        '2023-08-03T20:23:00Z',
        'impact "Session replay" partial ~1% of sessions from approximately Jul 18, 16:07:21 UTC to Jul 31, 20:45:29 UTC data lost',
      ],
      ['2023-08-03T20:24:00Z', 'action done Tried to restore the sessions that were lost'],
      ['2023-08-03T20:25:00Z', 'impact "Mobile analytics" partial data lost, caused-by 6, cannot be recovered'],
      ['2023-08-03T20:26:00Z', 'impact "Web analytics" not impacted'],
      ['2023-08-03T20:27:00Z', 'promise Success managers call every account that lost data'],
      ['2023-08-03T20:28:00Z', 'promise We publish a postmortem'],
      ['2023-09-08T13:00:00Z', 'note root cause: a fix for skewed clocks changed how pages are archived'],
      ['2023-09-08T13:01:00Z', 'action done Alerts on failures to archive'],
      ['2023-09-08T13:02:00Z', 'action done Metadata of a replay is never changed'],
      ['2023-09-08T13:03:00Z', 'action Keys of archived replays without a timestamp'],
      ['2023-09-08T13:04:00Z', filled('action', { text: 'The player reports what it cannot load' })],
      ['2023-09-08T13:20:00Z', 'promise done 2 it is out'],
    ]);
    ({ talk } = told);
    const { exported, timeline } = told;

    expect(exported.incident).toMatchObject({ mode: 'retro', status: 'resolved', severity: 'sev3' });
    expect(exported.times).toMatchObject({ durationSeconds: null, duration: '—', impactDuration: '13d 4h 38m 8s' });
    expect(entryOf(exported, 'Some sessions cannot be played')).toMatchObject({
      kind: 'resolved',
      recordedAt: '2023-08-03T20:21:00.000Z',
      now: { at: '2023-08-01T01:00:00.000Z' },
    });
    expect(impactOn(exported, 'Session replay')).toMatchObject({
      amount: '~1% of sessions',
      from: { at: '2023-07-18T16:07:21.000Z', precision: 'second', approx: true },
      to: { at: '2023-07-31T20:45:29.000Z', precision: 'second', approx: false },
      data: 'lost',
    });
    const cause = entryOf(exported, 'Tried to restore');
    expect(impactOn(exported, 'Mobile analytics')).toMatchObject({
      causedBy: cause?.seq,
      words: 'cannot be recovered',
    });
    expect(exported.promises).toMatchObject([
      { kind: 'contact', due: null, ended: null },
      { kind: 'postmortem', ended: 'kept', endedAt: '2023-09-08T13:20:00.000Z' },
    ]);
    // 35 days and 17 hours, without a minute.
    expect(minutes('2023-08-03T20:21:00Z', exported.promises[1]?.endedAt)).toBe((35 * 24 + 17) * 60 - 1);
    expect(exported.actions.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'planned', 'planned']);
    for (const fact of [
      'Aug 1, 2023, 01:00 UTC · priya · resolved: Some sessions cannot be played',
      'added 2d 19h later; put right by entry 4',
      'partial, ~1% of sessions, approximately Jul 18, 2023, 16:07:21 UTC to Jul 31, 2023, 20:45:29 UTC (13d 4h 38m 8s), data lost',
      'impact on Mobile analytics: partial, data lost, caused by entry 6: cannot be recovered',
      'impact on Web analytics: none',
      'promise 1: Success managers call every account',
      'action: The player reports what it cannot load',
    ]) {
      expect(timeline).toContain(fact);
    }
  });
});

describe('deliveries that lagged for weeks, over the night when clocks change', () => {
  test('come back by the day, with nothing lost and nothing to do', async () => {
    const told = await retell('kofi', [
      ['2026-03-17T19:18:00Z', 'sev3 Warehouses get their data late retro'],
      ['2026-03-17T19:19:00Z', 'resolve All of it has been delivered, and no data was lost.'],
      [
        '2026-03-17T19:19:20Z',
        'impact "Anywhere: Warehouse"@"NA1 Data Center" partial from Feb 24 to Mar 13 data backfilled, object storage only: Amazon S3, Azure Blob Storage, Google Cloud Storage',
      ],
      [
        '2026-03-17T19:19:30Z',
        filled('impact', {
          component: 'Anywhere: Warehouse',
          region: 'EU1 Data Center',
          degree: 'partial',
          from: 'Feb 24',
          to: 'Mar 13',
          data: 'backfilled',
        }),
      ],
      ['2026-03-17T19:19:40Z', 'note root cause: a change of Feb 24 kept notifications from the batch pipeline'],
      ['2026-03-17T19:19:41Z', 'note detection: found on Mar 11, 15 days after the change'],
      ['2026-03-17T19:19:42Z', 'note resolution: the fix was out on Mar 11, the backfill ran from Mar 12 to Mar 13'],
      ['2026-03-17T19:19:43Z', 'note impact: no action is required of those who were hit'],
      ['2026-03-17T19:19:50Z', 'promise We publish a postmortem'],
      ['2026-03-17T19:20:00Z', 'promise done 1 the postmortem is out'],
      ['2026-03-17T19:21:00Z', 'note the lag was measured at 03:30 on Mar 8'],
    ]);
    ({ talk } = told);
    const { exported, timeline } = told;

    expect(exported.times).toMatchObject({ duration: '—', impactDuration: '17d', timeToDetect: '—' });
    for (const region of ['NA1 Data Center', 'EU1 Data Center']) {
      expect(impactOn(exported, 'Anywhere: Warehouse', region)).toMatchObject({
        from: { at: '2026-02-24T05:00:00.000Z', precision: 'day', zone: 'America/New_York' },
        to: { at: '2026-03-13T04:00:00.000Z', precision: 'day', zone: 'America/New_York' },
        window: 'Feb 24, 2026 to Mar 13, 2026 (17d)',
        data: 'backfilled',
      });
    }
    const resolved = exported.entries.find(({ kind }) => kind === 'resolved');
    expect(resolved?.at).toBe('2026-03-17T19:19:00.000Z');
    expect(minutes(resolved?.at, exported.promises[0]?.endedAt)).toBe(1);
    expect(exported.entries.filter(({ kind }) => kind === 'update')).toEqual([]);
    // Summer time began that night: 03:30 came an hour and a half after midnight.
    expect(entryOf(exported, 'the lag was measured')?.at).toBe('2026-03-08T07:30:00.000Z');
    for (const fact of [
      'impact on Anywhere: Warehouse (NA1 Data Center): partial, Feb 24, 2026 to Mar 13, 2026 (17d), data backfilled: object storage only: Amazon S3, Azure Blob Storage, Google Cloud Storage',
      'impact on Anywhere: Warehouse (EU1 Data Center): partial, Feb 24, 2026 to Mar 13, 2026 (17d), data backfilled',
      'no data was lost',
      'found on Mar 11, 15 days after the change',
      'the backfill ran from Mar 12 to Mar 13',
      'no action is required of those who were hit',
    ]) {
      expect(timeline).toContain(fact);
    }
  });
});
