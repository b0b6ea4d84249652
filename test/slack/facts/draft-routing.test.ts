import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { questionsIn, retell, sectionIn } from './retell.ts';

let talk: Talk;
let draft: string;
afterAll(() => talk.close());

describe('the draft of a routing change that reached one region and not the other', () => {
  beforeAll(async () => {
    const window = 'from Jul 16, 8:05 PM UTC to Jul 17, 09:42 AM UTC';
    ({ talk, draft } = await retell('dana', [
      ['2025-07-17T09:08:20Z', 'sev2 Mobile capture fails for EU workspaces'],
      ['2025-07-17T09:11:05Z', 'update identified: Last night’s routing change did it, and it has been rolled back.'],
      ['2025-07-17T09:52:10Z', 'update monitoring: Uploads work again, and we keep an eye on them.'],
      ['2025-07-17T09:58:15Z', 'resolve Uploads have been fine since the routes were set by hand.'],
      ['2025-07-18T09:00:00Z', 'note resolution: the missing routes were set by hand at 9:20 AM UTC on Jul 17'],
      ['2025-07-18T09:01:00Z', `impact "Data Capture - Native Mobile"@EU major 50-70% of all asset requests ${window}`],
      ['2025-07-18T09:02:00Z', `impact "iOS session capture"@EU partial ${window} data lost`],
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
      ['2025-07-18T09:13:00Z', 'action A failed upload no longer ends capture on iOS @kofi by Aug 1'],
      ['2025-07-18T09:14:00Z', 'action Whoever changes routes is asked about each region'],
      ['2025-07-18T09:15:00Z', 'action Integration tests for every use of the upload endpoints'],
      ['2025-07-18T09:16:00Z', 'note contact: whoever was hit writes to support@fullstory.com'],
      ['2025-07-18T09:17:00Z', 'note customer action: build again what failed'],
      ['2025-07-18T17:14:15Z', 'promise done 1 the postmortem is out'],
    ]));
  });

  test.each([
    ['R0.1', 'Timeline', 'investigating → identified: Last night'],
    ['R0.1', 'Timeline', 'identified → monitoring: Uploads work again'],
    ['R0.1', 'Timeline', '**Jul 18, 2025, 17:14:15 UTC** dana: promise 1 kept: the postmortem is out'],
    [
      'R0.1',
      'Promises',
      'The postmortem was out on Jul 18, 2025, 17:14 UTC, 1 day, 7 hours and 16 minutes after the end.',
    ],
    ['R0.2', 'Summary', 'resolved on Jul 17, 2025, 09:58 UTC, 49 minutes later.'],
    ['R0.2', 'Summary', '| **Duration** | 49m |'],
    [
      'R0.3',
      'Summary',
      'Customers were hit for 13 hours and 37 minutes, from Jul 16, 2025, 20:05 UTC to Jul 17, 2025, 09:42 UTC.',
    ],
    ['R0.3', 'Summary', 'It was declared 13 hours and 3 minutes after the impact began.'],
    ['R0.3', 'Detection', 'at Jul 16, 2025, 20:05 UTC, 13 hours and 3 minutes before it was declared'],
    ['R0.3', 'Customer impact', 'from Jul 16, 2025, 20:05 UTC to Jul 17, 2025, 09:42 UTC (13h 37m)'],
    ['R0.4', 'Root cause', '`rs.eu1.fullstory.com` and `mr.eu1.fullstory.com` were not routed anew'],
    ['R0.5', 'Customer impact', 'suffered a major impact (50-70% of all asset requests)'],
    ['R0.6', 'Customer impact', 'iOS session capture (EU) suffered a partial impact'],
    ['R0.6', 'Customer impact', '**Lost**\n\n- iOS session capture (EU)'],
    ['R0.6', 'Summary', 'Data was lost: iOS session capture (EU).'],
    ['R0.9', 'Customer impact', 'Native Mobile (EU)'],
    ['R0.9', 'Summary', 'was a sev2 incident'],
    ['R0.9', 'Customer impact', '### Contact\n\n- whoever was hit writes to support@fullstory.com'],
  ])('%s: %s says “%s”', (_, title, fact) => expect(sectionIn(draft, title)).toContain(fact));

  test('R0.4: what was spared stands apart, by region and platform', () => {
    const [, spared = ''] = sectionIn(draft, 'Customer impact').split('### Not impacted\n\n');
    expect(spared.split('\n\n')[0]?.split('\n')).toEqual([
      '- Android session capture (EU)',
      '- Native Mobile builds (NA)',
      '- Web session capture (NA)',
      '- Web session capture (EU)',
    ]);
  });

  test('R0.7: what is done and what is planned are two lists, each with owner and date', () => {
    const [done = '', planned = ''] = sectionIn(draft, 'Action items').split('### Planned\n\n');
    expect(done.match(/^- .*\(done by dana, Jul 18, 2025, 09:1[12] UTC\)$/gmu)).toHaveLength(2);
    expect(planned.split('\n')).toEqual([
      expect.stringMatching(/^- A failed upload .*owner: kofi, due: Aug 1, 2025\)$/u),
      expect.stringMatching(/^- Whoever changes routes .*owner: nobody yet, due: no date yet\)$/u),
      expect.stringMatching(/^- Integration tests /u),
    ]);
    expect(questionsIn(draft, 'Action items').join()).toContain('Who does each of actions');
    expect(sectionIn(draft, 'Commitments still open').match(/^- Action \d+, planned: /gmu)).toHaveLength(3);
  });

  test('R0.8: three times of one fix are set against each other, and it is asked which is right', () => {
    const timeline = sectionIn(draft, 'Timeline');
    expect(timeline).toMatch(
      /Entry \d+ has the fix at Jul 17, 2025, 09:20 UTC, and entries \d+ and \d+ the end of the impact at Jul 17, 2025, 09:42 UTC, 22 minutes later\./u,
    );
    expect(timeline).toContain('The record is silent for 32 minutes, from Jul 17, 2025, 09:20 UTC');
    expect(questionsIn(draft, 'Timeline')).toHaveLength(1);
    expect(sectionIn(draft, 'Resolution')).toContain('the missing routes were set by hand (Jul 17, 2025, 09:20 UTC)');
    expect(sectionIn(draft, 'Resolution')).toContain('Jul 17, 2025, 09:42 UTC: the impact on');
  });

  test('asks nothing that it was told', () => {
    for (const title of ['Customer impact', 'Root cause', 'Resolution']) expect(questionsIn(draft, title)).toEqual([]);
  });
});
