import { describe, expect, test } from '@jest/globals';
import { asked } from './record.ts';

describe('asks about a weekday that is not that date', () => {
  test.each([
    ['It began on Thursday, November 6, and on Friday, July 18.', undefined],
    ['It began on Thursday, July 18.', 'Thursday, July 18'],
    ['Done by Thu 20 Nov, Fri 22 Nov at the latest.', 'Fri 22 Nov'],
    ['It began on Monday 2025-11-04.', 'Monday 2025-11-04'],
    ['It began on July 18th, 2024 (Friday).', 'July 18th, 2024 (Friday)'],
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
