import { describe, expect, test } from '@jest/globals';
import type { Catalog } from '../../../src/domain/component.ts';
import { type ReadImpact, readImpact } from '../../../src/domain/impacts/reading/read.ts';
import { showImpactTime } from '../../../src/domain/impacts/time.ts';
import { showWindow } from '../../../src/domain/impacts/window.ts';
import { plain } from '../../../src/domain/said.ts';

/** A Friday; the incident was declared at 10:00 that day, and is open. */
const now = new Date('2025-11-07T22:33:00Z');
const catalog: Catalog = {
  components: [
    { group: null, name: 'API' },
    { group: null, name: 'Full Text Search' },
    { group: 'Data Capture', name: 'Native Mobile' },
    { group: 'NA1 Data Center', name: 'Warehouse' },
    { group: 'EU1 Data Center', name: 'Warehouse' },
  ],
  regions: ['EU', 'NA1'],
};

interface When {
  readonly now?: Date;
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
}

function read(
  words: string,
  { now: at = now, from = '2025-11-07T17:09:00Z', to, zone = 'UTC' }: When = {},
): ReadImpact {
  const around = { from: new Date(from), to: to ? new Date(to) : at, now: at };
  return readImpact(plain(words), { catalog, around, zone });
}

/** In one line: what, where, how badly | when | how much | data | caused by | what else. */
function inShort(answer: ReadImpact): string {
  if ('head' in answer) return `no ${'missing' in answer.head ? answer.head.missing : 'order'}`;
  if ('time' in answer) return `${answer.time.why}: ${answer.time.words}`;
  const { component, region, degree, from, to, amount, data, causedBy, said } = answer.impact;
  const facts = [
    `${component}${region === null ? '' : `@${region}`} ${degree}`,
    from || to ? showWindow({ from, to }) : '',
    amount ?? '',
    data ?? '',
    causedBy === null ? '' : `by ${causedBy}`,
    said.text,
  ];
  return facts.join(' | ').replace(/(?: \| )+$/u, '');
}

describe('what was hit, where and how badly', () => {
  test.each([
    ['API major', 'API major'],
    ['api MAJOR', 'API major'],
    ['API: major', 'API major'],
    ['API - major', 'API major'],
    ['API, partial', 'API partial'],
    ['API is down', 'API full'],
    ['API outage', 'API full'],
    ['API major outage', 'API major'],
    ['API partial outage', 'API partial'],
    ['API degraded performance', 'API minor'],
    ['API degraded', 'API minor'],
    ['Android none', 'Android none'],
    ['Android not impacted', 'Android none'],
    ['Android was not affected.', 'Android none'],
    ['Web session capture@NA not impacted', 'Web session capture@NA none'],
    ['API@eu major', 'API@EU major'],
    ['API @EU major', 'API@EU major'],
    ['API @ Frankfurt West major', 'API@Frankfurt West major'],
    ['"API"@"Frankfurt West" major', 'API@Frankfurt West major'],
    ['“Custom Audience API” full', 'Custom Audience API full'],
    ['Custom Audience API full', 'Custom Audience API full'],
    ['API Gateway major', 'API Gateway major'],
    ['Data Capture - Native Mobile partial', 'Native Mobile partial'],
    ['Warehouse partial', 'Warehouse partial'],
    ['"Data Capture: Native Mobile"@EU partial', 'Native Mobile@EU partial'],
    ['Anywhere: Warehouse@NA1 Data Center partial', 'Anywhere: Warehouse@NA1 Data Center partial'],
    ['"Anywhere: Warehouse" partial', 'Anywhere: Warehouse partial'],
    ['NA1 Data Center: Warehouse partial', 'NA1 Data Center: Warehouse partial'],
    ['Full Text Search down', 'Full Text Search full'],
    ['"Down Detector" minor', 'Down Detector minor'],
    ['Minor Planet API none', 'Minor Planet API none'],
    ['Search slow', 'Search minor'],
    ['Payments completely down', 'Payments full'],
    ['"ops@acme" major', 'ops@acme major'],
    ['', 'no component'],
    ['major', 'no component'],
    ['@EU major', 'no component'],
    ['API', 'no degree'],
    ['16% of calls failed', 'no degree'],
    ['major API', 'no order'],
    ['"" major', 'no component'],
  ])('%s', (words, understood) => {
    expect(inShort(read(words))).toBe(understood);
  });
});

describe('from when to when', () => {
  test.each([
    ['from 17:40 GMT+1 to 23:20 GMT+1', 'Nov 7, 2025, 16:40 UTC to 22:20 UTC (5h 40m)'],
    ['from 17:40 to 23:20 GMT+1', 'Nov 7, 2025, 16:40 UTC to 22:20 UTC (5h 40m)'],
    ['from 17:40 GMT+1 to 23:20', 'Nov 7, 2025, 16:40 UTC to 22:20 UTC (5h 40m)'],
    ['17:40-23:20 GMT+1', 'Nov 7, 2025, 16:40 UTC to 22:20 UTC (5h 40m)'],
    ['17:40 – 23:20 GMT+1', 'Nov 7, 2025, 16:40 UTC to 22:20 UTC (5h 40m)'],
    ['between 17:40 and 23:20 GMT+1', 'Nov 7, 2025, 16:40 UTC to 22:20 UTC (5h 40m)'],
    ['10:53am to 12:15pm PDT', 'Nov 7, 2025, 17:53 UTC to 19:15 UTC (1h 22m)'],
    ['from 10:53 a.m. until 12:15 p.m. PDT', 'Nov 7, 2025, 17:53 UTC to 19:15 UTC (1h 22m)'],
    ['from 10:53 for 82 minutes', 'Nov 7, 2025, 10:53 UTC to 12:15 UTC (1h 22m)'],
    ['from Nov 6, 20:05 UTC to 09:42 UTC', 'Nov 6, 2025, 20:05 UTC to Nov 7, 2025, 09:42 UTC (13h 37m)'],
    ['from 20:05 UTC to Nov 7, 09:42 UTC', 'Nov 6, 2025, 20:05 UTC to Nov 7, 2025, 09:42 UTC (13h 37m)'],
    [
      'from Thursday November 6, 8:05 PM UTC through Friday November 7, 09:42 AM UTC',
      'Nov 6, 2025, 20:05 UTC to Nov 7, 2025, 09:42 UTC (13h 37m)',
    ],
    ['from Feb 24 to Mar 13', 'Feb 24, 2025 to Mar 13, 2025 (17d)'],
    ['Feb 24 - Mar 13, 2025', 'Feb 24, 2025 to Mar 13, 2025 (17d)'],
    ['from 24 Feb 2025 to 13 Mar', 'Feb 24, 2025 to Mar 13, 2025 (17d)'],
    ['from 2025-02-24 to 2025-03-13', 'Feb 24, 2025 to Mar 13, 2025 (17d)'],
    ['from Dec 30 to Jan 2, 2025', 'Dec 30, 2024 to Jan 2, 2025 (3d)'],
    [
      'from approximately July 18, 16:07:21 UTC to July 31, 20:45:29 UTC',
      'approximately Jul 18, 2025, 16:07:21 UTC to Jul 31, 2025, 20:45:29 UTC (13d 4h 38m 8s)',
    ],
    [
      'from July 18 (approximately 16:07:21 UTC) to July 31 (20:45:29 UTC)',
      'approximately Jul 18, 2025, 16:07:21 UTC to Jul 31, 2025, 20:45:29 UTC (13d 4h 38m 8s)',
    ],
    ['from ~18:40 to 19:10', 'approximately Nov 7, 2025, 18:40 UTC to 19:10 UTC (30m)'],
    [
      'from 2025-11-06T20:05:00Z to 2025-11-07T09:42:00Z',
      'Nov 6, 2025, 20:05:00 UTC to Nov 7, 2025, 09:42:00 UTC (13h 37m)',
    ],
    ['from yesterday 23:10 to today 01:10', 'Nov 6, 2025, 23:10 UTC to Nov 7, 2025, 01:10 UTC (2h)'],
    ['from Thursday to Friday', 'Nov 6, 2025 to Nov 7, 2025 (1d)'],
    ['from Friday to Monday', 'Oct 31, 2025 to Nov 3, 2025 (3d)'],
    ['since 17:40 GMT+1', 'since Nov 7, 2025, 16:40 UTC (—)'],
    ['from 17:40 GMT+1, still ongoing', 'since Nov 7, 2025, 16:40 UTC (—)'],
    ['since 20m ago', 'since Nov 7, 2025, 22:13 UTC (—)'],
    ['from 20m ago to now', 'Nov 7, 2025, 22:13 UTC to 22:33 UTC (20m)'],
    ['until 18:10', 'until Nov 7, 2025, 18:10 UTC (—)'],
    ['from 18:10 to 18:10', 'Nov 7, 2025, 18:10 UTC to 18:10 UTC (—)'],
    ['on Nov 6', 'since Nov 6, 2025 (—)'],
    ['from 9 to 10 am', 'Nov 7, 2025, 09:00 UTC to 10:00 UTC (1h)'],
    ['1:00-2:30pm', 'Nov 7, 2025, 13:00 UTC to 14:30 UTC (1h 30m)'],
    ['11-1pm', 'Nov 7, 2025, 11:00 UTC to 13:00 UTC (2h)'],
    ['10:53 to 12:15pm PDT', 'Nov 7, 2025, 17:53 UTC to 19:15 UTC (1h 22m)'],
    ['on Thursday, November 6th from 10:53am to 12:15pm PST', 'Nov 6, 2025, 18:53 UTC to 20:15 UTC (1h 22m)'],
    ['10:53am to 12:15pm PST on Thursday', 'Nov 6, 2025, 18:53 UTC to 20:15 UTC (1h 22m)'],
    ['from last Thursday', 'since Nov 6, 2025 (—)'],
    ['from noon to 1pm', 'Nov 7, 2025, 12:00 UTC to 13:00 UTC (1h)'],
    // A day may follow its time, and then minutes, seconds or an offset stand right before the month.
    ['from 10:05 Nov 7 to 10:20 Nov 7', 'Nov 7, 2025, 10:05 UTC to 10:20 UTC (15m)'],
    ['from 10:30 Nov 7 to 11:15 Nov 7, 2025', 'Nov 7, 2025, 10:30 UTC to 11:15 UTC (45m)'],
    ['from 17:15 July 18, 2025 to 17:40 July 18, 2025', 'Jul 18, 2025, 17:15 UTC to 17:40 UTC (25m)'],
    ['since 16:07:21 Jul 18, 2023', 'since Jul 18, 2023, 16:07:21 UTC (—)'],
    ['since 16:07:21.5 Jul 18, 2023', 'since Jul 18, 2023, 16:07:21 UTC (—)'],
    ['since 10:30 7 Nov', 'since Nov 7, 2025, 10:30 UTC (—)'],
    ['from 10:30pm Nov 6 to 10:05 Nov 7', 'Nov 6, 2025, 22:30 UTC to Nov 7, 2025, 10:05 UTC (11h 35m)'],
    ['from 10:05 Nov 7 to 10:20pm', 'Nov 7, 2025, 10:05 UTC to 22:20 UTC (12h 15m)'],
    ['from 17:40 GMT+1 Nov 7 to 18:10 GMT+1 Nov 7', 'Nov 7, 2025, 16:40 UTC to 17:10 UTC (30m)'],
    ['from 17:40 GMT+1 to 9pm', 'Nov 7, 2025, 16:40 UTC to 20:00 UTC (3h 20m)'],
    ['from 17:40 GMT+1 Nov 7 to 9pm', 'Nov 7, 2025, 16:40 UTC to 20:00 UTC (3h 20m)'],
  ])('%s', (words, window) => {
    expect(inShort(read(`API major ${words}`))).toBe(`API major | ${window}`);
  });

  test.each([
    ['from 11/03 to 11/05', 'unreadable: 11/03'],
    ['from 25:99 to 26:00', 'unreadable: 25:99'],
    ['from 17:40 to 24:61', 'unreadable: 24:61'],
    ['from Nov 31 to Dec 1', 'unreadable: Nov 31'],
    ['from 17:4x:30', 'API major | from 17:4x:30'],
    ['from 12:345', 'unreadable: 12:345'],
    ['from 23:00 GMT+1 to 00:40 GMT+1', 'future: 00:40 GMT+1'],
    ['to 23:50', 'future: 23:50'],
    ['from Dec 24, 2025', 'future: Dec 24, 2025'],
    ['from Monday, Nov 6, 20:05', 'weekday: Monday, Nov 6, 20:05'],
  ])('%s is asked about, or is words', (words, understood) => {
    expect(inShort(read(`API major ${words}`)).replace('API major |  |  |  |  | ', 'API major | ')).toBe(understood);
  });

  test('without a day it is the day of the incident, also when it is written a week later', () => {
    const late = { now: new Date('2020-08-26T15:00:00Z'), from: '2020-08-21T18:06:00Z', to: '2020-08-21T20:54:00Z' };
    expect(inShort(read('API full from 10:53am to 12:15pm PDT', late))).toBe(
      'API full | Aug 21, 2020, 17:53 UTC to 19:15 UTC (1h 22m)',
    );
  });

  test('a start without a day lies before an end that has one', () => {
    const late = { now: new Date('2025-11-12T16:00:00Z'), to: '2025-11-08T12:26:00Z' };
    expect(inShort(read('"Custom Audience API" full from 18:40 GMT+1 to on Nov 8 at 09:31 GMT+1', late))).toBe(
      'Custom Audience API full | Nov 7, 2025, 17:40 UTC to Nov 8, 2025, 08:31 UTC (14h 51m)',
    );
    expect(inShort(read('Email major from 23:00 GMT+1 to 00:40 GMT+1', late))).toBe(
      'Email major | Nov 7, 2025, 22:00 UTC to 23:40 UTC (1h 40m)',
    );
    expect(inShort(read('API major 16% of calls from 17:40 GMT+1 to 23:20 GMT+1', late))).toBe(
      'API major | Nov 7, 2025, 16:40 UTC to 22:20 UTC (5h 40m) | 16% of calls',
    );
  });

  test('without a zone it is that of whoever says it', () => {
    expect(inShort(read('API major from 17:40 to 23:20', { zone: 'Europe/Paris' }))).toContain(
      '16:40 UTC to 22:20 UTC',
    );
    expect(inShort(read('API major from Nov 3 to Nov 5', { zone: 'America/New_York' }))).toContain(
      'Nov 3, 2025 to Nov 5',
    );
  });

  test('days are counted on the calendar, across a change to summer time', () => {
    const spring = { now: new Date('2026-03-17T19:20:00Z'), from: '2026-03-11T15:00:00Z', zone: 'America/New_York' };
    expect(inShort(read('Warehouse@NA1 partial from Feb 24 to Mar 13 data backfilled', spring))).toBe(
      'Warehouse@NA1 partial | Feb 24, 2026 to Mar 13, 2026 (17d) |  | backfilled',
    );
  });

  test('an hour that a clock showed twice is asked about, one that it skipped as well', () => {
    const autumn = { now: new Date('2025-10-26T09:00:00Z'), from: '2025-10-26T00:00:00Z', zone: 'Europe/Paris' };
    expect(read('API major from 02:30 to 04:00', autumn)).toMatchObject({
      time: {
        why: 'twice',
        end: 'from',
        moments: [new Date('2025-10-26T00:30:00Z'), new Date('2025-10-26T01:30:00Z')],
      },
    });
    const spring = { now: new Date('2025-03-30T09:00:00Z'), from: '2025-03-30T00:00:00Z', zone: 'Europe/Paris' };
    expect(inShort(read('API major from 30 March 02:30', spring))).toBe('never: 30 March 02:30');
  });

  test('a night is not the wrong way round, a slip is', () => {
    const { impact } = read('API major from 14:00 to 13:00') as unknown as { impact: { from: never; to: never } };
    expect(showImpactTime(impact.from)).toBe('Nov 7, 2025, 14:00 UTC');
    expect(showImpactTime(impact.to)).toBe('Nov 7, 2025, 13:00 UTC');
  });
});

describe('how much, the data, what did it, and what else', () => {
  test.each([
    ['16% of calls', '16% of calls'],
    ['~1%', '~1%'],
    ['approximately 1%', 'approximately 1%'],
    ['50-70% of all asset requests', '50-70% of all asset requests'],
    ['50 – 70 percent', '50 – 70 percent'],
    ['up to two hours', 'up to two hours'],
    ['up to 90 minutes late', 'up to 90 minutes late'],
    ['about 1,200 customers', 'about 1,200 customers'],
    ['3 million push notifications', '3 million push notifications'],
    ['amount one login in three', 'one login in three'],
    ['amount: a few', 'a few'],
    ['customers saw 16% of calls fail', '16% of calls fail |  |  | customers saw 16% of calls fail'],
    ['data lost', ' | lost'],
    ['no data was lost', ' | none'],
    ['data none', ' | none'],
    ['data partially lost', ' | partial'],
    ['data was delayed', ' | delayed'],
    ['data: queued', ' | queued'],
    ['partial data loss', ' | partial'],
    ['caused-by 12', ' |  | by 12'],
    ['caused by entry #12', ' |  | by 12'],
    ['up to two hours, data delayed, caused-by 3', 'up to two hours | delayed | by 3'],
    ['customers saw data delayed by two hours', ' | delayed |  | customers saw data delayed by two hours'],
    ['from the US nobody could log in', ' |  |  | from the US nobody could log in'],
    ['from 3 customers on', '3 customers |  |  | from 3 customers on'],
    ['16% of calls data lost in EU', '16% of calls data lost in EU | lost'],
    ['since 7.0 and above, from 6.81', ' |  |  | since 7.0 and above, from 6.81'],
    ['nobody knows', ' |  |  | nobody knows'],
  ])('%s', (words, understood) => {
    expect(inShort(read(`API major ${words}`))).toBe(`API major |  | ${understood}`);
  });

  test.each([
    [
      '"Data Capture - Native Mobile"@EU partial 50-70% of asset requests from Nov 6, 20:05 UTC to 09:42 UTC data lost',
      'Native Mobile@EU partial | Nov 6, 2025, 20:05 UTC to Nov 7, 2025, 09:42 UTC (13h 37m) | 50-70% of asset requests | lost',
    ],
    [
      'Analytics partial ~1% from approximately July 18, 16:07:21 UTC to July 31, 20:45:29 UTC data lost caused-by 12',
      'Analytics partial | approximately Jul 18, 2025, 16:07:21 UTC to Jul 31, 2025, 20:45:29 UTC (13d 4h 38m 8s) | ~1% | lost | by 12',
    ],
    [
      'API major from 17:40 GMT+1 to 23:20 GMT+1 amount up to two hours data queued',
      'API major | Nov 7, 2025, 16:40 UTC to 22:20 UTC (5h 40m) | up to two hours | queued',
    ],
    [
      'API major, data lost, from 17:40 to 18:00; 16% of calls. Mostly push.',
      'API major | Nov 7, 2025, 17:40 UTC to 18:00 UTC (20m) | 16% of calls | lost |  | 16% of calls. Mostly push.',
    ],
  ])('%s', (words, understood) => {
    expect(inShort(read(words))).toBe(understood);
  });

  test('a person who is named stays one where words are left', () => {
    const text = 'API major from 17:40 to 18:00 @Kofi saw it';
    const said = { text, mentions: [{ from: 30, to: 35, person: 'UKOFI' }] };
    const around = { from: now, to: now, now };
    const answer = readImpact(said, { catalog, around, zone: 'UTC' });
    const { impact } = answer as unknown as { impact: { said: typeof said } };
    const [{ from = 0, to = 0 } = {}] = impact.said.mentions;
    expect(impact.said.text.slice(from, to)).toBe('@Kofi');
  });

  test('a page of words is read at once', () => {
    const start = performance.now();
    for (const word of ['from 1', '10:1', 'about ', 'data ', 'Nov ', '@', '"', 'up to ', '- ', ' ', '1,1']) {
      read(`API major ${word.repeat(12_000 / word.length)}`);
      read(word.repeat(12_000 / word.length));
    }
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
