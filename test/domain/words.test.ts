import { describe, expect, test } from '@jest/globals';
import { channelName } from '../../src/domain/channel-name.ts';
import { formatDuration, readDuration } from '../../src/domain/duration.ts';
import { readRole } from '../../src/domain/role.ts';
import { plain, slice, splitWord, trim } from '../../src/domain/said.ts';
import { compareSeverity, readSeverity } from '../../src/domain/severity.ts';
import { readStatus } from '../../src/domain/status.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('a severity is', () => {
  test.each([
    ['sev1', 'sev1'],
    ['SEV2', 'sev2'],
    ['Sev-3', 'sev3'],
    ['sev_4', 'sev4'],
    ['--sev1', 'sev1'],
    ['—sev2', 'sev2'],
    ['–sev2', 'sev2'],
    ['-sev3', 'sev3'],
    ['sev2:', 'sev2'],
    ['sev2,', 'sev2'],
    ['critical', 'sev1'],
    ['MAJOR', 'sev2'],
    ['minor:', 'sev3'],
    ['sev0', undefined],
    ['sev5', undefined],
    ['sev', undefined],
    ['sev12', undefined],
    ['2', undefined],
    ['', undefined],
    ['severe', undefined],
    ['sevv1', undefined],
    ['majority', undefined],
    ['toString', undefined],
    ['constructor', undefined],
  ])('%s: %s', (word, severity) => {
    expect(readSeverity(word)).toBe(severity);
  });

  test('worse the smaller its number', () => {
    expect(compareSeverity('sev1', 'sev4')).toBeLessThan(0);
    expect(compareSeverity('sev3', 'sev2')).toBeGreaterThan(0);
  });
});

describe('a status is', () => {
  test.each([
    ['investigating', 'investigating'],
    ['Identified', 'identified'],
    ['MONITORING:', 'monitoring'],
    ['resolved.', 'resolved'],
    ['monitor', undefined],
    ['fixed', undefined],
    ['', undefined],
    ['identified:-', undefined],
  ])('%s: %s', (word, status) => {
    expect(readStatus(word)).toBe(status);
  });
});

test.each([
  ['lead', 'commander'],
  ['IC', 'commander'],
  ['Commander', 'commander'],
  ['comms', 'comms'],
  ['chef', undefined],
  ['', undefined],
])('the role “%s” is %s', (word, role) => {
  expect(readRole(word)).toBe(role);
});

describe('a duration is', () => {
  test.each([
    ['5s', 5 * second],
    ['90 sec', 90 * second],
    ['1 second', second],
    ['20m', 20 * minute],
    ['20 min', 20 * minute],
    ['20 MINUTES', 20 * minute],
    ['1h', hour],
    ['2 hrs', 2 * hour],
    ['1h30m', 90 * minute],
    ['1h 30m', 90 * minute],
    ['1 hour and 30 minutes', 90 * minute],
    ['1 hour, 30 minutes', 90 * minute],
    ['one hour and two minutes', 62 * minute],
    ['an hour', hour],
    ['half an hour', 30 * minute],
    ['a minute', minute],
    ['half a day', 12 * hour],
    ['1.5h', 90 * minute],
    ['2d', 2 * day],
    ['2 weeks', 14 * day],
    ['1w', 7 * day],
  ])('%s', (text, milliseconds) => {
    expect(readDuration(text)).toBe(milliseconds);
  });

  test.each([
    '',
    '20',
    'm',
    '0m',
    '-5m',
    '5 moons',
    'soon',
    '5m ago',
    'in 5m',
    'five minutes',
    '1h30',
    '1e9h',
    '99999999999w',
    'hour',
    '20 mm',
    '٥ m',
  ])('none: “%s”', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });
});

test.each([
  [0, '0s'],
  [999, '0s'],
  [-5 * minute, '0s'],
  [59 * second, '59s'],
  [60 * second, '1m'],
  [49 * minute + 59 * second, '49m'],
  [hour, '1h'],
  [4 * hour + 32 * minute + 59 * second, '4h 32m'],
  [hour - 1, '59m'],
  [13 * day + 4 * hour + 38 * minute, '13d 4h'],
  [31 * hour + 16 * minute, '1d 7h'],
  [13 * hour + 37 * minute, '13h 37m'],
  [day + 5 * minute, '1d 5m'],
])('%i milliseconds read %s', (milliseconds, words) => {
  expect(formatDuration(milliseconds)).toBe(words);
});

describe('a channel is called', () => {
  test.each([
    ['Checkout is down', 'inc-7-checkout-is-down'],
    ['  Ünïcödé & Çrème!! ', 'inc-7-unicode-creme'],
    ['Straße für Øre, Łódź', 'inc-7-strasse-fur-ore-lodz'],
    ['🔥🔥🔥', 'inc-7'],
    ['', 'inc-7'],
    ['---', 'inc-7'],
    ['決済が止まった', 'inc-7'],
    ['DB_1 / EU-west', 'inc-7-db-1-eu-west'],
    ['a\u202Eb\u0000c\uD800', 'inc-7-a-b-c'],
  ])('“%s”: %s', (title, name) => {
    expect(channelName(7, title)).toBe(name);
  });

  test.each(['word '.repeat(2400), 'x'.repeat(12_000), '🔥'.repeat(12_000), 'é-'.repeat(300)])(
    'whatever its length, as Slack takes it',
    (title) => {
      for (const id of [1, 99_999]) {
        for (const suffix of ['', '-2', '-20']) {
          const name = channelName(id, title, suffix);
          expect(name).toMatch(/^inc-\d+(?:-[a-z0-9]+)*$/u);
          expect(name.length).toBeLessThanOrEqual(80);
          expect(name.endsWith(suffix)).toBe(true);
        }
      }
    },
  );

  test('never with half a word at its end', () => {
    expect(channelName(7, `${'word '.repeat(14)}incomprehensibilities`)).toBe(`inc-7${'-word'.repeat(14)}`);
  });
});

describe('what somebody said', () => {
  const said = { text: '  ask @kofi now', mentions: [{ from: 6, to: 11, person: 'UKOFI' }] };
  test('keeps its people when it is cut', () => {
    expect(trim(said)).toEqual({ text: 'ask @kofi now', mentions: [{ from: 4, to: 9, person: 'UKOFI' }] });
    expect(splitWord(said)).toEqual({
      word: 'ask',
      rest: { text: '@kofi now', mentions: [{ from: 0, to: 5, person: 'UKOFI' }] },
    });
  });
  test('loses those who are cut away', () => expect(slice(said, 0, 8).mentions).toEqual([]));
  test('may be nothing', () => expect(splitWord(plain(' \n '))).toEqual({ word: '', rest: plain('') }));
});
