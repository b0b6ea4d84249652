import { describe, expect, test } from '@jest/globals';
import { asked } from './record.ts';

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
