import { afterEach, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { entryOf, filled, impactOn, minutes, retell } from './retell.ts';

// Three incidents of the kind that companies publish, written down in Slack after the fact.

let talk: Talk;
afterEach(() => talk.close());

describe('recordings that were damaged for two weeks', () => {
  test('come back with seconds, with what the repair broke, and with no duration', async () => {
    const told = await retell('priya', [
      ['2023-08-03T20:20:00Z', 'sev3 Some replays show blank pages retro'],
      [
        '2023-08-03T20:21:00Z',
        'resolve Some sessions cannot be played, and a repair removed mobile analytics at 01:00 UTC Aug 1',
      ],
      ['2023-08-03T20:22:00Z', 'amend 1 at 01:00 UTC Aug 1'],
      [
        '2023-08-03T20:23:00Z',
        'impact "Session replay" partial ~1% of sessions from approximately Jul 18, 16:07:21 UTC to Jul 31, 20:45:29 UTC data lost',
      ],
      ['2023-08-03T20:24:00Z', 'action done Tried to restore the sessions that were lost'],
      ['2023-08-03T20:25:00Z', 'impact "Mobile analytics" partial data lost, caused-by 7, cannot be recovered'],
      ['2023-08-03T20:26:00Z', 'impact "Web analytics" not impacted'],
      ['2023-08-03T20:27:00Z', 'promise Success managers call every account that lost data'],
      ['2023-08-03T20:28:00Z', 'promise We publish a postmortem'],
      ['2023-08-03T20:29:00Z', 'note the first replay went blank around Jul 18, 16:07:21 UTC'],
      ['2023-08-03T20:30:00Z', 'note the last one did at Jul 31, 20:45:29 UTC'],
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
    // It began and ended at one moment, and was written down days after it.
    const [moment, toTheMinute] = ['2023-08-01T01:00:00.000Z', { precision: 'minute', approx: false }];
    expect(exported.times).toMatchObject({
      declared: moment,
      declaredTold: toTheMinute,
      resolved: moment,
      resolvedTold: toTheMinute,
    });
    expect(exported.entries.filter(({ kind }) => kind === 'update')).toEqual([]);
    expect(entryOf(exported, 'Some sessions cannot be played')).toMatchObject({
      kind: 'resolved',
      recordedAt: '2023-08-03T20:21:00.000Z',
      now: { at: moment, told: toTheMinute },
    });
    for (const [words, at, approx] of [
      ['the first replay went blank', '2023-07-18T16:07:21.000Z', true],
      ['the last one did', '2023-07-31T20:45:29.000Z', false],
    ] as const) {
      expect(entryOf(exported, words)?.now).toMatchObject({ text: words, at, told: { precision: 'second', approx } });
    }
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
      'Aug 1, 2023, 01:00 UTC · priya · declared',
      'Aug 1, 2023, 01:00 UTC · priya · resolved: Some sessions cannot be played, and a repair removed mobile analytics (added 2d 19h later)',
      'added 2d 19h later; put right by entry 5',
      'approximately Jul 18, 2023, 16:07:21 UTC · priya · note: the first replay went blank (',
      ' Jul 31, 2023, 20:45:29 UTC · priya · note: the last one did (',
      'partial, ~1% of sessions, approximately Jul 18, 2023, 16:07:21 UTC to Jul 31, 2023, 20:45:29 UTC (13d 4h 38m 8s), data lost',
      'impact on Mobile analytics: partial, data lost, caused by entry 7: cannot be recovered',
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
      [
        '2026-03-17T19:19:10Z',
        'sev3 Warehouses get their data late from Mar 17 2026 3:19pm EDT to Mar 17 2026 3:19pm EDT retro',
      ],
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
      ['2026-03-17T19:19:40Z', 'note root cause: notifications were kept from the batch pipeline on Feb 24'],
      ['2026-03-17T19:19:41Z', 'note detection: somebody saw it on Mar 11'],
      ['2026-03-17T19:19:42Z', 'note resolution: the fix was out on Mar 11'],
      ['2026-03-17T19:19:43Z', 'note the backfill began on Mar 12'],
      ['2026-03-17T19:19:44Z', 'note the backfill was through, and no data was lost on Mar 13'],
      ['2026-03-17T19:19:45Z', 'note customer action: none'],
      ['2026-03-17T19:19:50Z', 'promise We publish a postmortem'],
      ['2026-03-17T19:20:00Z', 'promise done 1 the postmortem is out'],
      ['2026-03-17T19:21:00Z', 'note the lag was measured at 03:30 on Mar 8'],
    ]);
    ({ talk } = told);
    const { exported, timeline, draft } = told;

    expect(exported.times).toMatchObject({
      ...{ durationSeconds: null, duration: '—', impactDuration: '17d', timeToDetect: '—' },
      ...{ declared: '2026-03-17T19:19:00.000Z', resolved: '2026-03-17T19:19:00.000Z' },
    });
    expect(exported.incident).toMatchObject({
      mode: 'retro',
      status: 'resolved',
      title: 'Warehouses get their data late',
    });
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
    // Midnight in New York was at 5 before the clock changed, and at 4 after it.
    for (const [words, at] of [
      ['kept from the batch pipeline', '2026-02-24T05:00:00.000Z'],
      ['somebody saw it', '2026-03-11T04:00:00.000Z'],
      ['the fix was out', '2026-03-11T04:00:00.000Z'],
      ['the backfill began', '2026-03-12T04:00:00.000Z'],
      ['the backfill was through', '2026-03-13T04:00:00.000Z'],
    ] as const) {
      expect(entryOf(exported, words)?.now).toMatchObject({
        ...{ at, told: { precision: 'day', approx: false, zone: 'America/New_York' } },
      });
    }
    expect(entryOf(exported, 'customer action: none')?.kind).toBe('note');
    expect(draft).toContain('### Customer action\n\n- None: customers need do nothing.\n');
    // Summer time began that night: 03:30 came an hour and a half after midnight.
    expect(entryOf(exported, 'the lag was measured')?.at).toBe('2026-03-08T07:30:00.000Z');
    for (const fact of [
      'impact on Anywhere: Warehouse (NA1 Data Center): partial, Feb 24, 2026 to Mar 13, 2026 (17d), data backfilled: object storage only: Amazon S3, Azure Blob Storage, Google Cloud Storage',
      'impact on Anywhere: Warehouse (EU1 Data Center): partial, Feb 24, 2026 to Mar 13, 2026 (17d), data backfilled',
      ' Mar 17, 2026, 19:19 UTC · kofi · declared',
      ' Mar 17, 2026, 19:19 UTC · kofi · resolved',
      ' Feb 24, 2026 · kofi · note: root cause: notifications were kept from the batch pipeline (added 21d later)',
      ' Mar 11, 2026 · kofi · note: detection: somebody saw it (added 6d later)',
      ' Mar 11, 2026 · kofi · note: resolution: the fix was out (',
      ' Mar 12, 2026 · kofi · note: the backfill began (',
      ' Mar 13, 2026 · kofi · note: the backfill was through, and no data was lost (',
      'note: customer action: none',
    ]) {
      expect(timeline).toContain(fact);
    }
  });
});

describe('a routing change of which nobody wrote before it was over', () => {
  test('comes back as if it had been lived, to the second', async () => {
    const told = await retell('dana', [
      ['2025-07-18T16:50:00Z', 'sev2 Mobile capture fails for EU workspaces at Jul 17 2025 09:08:20 UTC retro'],
      ['2025-07-18T16:51:00Z', 'update identified: The routing change is being taken back at 09:11:05 UTC Jul 17'],
      ['2025-07-18T16:52:00Z', 'note resolution: the missing routes were set by hand at 9:20 AM UTC'],
      ['2025-07-18T16:53:00Z', 'update monitoring: Uploads work again at 09:52:10 UTC'],
      ['2025-07-18T16:54:00Z', 'resolve Uploads are fine with the routes set by hand at 09:58:15 UTC Jul 17'],
      [
        '2025-07-18T16:55:00Z',
        'impact "Data Capture - Native Mobile"@EU major 50-70% of all asset requests from Jul 16, 8:05 PM UTC to Jul 17, 09:42 AM UTC data lost',
      ],
      ['2025-07-18T16:56:00Z', 'promise We publish a postmortem'],
      ['2025-07-18T17:14:15Z', 'promise done 1 the postmortem is out'],
    ]);
    ({ talk } = told);
    const { exported, timeline } = told;

    expect(exported.incident).toMatchObject({ mode: 'retro', status: 'resolved', severity: 'sev2' });
    const toTheSecond = { precision: 'second', approx: false };
    expect(exported.times).toMatchObject({
      ...{ declared: '2025-07-17T09:08:20.000Z', declaredTold: toTheSecond },
      ...{ resolved: '2025-07-17T09:58:15.000Z', resolvedTold: toTheSecond },
      ...{ durationSeconds: 49 * 60 + 55, duration: '49m', impactDuration: '13h 37m', timeToDetect: '13h 3m' },
    });
    const steps = exported.entries.flatMap(({ kind, at, detail }) => (kind === 'update' ? [[detail.to, at]] : []));
    expect(steps).toEqual([
      ['identified', '2025-07-17T09:11:05.000Z'],
      ['monitoring', '2025-07-17T09:52:10.000Z'],
    ]);
    // One promise, which was made by hand: what is written down afterwards owes none by itself.
    expect(exported.promises).toMatchObject([{ kind: 'postmortem', ended: 'kept' }]);
    expect(minutes(exported.times.resolved, exported.promises[0]?.endedAt)).toBe(31 * 60 + 16);
    for (const fact of [
      ' Jul 17, 2025, 09:08:20 UTC · dana · declared',
      ' Jul 17, 2025, 09:11:05 UTC · dana · investigating → identified: The routing change is being taken back (added 1d 7h later)',
      ' Jul 17, 2025, 09:20 UTC · dana · note: resolution: the missing routes were set by hand (',
      ' Jul 17, 2025, 09:52:10 UTC · dana · identified → monitoring: Uploads work again (',
      ' Jul 17, 2025, 09:58:15 UTC · dana · resolved: Uploads are fine with the routes set by hand (',
    ]) {
      expect(timeline).toContain(fact);
    }
  });
});
