import { describe, expect, test } from '@jest/globals';
import { asked, noted, type Step, tookBack, updated } from './record.ts';

const analytics = [updated('18:55', 'From 18:47 GMT+1 no analytics were kept, and we will not get them back.')];

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
