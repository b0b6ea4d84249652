import { TZDate } from '@date-fns/tz';
import { expect, test } from '@jest/globals';
import { format } from 'date-fns/format';
import { isSameDate, showDate, showInstant, showMoment, showTime } from '../../src/domain/show-time.ts';

const moments = [
  '0999-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00.000Z',
  '2024-02-29T12:00:30.500Z',
  '2026-03-29T01:30:00.000Z',
  '2026-11-01T00:00:00.000Z',
  '2026-12-31T23:59:59.999Z',
  '9999-09-09T09:09:09.009Z',
].map((text) => new Date(text));

test.each(moments)('times of UTC read as the calendar has them: %p', (at) => {
  const by = (pattern: string) => `${format(new TZDate(at.getTime(), 'UTC'), pattern)} UTC`;

  expect(showMoment(at)).toBe(by('MMM d, HH:mm'));
  expect(showDate(at)).toBe(by('MMM d, yyyy, HH:mm'));
  expect(showInstant(at)).toBe(by('MMM d, yyyy, HH:mm:ss'));
  expect(showTime(at, at)).toBe(by('HH:mm'));
});

test('midnight in UTC parts two days', () => {
  const [before, after] = [new Date('2026-12-31T23:59:59.999Z'), new Date('2027-01-01T00:00:00Z')];

  expect(isSameDate(before, after)).toBe(false);
  expect(isSameDate(before, new Date('2026-12-31T00:00:00Z'))).toBe(true);
  expect(showTime(before, after)).toBe('Dec 31, 2026, 23:59 UTC');
});
