import { describe, expect, test } from '@jest/globals';
import { readPromise } from '../../src/domain/promise.ts';
import { promisesKept } from '../../src/domain/promises-kept.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { plain } from '../../src/domain/said.ts';
import type { Entry } from '../../src/domain/timeline.ts';
import { update } from '../../src/domain/update.ts';
import { cadences, changed, dana, later, noon, open } from './incident.ts';

test('a time that has just gone by is no promise for tomorrow: the cadence rings instead', () => {
  expect(readPromise('All good. Next update by 12:30', 'Europe/Paris', noon)).toBeNull();
});

describe('a promise is read, at noon UTC, from somebody in Paris', () => {
  test.each([
    ['Next update in 20 minutes', 20],
    ['next update in 20 minutes.', 20],
    ['Rolling back. Next update in an hour.', 60],
    ['Rolling back, next update within 30 minutes', 30],
    ['The fix was deployed; next update in 20 minutes', 20],
    ['We have rolled back and the next update is in 15 min', 15],
    ['We will post another update in an hour.', 60],
    ['We will provide an update in 1 hour and 30 minutes', 90],
    ["We'll send a status update within half an hour", 30],
    ['We’ll send another update in 45m', 45],
    ['There will be an update about the status of this fix in 15 minutes', 15],
    ['Further update by 15:30 UTC', 210],
    ['next update at 14:30', 90],
    ['We rest. Next update tomorrow at 05:00', 960],
    ['Next update at 05:00', 960],
    ['Next update by 2:30pm as soon as we know more', 90],
    ['Next update at 14:30 when the restore is through', 90],
    ['We will update you again in 2 hours', 120],
    ['We will update this channel in 10 minutes', 10],
    ['Will update again by 13:15', 15],
    ['No data is lost. Next update in 2 days', 2880],
    ['first line\nNext update in 5s', 5 / 60],
  ])('%s', (text, minutes) => {
    expect(readPromise(text, 'Europe/Paris', noon)).toMatchObject({
      by: 'promise',
      due: later(minutes),
      reminded: false,
    });
  });
});

describe('no promise is read', () => {
  test.each([
    '',
    'The outage lasted an hour',
    'No calls went through for the last 30 minutes',
    'It was fixed in 20 minutes',
    'Retry in 5 minutes',
    'The update was deployed in 20 minutes',
    'The last update came in 10 minutes',
    'The next update of the app ships in 2 days',
    'An update to the app goes out in 2 days',
    'We will update the certificate in 5 minutes',
    'We will update the database within an hour',
    'The next update was posted in 20 minutes',
    'The next update was due at 14:30',
    'We had promised another update in an hour',
    'There will be no further update in the next hour',
    'We will not post another update in 20 minutes',
    "We won't send an update in 20 minutes",
    'No next update in 20 minutes',
    'If the next update fails in 5 minutes we roll back',
    'Updated at 14:30',
    'We will update: retry in 5 minutes',
    'Next update at 14:30 AEST',
    'Next update at 25:00',
    'Next update in 99999999999 weeks',
    'Next update soon',
    'Next update later today',
    'The restore takes 20 minutes',
    'The cache expires within 30 minutes',
    'We will be back in 10 minutes',
    'A customer asked for an update within 2 hours',
  ])('%s', (text) => {
    expect(readPromise(text, 'Europe/Paris', noon)).toBeNull();
  });
});

/** A timeline of updates, each so many minutes after noon and with its own words, and perhaps the end. */
function story(updates: ReadonlyArray<readonly [number, string]>, end?: number): Entry[] {
  const entries: Entry[] = [];
  let incident = open;
  for (const [minutes, text] of updates) {
    const now = later(minutes);
    const news = { said: plain(text), status: null, promise: readPromise(text, 'UTC', now), by: dana };
    const step = changed(update(incident, news, cadences, now));
    incident = step.incident;
    entries.push(step.entry);
  }
  if (end !== undefined) entries.push(changed(resolve(incident, plain(''), dana, later(end))).entry);
  return entries;
}

const lateness = (entries: readonly Entry[]) => promisesKept(entries).map(({ lateBy }) => lateBy && lateBy / 60);

describe('what became of the promises', () => {
  test('an hour each time, kept 13 and then 32 minutes late', () => {
    // 19:48, 21:01 and 22:33: 73 and 92 minutes apart.
    const hour = 'We will post another update in an hour.';
    expect(
      lateness(
        story([
          [0, hour],
          [73, hour],
          [165, 'All systems are back.'],
        ]),
      ),
    ).toEqual([13, 32]);
  });

  test('half an hour, 20 and 15 minutes, kept to the minute, one late and three late', () => {
    const next = (minutes: number) => `Next update in ${minutes} minutes`;
    expect(
      lateness(
        story([
          [0, next(30)],
          [30, next(20)],
          [51, next(15)],
          [69, 'It is stable.'],
        ]),
      ),
    ).toEqual([0, 1, 3]);
  });

  test('an early one is early', () => {
    expect(
      lateness(
        story([
          [0, 'Next update in 20 minutes'],
          [5, 'Fixed'],
        ]),
      ),
    ).toEqual([-15]);
  });

  test('the end keeps what was promised', () => {
    const [kept] = promisesKept(story([[0, 'Next update in 20 minutes']], 21));
    expect(kept).toMatchObject({ madeIn: 2, keptIn: 3, keptAt: later(21), lateBy: 60 });
  });

  test('one that nobody kept yet is open', () => {
    expect(promisesKept(story([[0, 'Next update in 20 minutes']]))).toEqual([
      { madeIn: 2, due: later(20), keptIn: null, keptAt: null, lateBy: null },
    ]);
  });

  test('what the cadence asks for is no promise', () => {
    expect(
      promisesKept(
        story([
          [0, 'Looking'],
          [90, 'Still looking'],
        ]),
      ),
    ).toEqual([]);
  });
});
