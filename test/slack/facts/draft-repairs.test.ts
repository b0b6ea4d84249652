import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { nightOfRepairs } from './night.ts';
import { questionsIn, retell, sectionIn } from './retell.ts';

let talk: Talk;
let draft: string;
afterAll(() => talk.close());

describe('the draft of a night of repairs, step by step', () => {
  beforeAll(async () => {
    ({ talk, draft } = await retell('dana', nightOfRepairs));
  });

  test.each([
    ['R3.1', 'Customer impact', 'In all, customers were hit from Nov 7, 2025, 16:40 UTC'],
    ['R3.1', 'Detection', 'The impact began at Nov 7, 2025, 16:40 UTC, 29 minutes before it was declared'],
    ['R3.2', 'Timeline', '**Nov 7, 2025, 18:18:00 UTC** dana: update: The repair goes on.'],
    ['R3.2', 'Timeline', '**Nov 7, 2025, 18:19:00 UTC** dana: update: E-mail and SMS'],
    ['R3.3', 'Promises', 'due Nov 7, 2025, 20:48 UTC; late: it came on Nov 7, 2025, 21:01 UTC, 13 min late.'],
    ['R3.3', 'Promises', 'due Nov 7, 2025, 22:01 UTC; late: it came on Nov 7, 2025, 22:33 UTC, 32 min late.'],
    ['R3.3', 'Promises', '2 timed promises: 0 on time, 2 late, worst 32 min'],
    ['R3.4', 'Promises', 'when data ingestion is back; kept on Nov 7, 2025, 22:33 UTC.'],
    [
      'R3.6',
      'Customer impact',
      'SDK web services stopped completely, from Nov 7, 2025, 21:00 UTC on. Noted with it: stopped on purpose, HTTP 500.',
    ],
    ['R3.7', 'Resolution', 'Nov 7, 2025, 17:47 UTC: the impact on Push campaigns ended, after 1 hour and 7 minutes.'],
    ['R3.7', 'Resolution', 'Nov 7, 2025, 18:19 UTC: the impact on E-mail and SMS ended'],
    ['R3.7', 'Resolution', 'Nov 7, 2025, 18:48 UTC: the impact on Transactional push ended'],
    ['R3.7', 'Resolution', 'Nov 7, 2025, 21:45 UTC: the impact on API ended'],
    ['R3.7', 'Resolution', 'Nov 8, 2025, 08:31 UTC: the impact on Custom Audience API ended'],
    ['R3.8', 'Customer impact', 'Push campaigns suffered a partial impact (up to one hour)'],
    ['R3.8', 'Customer impact', 'Transactional push suffered a partial impact (up to two hours)'],
    [
      'R3.8',
      'Customer impact',
      'API suffered a major impact (16% of calls), from Nov 7, 2025, 16:40 UTC to 21:45 UTC (5h 5m). Noted with it: all but the Custom Audience API.',
    ],
    [
      'R3.9',
      'Customer impact',
      'Successful API calls suffered a partial impact, from Nov 7, 2025, 22:00 UTC to 23:40 UTC (1h 40m). Its data was queued.',
    ],
    ['R3.9', 'Customer impact', '**Lost**\n\n- Analytics'],
    ['R3.9', 'Customer impact', '**Lost in part**\n\n- Web SDK events'],
    ['R3.9', 'Customer impact', '- Mobile SDK events (sent again when the app is opened)'],
    ['R3.9', 'Customer impact', '**Queued**\n\n- Successful API calls'],
    [
      'R3.9',
      'Commitments still open',
      '“Some of the analytics is generated anew” (no date given, dana answers for it)',
    ],
    [
      'R3.10',
      'Customer impact',
      '### Customer action\n\n- API calls that failed must be sent again, nothing queued them',
    ],
    ['R3.12', 'Timeline', 'note: the postmortem is out: https://example.com/postmortem'],
    ['R3.12', 'Timeline', '• SDK:  \n     ◦ “just before display” did nothing  \n     ◦ the Inbox is sill empty'],
  ])('%s: %s says “%s”', (_, title, fact) => expect(sectionIn(draft, title)).toContain(fact));

  test('R3.4: a promise that was said three times stands once', () => {
    const open = sectionIn(draft, 'Commitments still open');
    const promises = sectionIn(draft, 'Promises')
      .split('\n')
      .filter((line) => line.includes('(postmortem, '));
    expect(promises).toEqual([expect.stringContaining('said 2 more times')]);
    expect(open.match(/“[^”]*postmortem[^”]*”/giu)).toHaveLength(1);
  });

  test('R3.5: the silent night is pointed out, from when to when, with the entries', () => {
    expect(sectionIn(draft, 'Timeline')).toMatch(
      /The record is silent for 10 hours and 49 minutes, from Nov 7, 2025, 22:34 UTC \(entry \d+\) to Nov 8, 2025, 09:23 UTC \(entry \d+\)/u,
    );
  });

  test('R3.11: what was put right shows what was said first, and the texts that differ are asked about', () => {
    expect(sectionIn(draft, 'Timeline')).toMatch(
      /Entry \d+ gave the impact on Analytics as Nov 7, 2025, 17:47 UTC to 22:20 UTC \(4h 33m\); entry \d+ put it right to Nov 7, 2025, 17:40 UTC to 22:20 UTC \(4h 40m\)\./u,
    );
  });

  test('asks when what was stopped on purpose came back', () => {
    expect(questionsIn(draft, 'Customer impact').join()).toContain('for SDK web services, Web SDK events and Mobile');
  });
});
