import { describe, expect, test } from '@jest/globals';
import { clockDoubts } from '../../../src/domain/clock-check/check.ts';
import { asked, noted, on, recordOf, rolledBack, updated } from './record.ts';

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

describe('a hostile text is read in no time, not in ages', () => {
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
    clockDoubts(text, record, 'Europe/Paris', on('09:52'));
    expect(performance.now() - start).toBeLessThan(4000);
  });

  test('in a zone that nobody knows, too', () => {
    expect(asked('Fixed at 09:20.', rolledBack, '09:52', 'Nope/Nope')).toHaveLength(1);
    expect(asked('', [], '09:52', '')).toEqual([]);
  });
});
