import { describe, expect, test } from '@jest/globals';
import {
  asked,
  did,
  finished,
  movedBack,
  noted,
  planned,
  reopened,
  resolved,
  rolledBack,
  type Step,
  tookBack,
  updated,
} from './record.ts';

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
    [
      'It was fixed at 09:20.',
      [...rolledBack, updated('09:52', 'A fix has been deployed.')],
      2,
      'fixed at 09:20',
      'UTC',
      '10:30',
    ],
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
    ['the fix was written a little later', 'Fixed at 09:20.', [...rolledBack, updated('09:25', 'Fix is live')]],
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
