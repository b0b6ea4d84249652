import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { questionsIn, retell, sectionIn } from './retell.ts';

let talk: Talk;
let draft: string;
let stats: string;
afterAll(() => talk.close());

describe('the draft of recordings that were damaged for two weeks', () => {
  beforeAll(async () => {
    ({ talk, draft } = await retell('priya', [
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
      ['2023-08-03T20:25:00Z', 'impact "Mobile analytics" partial data lost, caused-by 7, irrecoverable'],
      ['2023-08-03T20:26:00Z', 'impact "Web analytics" not impacted'],
      ['2023-08-03T20:27:00Z', 'promise Success managers call every account that lost data'],
      ['2023-08-03T20:28:00Z', 'promise We publish a postmortem'],
      ['2023-09-08T13:00:00Z', 'note root cause: a fix for skewed clocks changed how pages are archived'],
      ['2023-09-08T13:00:30Z', 'note resolution: a new version archives every page that came after it'],
      ['2023-09-08T13:01:00Z', 'action done Alerts on failures to archive'],
      ['2023-09-08T13:02:00Z', 'action done Metadata of a replay is never changed'],
      ['2023-09-08T13:03:00Z', 'action Keys of archived replays without a timestamp'],
      ['2023-09-08T13:04:00Z', 'action The player reports what it could not load'],
      ['2023-09-08T13:20:00Z', 'promise done 2 it is out'],
    ]));
    stats = await talk.type('/incident stats year', { as: 'priya' });
  });

  test.each([
    ['R1.1', 'Summary', '| **Duration** | — |'],
    ['R1.1', 'Summary', 'It was over by Aug 1, 2023, 01:00 UTC; how long the response took, nobody recorded.'],
    ['R1.2', 'Summary', 'written down after the fact by priya on Aug 3, 2023, 20:20 UTC'],
    [
      'R1.2',
      'Timeline',
      '**Aug 1, 2023, 01:00 UTC** priya: resolved: Some sessions cannot be played, and a repair removed mobile analytics _(written Aug 3, 2023, 20:21:00 UTC)_',
    ],
    [
      'R1.2',
      'Timeline',
      'Entry 1 was first recorded for Aug 3, 2023, 20:20 UTC; entry 5 put it right to Aug 1, 2023, 01:00 UTC.',
    ],
    [
      'R1.3',
      'Customer impact',
      'from approximately Jul 18, 2023, 16:07:21 UTC to Jul 31, 2023, 20:45:29 UTC (13d 4h 38m 8s)',
    ],
    [
      'R1.3',
      'Summary',
      'for 13 days, 4 hours, 38 minutes and 8 seconds, from approximately Jul 18, 2023, 16:07:21 UTC',
    ],
    [
      'R1.4',
      'Customer impact',
      'Mobile analytics suffered a partial impact. Its data was lost. It was caused by entry 7, “Tried to restore the sessions that were lost”. Noted with it: irrecoverable.',
    ],
    ['R1.4', 'Customer impact', '**Lost**\n\n- Session replay\n- Mobile analytics (irrecoverable)'],
    [
      'R1.4',
      'Resolution',
      'Tried to restore the sessions that were lost. This did harm of its own: see Mobile analytics above.',
    ],
    ['R1.4', 'Customer impact', '### Not impacted\n\n- Web analytics'],
    ['R1.5', 'Customer impact', 'Session replay suffered a partial impact (~1% of sessions)'],
    [
      'R1.6',
      'Commitments still open',
      'a word to customers: “Success managers call every account that lost data” (no date given, priya answers for it)',
    ],
    [
      'R1.7',
      'Promises',
      '“We publish a postmortem” (postmortem, promised by priya on Aug 3, 2023, 20:28 UTC): no date given; kept on Sep 8, 2023, 13:20 UTC.',
    ],
    [
      'R1.7',
      'Action items',
      '### Completed\n\n- Alerts on failures to archive (done by priya, Sep 8, 2023, 13:01 UTC)\n- Metadata',
    ],
    ['R1.7', 'Action items', '### Planned\n\n- Keys of archived replays without a timestamp (action'],
    ['R1.7', 'Root cause', 'a fix for skewed clocks'],
  ])('%s: %s says “%s”', (_, title, fact) => expect(sectionIn(draft, title)).toContain(fact));

  test('R1.1: no sentence counts minutes that nobody knows, and no average has it', () => {
    expect(draft).not.toMatch(/\b0[ms]\b|0 (?:minutes|seconds)/u);
    expect(sectionIn(draft, 'Summary')).toContain('| **Time to detect** | — |');
    expect(stats).toContain('no incident.\n• Left out of all figures: 1 retro\n');
  });

  test('R1.6: who is to be called stays open, and the postmortem does not', () => {
    expect(sectionIn(draft, 'Commitments still open')).not.toContain('We publish a postmortem');
  });

  test('asks when the part was hit of which nobody said it, with all that was said of it', () => {
    expect(questionsIn(draft, 'Customer impact').join('\n')).toContain(
      'When did it begin and end for Mobile analytics? Say it anew with `/incident #1 impact "Mobile analytics" partial from <time> to <time> data lost caused-by 7 irrecoverable`.',
    );
  });
});
