import { describe, expect, test } from '@jest/globals';
import { clockDoubts } from '../../../src/domain/clock-check/check.ts';
import {
  did,
  finished,
  movedBack,
  noted,
  on,
  planned,
  recordOf,
  reopened,
  resolved,
  type Step,
  tookBack,
  updated,
} from './record.ts';

/** 09:52 on Friday, November 7, 2025. */
const asked = (text: string, steps: readonly Step[], now = '09:52', zone = 'UTC') =>
  clockDoubts(text, recordOf(steps), zone, on(now));

const rolledBack = [updated('09:11', 'We found the cause and rolled back the change.')];
const analytics = [updated('18:55', 'From 18:47 GMT+1 no analytics were collected.')];

describe('asks which time of the fix is right', () => {
  test.each<[text: string, steps: Step[], against: number, words: string, zone?: string, now?: string]>([
    ['The issue was fixed at 9:20 AM UTC by routing by hand.', rolledBack, 2, 'fixed at 9:20 AM UTC'],
    ['Rolled back the change at 09:20.', rolledBack, 2, 'Rolled back the change at 09:20'],
    ['The fault was addressed on November 7 at 9:20 AM UTC.', rolledBack, 2, 'addressed on November 7 at 9:20 AM UTC'],
    [
      'At 09:20 UTC we rolled the release back.',
      rolledBack,
      2,
      'At 09:20 UTC we rolled the release back'.slice(2).trim(),
    ],
    ['09:20 - rolled back', rolledBack, 2, '09:20 - rolled back'],
    ['The fix was at 09:20 UTC.', rolledBack, 2, 'fix was at 09:20 UTC'],
    ['It was mitigated at 09:20.', rolledBack, 2, 'mitigated at 09:20'],
    ['We deployed a fix at 09:13.', [noted('09:11', 'Fix deployed')], 2, 'deployed a fix at 09:13'],
    ['Service restored as of 09:20.', [noted('09:11', 'Service restored')], 2, 'restored as of 09:20'],
    ['The workers were restarted at 09:40.', [did('09:11', 'restarted the workers')], 2, 'restarted at 09:40'],
    [
      'We reverted at 09:20.',
      [planned('09:09', 'Roll back the release'), finished('09:11', 2)],
      3,
      'reverted at 09:20',
    ],
    ['We reverted at 09:30.', [noted('09:40', 'Rolled back the deploy', '09:11')], 2, 'reverted at 09:30'],
    ['We reverted at 09:05.', [noted('09:40', 'Rolled back the deploy', '09:11')], 2, 'reverted at 09:05'],
    ['We reverted at 09:30.', [noted('09:45', 'The change was rolled back at 09:11 UTC.')], 2, 'reverted at 09:30'],
    ['We reverted at 09:20.', [noted('09:31', 'Rolled back'), movedBack('09:33', 2, '09:11')], 2, 'reverted at 09:20'],
    ['Rolled back at 10:20 GMT+1.', rolledBack, 2, 'Rolled back at 10:20 GMT+1'],
    ['Rolled back at 10:20.', rolledBack, 2, 'Rolled back at 10:20', 'Europe/Paris'],
    ['• 09:05 first alert\n• 09:20 rollback complete', rolledBack, 2, '09:20 rollback complete'],
    ['Fix applied 09:20.', rolledBack, 2, 'Fix applied 09:20'],
    ['09:05 alert, 09:20 rolled back, 09:31 all green.', rolledBack, 2, '09:20 rolled back'],
    ['Rolled back around 09:40.', rolledBack, 2, 'Rolled back around 09:40'],
    ['We rolled back at 09:20.', [noted('14:00', 'Rolled back the change')], 2, 'rolled back at 09:20', 'UTC', '14:05'],
    ['Fixed yesterday at 09:20 UTC.', rolledBack, 2, 'Fixed yesterday at 09:20 UTC', 'UTC', '11-08, 10:00'],
  ])('%s', (...row) => {
    const [text, steps, against, words, zone, now] = row;
    expect(asked(text, steps, now, zone)).toMatchObject([{ kind: 'fix', against, words }]);
  });

  test('in one question, with both times', () => {
    expect(asked('The issue was fixed at 9:20 AM UTC.', rolledBack)).toEqual([
      {
        kind: 'fix',
        key: 'fix:2:2025-11-07T09:20:00.000Z',
        words: 'fixed at 9:20 AM UTC',
        against: 2,
        sentence: 'You say the fix was at 09:20 UTC; entry 2 records the rollback at 09:11 UTC. Which is it?',
      },
    ]);
    expect(asked('Rolled back at 10:20 GMT+1.', rolledBack)[0]?.sentence).toBe(
      'You say the rollback was at 10:20 GMT+1 (09:20 UTC); entry 2 records the rollback at 09:11 UTC. Which is it?',
    );
  });
});

describe('asks nothing about a fix', () => {
  test.each<[why: string, text: string, steps: Step[], now?: string, zone?: string]>([
    ['it agrees', 'Fixed at 09:11 UTC.', rolledBack],
    ['a minute is nothing', 'Rolled back at 09:12.', rolledBack],
    ['another zone, the same moment', 'Fixed at 10:11 GMT+1.', rolledBack],
    ['their own clock', 'Rolled back at 10:11.', rolledBack, '09:52', 'Europe/Paris'],
    ['UTC, as Sitrep shows it', 'Rolled back at 09:11.', rolledBack, '09:52', 'Europe/Paris'],
    ['a clock of twelve hours', 'Rolled back at 2:11.', [noted('14:11', 'Rolled back')], '14:50'],
    ['about that time', 'Rolled back around 09:20.', rolledBack],
    ['written a little after it was done', 'We rolled back at 09:05.', rolledBack],
    ['nothing on record', 'Fixed at 09:20.', []],
    ['another deed', 'Service restored at 09:20.', rolledBack],
    ['a restart is no rollback', 'We restarted the workers at 09:20.', rolledBack],
    ['both times are named', 'Rolled back at 09:11, fixed at 09:20.', rolledBack],
    ['the record has that one too', 'Fixed at 09:20.', [...rolledBack, noted('09:20', 'Fix is live')]],
    ['another thing', 'Search was fixed at 09:20.', [noted('09:11', 'Fixed the login page')]],
    ['another region', 'Rolled back NA at 09:20.', [noted('09:11', 'Rolled back EU')]],
    ['another stage', 'Production was rolled back at 09:20.', [noted('09:11', 'Rolled back staging')]],
    ['another host', 'Restarted db-3 at 09:20.', [noted('09:11', 'Restarted db-2')]],
    ['a second time', 'We rolled back again at 09:20.', rolledBack],
    ['it did not hold', 'Fixed at 09:40.', [...rolledBack, noted('09:25', 'The rollback did not help')]],
    ['the text says it did not hold', 'The rollback did not help. Fixed at 09:40.', rolledBack],
    ['reopened since', 'Fixed at 10:40.', [...rolledBack, resolved('09:30', ''), reopened('10:00')], '10:45'],
    ['taken back', 'Fixed at 09:20.', [...rolledBack, tookBack('09:15', 2)]],
    ['put right', 'Fixed at 09:20.', [noted('09:31', 'Rolled back'), movedBack('09:33', 2, '09:20')]],
    ['a question', 'Was it fixed at 09:20?', rolledBack],
    ['denied', 'It was not fixed at 09:20.', rolledBack],
    ['a part of it', 'It was partially restored at 09:20.', [noted('09:11', 'Service restored')]],
    ['to come', 'The change will be rolled back at 15:30.', rolledBack],
    ['a deadline', 'Everything should be restored by 09:58.', [noted('09:11', 'Service restored')]],
    ['no later than', 'It was rolled back by 09:20.', rolledBack],
    ['quoted', 'Support wrote “fixed at 09:20”.', rolledBack],
    ['code', 'The log says `rolled back at 09:20`.', rolledBack],
    ['a quoted line', '> fixed at 09:20\nThanks all.', rolledBack],
    ['somebody else', 'AWS reports that it was fixed at 09:20.', rolledBack],
    ['their vendor', 'Our vendor rolled back at 09:20.', rolledBack],
    ['a version', 'We rolled back to 3.12 at noon.', rolledBack],
    ['a ratio', 'Fixed at 10:1 compression.', rolledBack],
    ['an address', 'Restarted at 10.0.9.20:8080.', [did('09:11', 'restarted the proxy')]],
    ['a length', 'Fixed at 1:30 hours into the incident.', rolledBack],
    ['a zone nobody can tell', 'Fixed at 09:20 XYZT.', rolledBack],
    ['too long before', 'Fixed at 02:20.', rolledBack],
    ['a meeting', 'The call was fixed at 09:20.', rolledBack],
    ['a plan in the record', 'Rolled back at 09:20.', [noted('09:11', 'We will roll back the change')]],
    ['a try in the record', 'Rolled back at 09:20.', [noted('09:11', 'Tried: the change is not rolled back')]],
    ['done just now, long after', 'Fixed at 13:00.', [noted('09:11', 'Fix deployed')], '13:04'],
    ['a backup', 'Restored from the 02:00 backup.', [noted('09:11', 'Restored the database')]],
    ['what was pushed then', 'Reverted the commit pushed at 08:20 UTC.', rolledBack],
    ['what began then', 'Fixed an issue that started at 08:20 UTC.', rolledBack],
    ['a snapshot', 'We restored the 08:20 UTC snapshot.', [noted('09:11', 'Restored the database')]],
    ['the release of that time', 'The release that went out at 08:20 has been rolled back.', rolledBack],
    ['the orders of that time', 'Orders between 08:20 and 09:00 failed; the change was rolled back.', rolledBack],
    ['the next update', 'Next update at 09:58.', rolledBack],
  ])('%s: %s', (...row) => {
    const [, text, steps, now, zone] = row;
    expect(asked(text, steps, now, zone)).toEqual([]);
  });
});

describe('asks which time of the same thing is right', () => {
  test.each<[text: string, steps: Step[], words: string, zone?: string]>([
    ['Analytics are missing since 18:40 GMT+1.', analytics, 'since 18:40 GMT+1'],
    ['No analytics from 17:40 UTC to 19:30 UTC.', analytics, 'from 17:40 UTC'],
    ['We lost analytics between 18:40 and 20:20 GMT+1.', analytics, 'between 18:40'],
    [
      'Analytics and tracking:\nTo be faster, we turned off counting of push, mail and SMS between 18:40 GMT+1 and 20:20 GMT+1.',
      analytics,
      'between 18:40 GMT+1',
    ],
    ['The outage began at 09:20.', [updated('09:30', 'There is an outage since 09:05.')], 'began at 09:20'],
    [
      'Tracking was off 09:05-09:30; mail was off from 10:10.',
      [noted('11:00', 'mail is off since 10:00')],
      'from 10:10',
    ],
    ['Exports failed until 10:20.', [updated('11:00', 'Exports failed until 10:05.')], 'until 10:20'],
    ['Exports failed from 9:05am to 10:20am PST.', [updated('19:00', 'Exports failed from 17:10 UTC.')], 'from 9:05am'],
  ])('%s', (...row) => {
    const [text, steps, words, zone] = row;
    expect(asked(text, steps, '19:58', zone)).toMatchObject([{ kind: 'contradiction', against: 2, words }]);
  });

  test('in one question, with both times', () => {
    expect(asked('Analytics are missing since 18:40 GMT+1.', analytics, '19:58')[0]?.sentence).toBe(
      'You say it began at 18:40 GMT+1 (17:40 UTC); entry 2 says it began at 18:47 GMT+1 (17:47 UTC). Which is it?',
    );
  });
});

describe('asks nothing about a beginning or an end', () => {
  const mail = [updated('18:55', 'Email is down since 18:30, push since 18:10.')];
  test.each<[why: string, text: string, steps: Step[], zone?: string]>([
    ['the same in UTC', 'No analytics from 17:47 UTC.', analytics],
    ['the same on their clock', 'No analytics from 18:47.', analytics, 'Europe/Paris'],
    ['another thing', 'No exports from 18:40 GMT+1.', analytics],
    ['nothing but common words', 'Some customers saw errors from 18:40 GMT+1.', analytics],
    ['another clause', 'Analytics are slow, but exports are down since 18:40 GMT+1.', analytics],
    ['each its own', 'Push is down since 18:10, email since 18:30.', mail],
    ['well again', 'Analytics are back since 18:58 GMT+1.', analytics],
    ['somebody at work on it', 'We are investigating analytics since 18:58 GMT+1.', analytics],
    ['better since', 'There are no errors in analytics since 18:58 GMT+1.', analytics],
    ['a repair', 'The backfill of analytics is running since 18:58 GMT+1.', analytics],
    ['another region', 'EU analytics missing since 18:40.', [updated('18:55', 'NA analytics missing since 18:47.')]],
    ['a second time', 'Analytics were missing again from 18:59 GMT+1.', analytics],
    ['put right in words', 'Correction: analytics were missing from 18:40 GMT+1, not 18:47 GMT+1.', analytics],
    ['known to be earlier', 'We now know that analytics are missing since 18:40 GMT+1.', analytics],
    ['about that time', 'Analytics are missing since about 18:40 GMT+1.', analytics],
    ['a plan', 'Analytics will be off from 18:40 GMT+1 to 23:20 GMT+1.', analytics],
    ['another window', 'Analytics were missing from 14:00 to 14:20 GMT+1.', analytics],
    ['the end so far', 'Exports failed until 10:40.', [updated('10:21', 'Exports failed until 10:20.')]],
    ['taken back', 'No analytics since 18:40 GMT+1.', [...analytics, tookBack('19:00', 2)]],
    ['quoted', 'A customer writes "no analytics since 18:40 GMT+1".', analytics],
    ['a promise', 'News about analytics by 18:40 GMT+1.', analytics],
  ])('%s: %s', (...row) => {
    const [, text, steps, zone] = row;
    expect(asked(text, steps, '19:58', zone)).toEqual([]);
  });
});

describe('asks about a weekday that is not that date', () => {
  test.each([
    ['It began on Thursday, November 6, and on Friday, July 18.', undefined],
    ['It began on Thursday, July 18.', 'Thursday, July 18'],
    ['Done by Thu 20 Nov, Fri 22 Nov at the latest.', 'Fri 22 Nov'],
    ['It began on Monday 2025-11-04.', 'Monday 2025-11-04'],
    ['It began on July 18th, 2024 (Friday).', 'July 18th, 2024 (Friday'],
    ['It began on Thursday, July 18, 2024.', undefined],
    ['Data follows no later than Friday, November 14.', undefined],
    ['By Friday, January 2 all is rebuilt.', undefined],
    ['It began on Thursday; July 18 may be affected.', undefined],
    ['On Thursday 18 may be slow.', undefined],
    ['It began on Monday, February 30.', undefined],
    ['They wrote “Thursday, July 18”.', undefined],
    ['Thursday or July 18, we do not know.', undefined],
  ])('%s', (text, words) => {
    expect(asked(text, [])).toMatchObject(words === undefined ? [] : [{ kind: 'weekday', words, against: null }]);
  });

  test('and says which it is', () => {
    expect(asked('It began on Thursday, July 19.', [])[0]?.sentence).toBe(
      'You write “Thursday, July 19”, but July 19, 2025 is a Saturday. Which day is meant?',
    );
  });
});

describe('asks about what happened at a time that has not come', () => {
  test.each([
    ['It was fixed at 14:30.', 'fixed at 14:30', 'UTC'],
    ['The change was deployed at 9:20 AM PST.', 'deployed at 9:20 AM PST', 'UTC'],
    ['Errors began at 11:40 UTC.', 'began at 11:40 UTC', 'Europe/Paris'],
    ['It was fixed on November 8 at 09:00 UTC.', 'fixed on November 8 at 09:00 UTC', 'UTC'],
    ['It was fixed at 09:55.', undefined, 'UTC'],
    ['It was fixed at 10:30.', undefined, 'Europe/Paris'],
    ['It was fixed yesterday at 14:30.', undefined, 'UTC'],
    ['It was fixed at 2:30.', undefined, 'UTC'],
    ['It will be fixed at 14:30.', undefined, 'UTC'],
    ['The deploy is scheduled to be finished at 14:30.', undefined, 'UTC'],
    ['The meeting was fixed at 14:30.', undefined, 'UTC'],
    ['It was fixed; next update at 14:30.', undefined, 'UTC'],
    ['We deployed the fix and post an update at 14:30.', undefined, 'UTC'],
    ['If it is fixed at 14:30 we close.', undefined, 'UTC'],
    ['Resolved by 14:30.', undefined, 'UTC'],
  ])('%s', (text, words, zone) => {
    const doubts = asked(text, [], '09:52', zone);
    expect(doubts).toMatchObject(words === undefined ? [] : [{ kind: 'future', words, against: null }]);
  });

  test('but not about last night', () => {
    expect(asked('It was fixed at 23:50.', [], '11-08, 00:10')).toEqual([]);
  });
});

test('two questions are the most, and none is asked twice', () => {
  const text = 'On Thursday, July 18 it began. On Thursday, July 18 too. Fixed at 14:30. Rolled back at 09:20.';
  expect(asked(text, rolledBack).map(({ kind }) => kind)).toEqual(['weekday', 'future']);
});

test('the entry of the text itself is no other voice', () => {
  const text = 'The issue was fixed at 09:20 UTC.';
  expect(asked(text, [...rolledBack, updated('09:52', text)])).toMatchObject([{ kind: 'fix', against: 2 }]);
});

test('the key is the same however it is said', () => {
  const [one] = asked('Fixed at 9:20 AM UTC.', rolledBack);
  const [other] = asked('We know it was fixed at 10:20 GMT+1', rolledBack, '10:30');
  expect(one?.key).toBe(other?.key);
});

describe('a hostile text is read within 200 ms', () => {
  const size = 100_000;
  const steps = [...rolledBack, noted('09:20', 'rolled back at 09:11 since 09:05 '.repeat(80))];
  test.each([
    'from 18:47 ',
    '09:20-',
    'rolled x ',
    'rolled back at ',
    'Thursday, July 18 ',
    '“',
    '"',
    "'a ",
    '`',
    '> ',
    ' ',
    '\n',
    '18:47 to ',
    'fixed at 09:20. ',
    'since 09:20, analytics and ',
    '0',
    ':',
    '1:',
    'a-',
    '\u{1f600}',
    '\ud800',
    'İ',
    'between about ~ ',
    'GMT+1 09:20 (',
    'all times in ',
    'may 5 ',
    ',',
    '&gt;',
    '*_~',
    'was ',
    '09:20 UTC\n',
    '1-a',
  ])('%j', (piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    const record = recordOf(steps);
    const start = performance.now();
    clockDoubts(text, record, 'UTC', on('09:52'));
    const ms = performance.now() - start;
    if (ms > 40) console.log(piece, ms);
    expect(ms).toBeLessThan(200);
  });

  test('in a zone that nobody knows, too', () => {
    expect(asked('Fixed at 09:20.', rolledBack, '09:52', 'Nope/Nope')).toHaveLength(1);
    expect(asked('', [], '09:52', '')).toEqual([]);
  });
});
