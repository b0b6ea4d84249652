import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { morningThatKeptItsWord } from './morning.ts';
import { questionsIn, retell, sectionIn } from './retell.ts';

let talk: Talk;
let draft: string;
afterAll(() => talk.close());

describe('the draft of a morning that kept its word', () => {
  beforeAll(async () => {
    ({ talk, draft } = await retell('kofi', [
      ...morningThatKeptItsWord,
      ['2020-08-26T16:40:00Z', 'note recoverable: client-side web events'],
      ['2020-08-26T16:41:00Z', 'note recoverable: iOS SDK events (6.8.1 and below)'],
      ['2020-08-26T16:42:00Z', 'note recoverable: iOS SDK sessions and pageviews (7.0.0 and above)'],
      ['2020-08-26T16:43:00Z', 'note recoverable: Android SDK events that the client sent again'],
      ['2020-08-26T16:44:00Z', 'note not recoverable: iOS SDK other events (7.0.0 and above)'],
      ['2020-08-26T16:45:00Z', 'note not recoverable: server-side Track API, except what was sent again'],
      ['2020-08-26T16:46:00Z', 'note customer action: have your system send again what failed'],
      ['2020-08-26T16:50:00Z', 'note root cause: a bad proxy configuration, which the deploy tool let through'],
      ['2020-08-26T16:51:00Z', 'action done The deploy tool stops at a bad configuration'],
      ['2020-08-26T16:59:00Z', 'promise What can be recovered is back by Friday, September 4th'],
      ['2020-08-26T16:59:30Z', 'promise We tell customers when that date changes'],
    ]));
  });

  test.each([
    ['R4.1', 'Promises', '3 timed promises: 1 on time, 2 late, worst 3 min'],
    ['R4.1', 'Promises', 'due Aug 21, 2020, 18:36 UTC; kept on time on Aug 21, 2020, 18:36 UTC.'],
    ['R4.1', 'Promises', 'due Aug 21, 2020, 18:56 UTC; kept on Aug 21, 2020, 18:57 UTC, 1 min late.'],
    ['R4.1', 'Promises', 'due Aug 21, 2020, 19:12 UTC; late: it came on Aug 21, 2020, 19:15 UTC, 3 min late.'],
    ['R4.2', 'Summary', 'Customers were hit for 1 hour and 22 minutes, from Aug 21, 2020, 17:53 UTC to 19:15 UTC.'],
    ['R4.2', 'Detection', '13 minutes before it was declared'],
    ['R4.2', 'Summary', 'it was resolved on Aug 21, 2020, 20:54 UTC, 2 hours and 48 minutes later.'],
    ['R4.2', 'Resolution', 'It was watched for 1 hour and 39 minutes before it was resolved.'],
    [
      'R4.3',
      'Customer impact',
      'Data Collection stopped completely, from Aug 21, 2020, 17:53 UTC to 19:15 UTC (1h 22m). Part of its data was lost.',
    ],
    ['R4.5', 'Customer impact', '### Customer action\n\n- have your system send again what failed'],
    [
      'R4.6',
      'Commitments still open',
      'recovery: “What can be recovered is back” (due Sep 4, 2020, kofi answers for it)',
    ],
    [
      'R4.6',
      'Commitments still open',
      '“We tell customers when that date changes” (no date given, kofi answers for it)',
    ],
    ['R4.7', 'Commitments still open', 'a word to customers: “We will write to customers about data that is lost'],
    ['R4.7', 'Customer impact', 'App stopped completely, from Aug 21, 2020, 17:53 UTC to 19:15 UTC (1h 22m).'],
    ['R4.7', 'Summary', 'Data Collection and App stopped completely.'],
  ])('%s: %s says “%s”', (_, title, fact) => expect(sectionIn(draft, title)).toContain(fact));

  test('R4.4: what can be recovered and what cannot are two lists, by version', () => {
    const impact = sectionIn(draft, 'Customer impact');
    const under = (label: string) => (impact.split(`**${label}**\n\n`)[1] ?? '').split('\n\n')[0]?.split('\n');
    expect(under('This cannot be recovered')).toEqual([
      '- iOS SDK other events (7.0.0 and above)',
      '- server-side Track API, except what was sent again',
    ]);
    expect(under('This can be recovered')).toEqual([
      '- client-side web events',
      '- iOS SDK events (6.8.1 and below)',
      '- iOS SDK sessions and pageviews (7.0.0 and above)',
      '- Android SDK events that the client sent again',
    ]);
  });

  test('R4.5: what customers must do is asked no more', () => {
    expect(questionsIn(draft, 'Customer impact').join()).not.toMatch(/customers do|recovered/u);
  });
});
