import { afterEach, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { entryOf, filled, impactOn, minutes, pinned, retell } from './retell.ts';

// Three incidents of the kind that companies publish, lived in Slack as they were.

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

describe('a night of repairs, step by step', () => {
  test('comes back whole: amounts, classes of data, what got worse for the repair, and what was put right', async () => {
    const all = 'Nov 7, 17:40 GMT+1';
    const bullets = '• SDK:\n   ◦ “just before display” did nothing\n   ◦ the Inbox is sill empty';
    const told = await retell('dana', [
      ['2025-11-07T17:09:00Z', 'sev1 Push, e-mail, SMS, API and SDK are down'],
      ['2025-11-07T17:09:30Z', 'update investigating: All of it is down since 17:40 GMT+1, and we are on it.'],
      ['2025-11-07T17:10:00Z', 'impact API full from 17:40 GMT+1'],
      ['2025-11-07T17:47:00Z', 'update identified: The cause is found; push campaigns go out again by a detour.'],
      ['2025-11-07T18:18:00Z', 'update The repair goes on.'],
      ['2025-11-07T18:19:00Z', 'update E-mail and SMS campaigns go out again by the same detour.'],
      ['2025-11-07T18:48:00Z', 'update Transactional push goes out again as well.'],
      ['2025-11-07T19:48:00Z', 'update No change so far. The next update comes in an hour.'],
      [
        '2025-11-07T21:01:00Z',
        'update The API is stopped for the repair and answers HTTP 500. We will let you know as soon as data ingestion is back. Expect another update in an hour.',
      ],
      ['2025-11-07T21:02:00Z', 'impact "SDK web services" full from 22:00 GMT+1 stopped on purpose, HTTP 500'],
      [
        '2025-11-07T22:33:00Z',
        'update monitoring: Data ingestion is back since 22:45 GMT+1. A postmortem follows next week.',
      ],
      ['2025-11-07T22:34:00Z', 'impact Analytics full from 18:47 GMT+1 to 23:20 GMT+1 data lost'],
      [
        '2025-11-08T09:23:00Z',
        'update The Custom Audience API works again. Another update comes later today. The postmortem will be published next week.',
      ],
      ['2025-11-08T09:24:00Z', `impact "Custom Audience API" full from ${all} to Nov 8, 09:31 GMT+1`],
      [
        '2025-11-08T12:00:00Z',
        `impact "Push campaigns" partial from ${all} to Nov 7, 18:47 GMT+1 up to one hour data delayed`,
      ],
      [
        '2025-11-08T12:01:00Z',
        `impact "Transactional push" partial from ${all} to Nov 7, 19:48 GMT+1 up to two hours data delayed`,
      ],
      ['2025-11-08T12:02:00Z', `impact API major 16% of calls from ${all} to Nov 7, 22:45 GMT+1`],
      [
        '2025-11-08T12:03:00Z',
        'impact "Successful API calls" partial data queued from Nov 7, 23:00 GMT+1 to Nov 8, 00:40 GMT+1',
      ],
      ['2025-11-08T12:04:00Z', 'impact "Web SDK events" major data partially lost'],
      ['2025-11-08T12:05:00Z', 'impact "Mobile SDK events" partial data delayed, sent again when the app is opened'],
      [
        '2025-11-08T12:06:00Z',
        'impact Analytics full from Nov 7, 18:40 GMT+1 to Nov 7, 23:20 GMT+1 data lost, the start is corrected',
      ],
      ['2025-11-08T12:07:00Z', 'note customer action: API calls that failed must be sent again, nothing queued them'],
      ['2025-11-08T12:08:00Z', pinned(bullets)],
      ['2025-11-08T12:09:00Z', 'promise Some of the analytics is generated anew'],
      ['2025-11-08T13:26:00Z', 'resolve Nothing has gone wrong since. We will publish the postmortem next week.'],
      ['2025-11-12T16:29:00Z', 'note the postmortem is out: https://example.com/postmortem'],
    ]);
    ({ talk } = told);
    const { exported, timeline, draft } = told;

    const timed = exported.promises.filter(({ kind, due }) => kind === 'update' && due !== null);
    expect(timed.map(({ lateSeconds }) => (lateSeconds ?? 0) / 60)).toEqual([13, 32]);
    const postmortems = exported.promises.filter(({ kind, origin }) => kind === 'postmortem' && origin === 'said');
    expect(postmortems.map(({ restates }) => restates === null)).toEqual([true, false, false]);
    const event = exported.promises.find(({ event: words }) => words !== null);
    expect(event).toMatchObject({ event: expect.stringContaining('data ingestion'), ended: 'kept' });
    expect(exported.promises.find(({ words }) => words.includes('generated anew'))).toMatchObject({
      due: null,
      ended: null,
    });

    expect(impactOn(exported, 'API')).toMatchObject({ degree: 'major', amount: '16% of calls' });
    expect(exported.impacts.filter(({ component }) => component === 'API')).toHaveLength(2);
    expect(exported.impacts.filter(({ component }) => component === 'Analytics')).toMatchObject([
      { from: { at: '2025-11-07T17:47:00.000Z' }, replacedIn: expect.any(Number) },
      {
        from: { at: '2025-11-07T17:40:00.000Z' },
        to: { at: '2025-11-07T22:20:00.000Z' },
        data: 'lost',
        replacedIn: null,
      },
    ]);
    expect(impactOn(exported, 'Custom Audience API')?.to?.at).toBe('2025-11-08T08:31:00.000Z');
    expect(impactOn(exported, 'Push campaigns')).toMatchObject({ amount: 'up to one hour', data: 'delayed' });
    expect(impactOn(exported, 'Transactional push')).toMatchObject({ amount: 'up to two hours', data: 'delayed' });
    expect(impactOn(exported, 'Successful API calls')).toMatchObject({
      data: 'queued',
      window: 'Nov 7, 2025, 22:00 UTC to 23:40 UTC (1h 40m)',
    });
    expect(impactOn(exported, 'Web SDK events')?.data).toBe('partial');
    expect(exported.times.impactFrom).toMatchObject({ at: '2025-11-07T16:40:00.000Z' });
    expect(exported.times.timeToDetect).toBe('29m');
    expect(entryOf(exported, '“just before display”')).toMatchObject({
      text: bullets,
      detail: { source: { permalink: expect.stringContaining('slack.com/archives/') } },
    });
    expect(draft).toContain('### Customer action\n\n- API calls that failed must be sent again, nothing queued them\n');
    for (const fact of [
      'Nov 7, 2025, 18:18 UTC · dana · update: The repair goes on.',
      'Nov 7, 2025, 18:19 UTC · dana · update: E-mail',
      'impact on SDK web services: full, since Nov 7, 2025, 21:00 UTC (—): stopped on purpose, HTTP 500',
      'impact on Analytics: full, Nov 7, 2025, 17:40 UTC to 22:20 UTC (4h 40m), data lost: the start is corrected',
      'note: customer action: API calls that failed must be sent again',
      'https://example.com/postmortem',
      'sill empty',
    ]) {
      expect(timeline).toContain(fact);
    }
  });
});

describe('a morning that kept its word', () => {
  test('comes back whole: the chain of promises, what can be recovered and what cannot', async () => {
    const window = 'from 10:53am to 12:15pm PDT';
    const on = 'from Aug 21, 10:53am PDT to Aug 21, 12:15pm PDT';
    const told = await retell('kofi', [
      ['2020-08-21T18:06:00Z', 'sev1 Data collection and the app are down'],
      [
        '2020-08-21T18:06:00Z',
        'update Nothing is collected, and the app is away. We will post an update in 30 minutes.',
      ],
      ['2020-08-21T18:36:00Z', 'update A cause is suspected. Next update in 20 minutes'],
      [
        '2020-08-21T18:57:00Z',
        'update identified: A fix is about to go out. We will update you about the status of it in 15 minutes.',
      ],
      ['2020-08-21T19:15:00Z', 'update monitoring: The fix is out, and we watch it.'],
      ['2020-08-21T19:16:00Z', `impact "Data Collection" full ${window} data partial`],
      ['2020-08-21T19:17:00Z', `impact App full ${window}`],
      [
        '2020-08-21T20:54:00Z',
        'resolve It has held for 99 minutes. We will write to customers about data that is lost.',
      ],
      ['2020-08-26T16:40:00Z', `impact "Client-side web events" full ${on} data delayed`],
      ['2020-08-26T16:41:00Z', `impact "iOS SDK events (6.8.1 and below)" full ${on} data delayed`],
      ['2020-08-26T16:42:00Z', `impact "iOS SDK sessions and pageviews (7.0.0 and above)" full ${on} data delayed`],
      ['2020-08-26T16:43:00Z', `impact "Android SDK events" full ${on} data delayed what the client sent again`],
      ['2020-08-26T16:44:00Z', `impact "iOS SDK other events (7.0.0 and above)" full ${on} data lost`],
      ['2020-08-26T16:45:00Z', `impact "Server-side Track API" full ${on} data lost except what was sent again`],
      ['2020-08-26T16:46:00Z', 'note customer action: have your system send again what failed'],
      ['2020-08-26T16:50:00Z', 'note root cause: a bad proxy configuration, which the deploy tool let through'],
      ['2020-08-26T16:59:00Z', 'promise What can be recovered is back by Friday, September 4th'],
      ['2020-08-26T16:59:30Z', 'promise We tell customers when that date changes'],
    ]);
    ({ talk } = told);
    const { exported, timeline, draft } = told;

    const chain = exported.promises.filter(({ kind, due }) => kind === 'update' && due !== null);
    expect(chain.map(({ lateSeconds }) => (lateSeconds ?? 0) / 60)).toEqual([0, 1, 3]);
    expect(chain.map(({ madeAt, due }) => minutes(madeAt, due))).toEqual([30, 20, 15]);
    expect(exported.times).toMatchObject({ impactDuration: '1h 22m', timeToDetect: '13m', duration: '2h 48m' });
    const monitoring = exported.entries.find(({ kind, detail }) => kind === 'update' && detail.to === 'monitoring');
    expect(minutes(monitoring?.at, exported.times.resolved)).toBe(99);
    const states = (data: string) =>
      exported.impacts.filter((impact) => impact.data === data).map(({ component }) => component);
    expect(states('delayed')).toHaveLength(4);
    expect(states('lost')).toEqual(['iOS SDK other events (7.0.0 and above)', 'Server-side Track API']);
    const [recovery] = exported.promises.filter(({ words }) => words.includes('recovered'));
    expect(recovery).toMatchObject({ kind: 'recovery', ended: null, zone: 'America/New_York' });
    expect(recovery?.due?.slice(0, 10)).toBe('2020-09-05'); // The end of Friday in New York.
    expect(exported.promises.filter(({ kind }) => kind === 'contact').map(({ due }) => due)).toEqual([null, null]);
    expect(draft).toContain('### Customer action\n\n- have your system send again what failed\n');
    for (const fact of [
      'impact on Data Collection: full, Aug 21, 2020, 17:53 UTC to 19:15 UTC (1h 22m), data partially lost',
      'impact on App: full, Aug 21, 2020, 17:53 UTC to 19:15 UTC (1h 22m)',
      'identified → monitoring',
      'by Fri, Sep 4, 2020',
      'We tell customers when that date changes',
      'note: customer action: have your system send again what failed',
    ]) {
      expect(timeline).toContain(fact);
    }
  });
});
