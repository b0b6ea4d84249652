import { describe, expect, test } from '@jest/globals';
import { amend } from '../../src/domain/amend.ts';
import { asItStands } from '../../src/domain/as-it-stands.ts';
import type { When } from '../../src/domain/change.ts';
import { declare } from '../../src/domain/declare.ts';
import { near } from '../../src/domain/impacts/around.ts';
import type { ImpactTime, Precision } from '../../src/domain/impacts/time.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Mode } from '../../src/domain/mode.ts';
import { nothingDue } from '../../src/domain/next.ts';
import { note } from '../../src/domain/note.ts';
import { readPast } from '../../src/domain/past.ts';
import { addedAfter } from '../../src/domain/remarks.ts';
import { reopen } from '../../src/domain/reopen.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { plain } from '../../src/domain/said.ts';
import { showDate } from '../../src/domain/show-time.ts';
import { storyOf } from '../../src/domain/story.ts';
import type { Entry } from '../../src/domain/timeline.ts';
import { sayWhen, showEntryTime } from '../../src/domain/told.ts';
import { soFar, tookOf, tookWords } from '../../src/domain/took.ts';
import { update } from '../../src/domain/update.ts';
import { cadences, changed, dana, later, noon, open, opened, refusal, standing } from './incident.ts';

const newYork = 'America/New_York';
const told = (iso: string, precision: Precision = 'minute', zone = 'UTC', approx = false): ImpactTime => ({
  at: new Date(iso),
  precision,
  approx,
  zone,
});
/** A day in New York is where it began there. */
const day = (iso: string): ImpactTime => told(iso, 'day', newYork);
const declaring = (at: When | undefined, mode: Mode = 'retro') =>
  declare({ title: plain('x'), severity: 'sev2', mode, by: dana, at }, { id: 7, teamId: 'T1' }, cadences, noon);
const retro = (at?: When): Incident => changed(declaring(at)).incident;
const resolving = (incident: Incident, at?: When) => resolve(incident, plain(''), [], dana, later(60), { at });
const over = (incident: Incident, at?: When): Incident => changed(resolving(incident, at)).incident;

describe('how long it took', () => {
  test.each([
    ['of one that was lived', over(open), '1h', 3600],
    ['of one that ended earlier than it was said', over(open, told('2026-11-20T12:30:00Z')), '30m', 1800],
    ['of two times that were told', over(retro(told('2026-01-01T09:00Z')), told('2026-01-01T09:49Z')), '49m', 2940],
    ['of two days, over a change of the clock', over(retro(day('2026-02-24T05:00Z')), day('2026-03-13T04:00Z')), '17d'],
    ['of a day and a time', over(retro(day('2026-02-24T05:00Z')), told('2026-02-26T17:00Z')), '2d'],
    ['of one day', over(retro(day('2026-02-24T05:00Z')), day('2026-02-24T05:00Z')), '—', null],
    ['of one moment', over(retro(told('2023-08-01T01:00Z')), told('2023-08-01T01:00Z')), '—', null],
    ['where no beginning was told', over(retro(), told('2023-08-01T01:00Z')), '—', null],
    ['where no end was told', over(retro(told('2023-08-01T01:00Z'))), '—', null],
    ['while it is open', open, '—', null],
  ])('%s', (_, incident, words, seconds: number | null | undefined = undefined) => {
    expect(tookWords(incident)).toBe(words);
    const took = tookOf(incident);
    if (seconds !== undefined) expect(took === null ? null : took / 1000).toBe(seconds);
  });

  test('so far', () => {
    expect(soFar(open, later(5))).toBe('5m');
    expect(soFar(retro(), later(5))).toBe('—');
    expect(soFar(retro(day('2026-11-18T05:00Z')), later(5))).toBe('2d');
  });
});

describe('an end and a beginning fit together', () => {
  test.each([
    ['an end before the beginning', () => resolving(open, told('2026-11-20T11:59Z')), 'unclear_time'],
    ['an end that has not come', () => resolving(open, told('2026-11-20T13:01Z')), 'future'],
    ['a beginning that has not come', () => declaring(told('2026-11-20T12:01Z')), 'future'],
    ['a day before the beginning', () => resolving(open, day('2026-11-19T05:00Z')), 'unclear_time'],
  ])('not %s', (_, rule, code) => {
    expect(refusal(rule()).code).toBe(code);
  });

  test('within the minute, or the day, that was told', () => {
    const seconds = { ...open, declaredAt: new Date('2026-11-20T12:00:40Z') };
    expect(over(seconds, told('2026-11-20T12:00Z')).resolvedAt).toEqual(noon);
    expect(over(open, day('2026-11-20T05:00Z')).resolvedAt).toEqual(new Date('2026-11-20T05:00Z'));
  });

  test('of what was written down afterwards, and nobody told when it began, any end does', () => {
    expect(over(retro(), told('2023-08-01T01:00Z')).resolvedTold).toEqual({
      ...{ precision: 'minute', approx: false, zone: 'UTC' },
    });
  });
});

describe('a time that is put right', () => {
  const at = told('2026-11-20T11:40Z', 'minute', 'UTC', true);
  const ended = changed(resolving(open));
  const record: Entry[] = [opened.entry, ended.entry];
  const amended = (incident: Incident, seq: number, when: When) =>
    amend(incident, standing(record, seq), { said: null, at: when, by: dana }, later(90));

  test('of the first entry is when it began', () => {
    const { incident, entry } = changed(amended(ended.incident, 1, at));
    expect(incident).toMatchObject({ declaredAt: at.at, declaredTold: { approx: true }, resolvedAt: later(60) });
    expect(storyOf(entry)).toBe('entry 1 amended to approximately 11:40 UTC');
    const [first] = asItStands([...record, entry]);
    expect(first && showEntryTime(first.entry, showDate)).toBe('approximately Nov 20, 2026, 11:40 UTC');
  });

  test('of the end is when it ended; of one that was reopened, only that of the entry', () => {
    const when = told('2026-11-20T12:30Z');
    expect(changed(amended(ended.incident, 2, when)).incident.resolvedAt).toEqual(when.at);
    const again = changed(reopen(ended.incident, plain('no'), dana, cadences, later(61))).incident;
    expect(changed(amended(again, 2, when)).incident.resolvedAt).toBeNull();
    const end = told('2026-11-20T12:55Z');
    expect(changed(amended(over(again, end), 2, when)).incident.resolvedAt).toEqual(end.at);
  });

  test('may itself be put right, more exactly or less', () => {
    const first = changed(note(open, plain('n'), dana, told('2026-11-20T11:00Z', 'second'), later(1)));
    const record = [opened.entry, first.entry];
    const amendment = { said: null, at: day('2026-11-19T05:00Z'), by: dana };
    const { entry } = changed(amend(first.incident, standing(record, 2), amendment, later(2)));
    const now = asItStands([...record, entry])[1]?.entry;
    expect(first.entry.detail).toEqual({ told: { precision: 'second', approx: false, zone: 'UTC' } });
    expect(now && showEntryTime(now, showDate)).toBe('Nov 19, 2026');
  });

  test.each([
    ['after its end', 1, later(70), 'unclear_time'],
    ['before its beginning', 2, later(-70), 'unclear_time'],
    ['to come', 1, later(95), 'future'],
  ])('not %s', (_, seq, when, code) => {
    expect(refusal(amended(ended.incident, seq, when)).code).toBe(code);
  });
});

test('an older record does not say how exact its times are: they are read to the minute', () => {
  const { entry } = changed(note(open, plain('n'), dana, later(-30), later(1)));
  expect(entry.detail).toEqual({});
  expect(showEntryTime(entry, () => 'as seen')).toBe('Nov 20, 2026, 11:30 UTC');
  expect(showEntryTime(opened.entry, () => 'as seen')).toBe('as seen');
});

test('what is told by the day was added days later, and not hours', () => {
  const on = (iso: string) => {
    const { entry } = changed(note(open, plain('n'), dana, day(iso), later(1)));
    const [first] = asItStands([entry]);
    return first && addedAfter(first);
  };
  expect(on('2026-11-18T05:00Z')).toBe('2d');
  expect(on('2026-11-20T05:00Z')).toBeNull();
});

test('a time is said back as exactly as it was said, in both zones', () => {
  expect(sayWhen(told('2026-11-20T11:40Z'), ['Europe/Paris'], noon)).toBe('at 11:40 UTC (12:40 Europe/Paris)');
  expect(sayWhen(told('2026-11-20T11:40:09Z', 'second'), [], noon)).toBe('at 11:40:09 UTC');
  expect(sayWhen(told('2023-07-18T16:07:21Z', 'second'), [], noon)).toBe('at Jul 18, 2023, 16:07:21 UTC');
  expect(sayWhen(day('2026-03-11T04:00Z'), ['Europe/Paris'], noon)).toBe('on Mar 11, 2026');
});

test('nobody waits for news of what is over: no update of it sets a clock', () => {
  const news = { said: plain('x'), status: 'identified' as const, promises: [], by: dana };
  const { incident } = changed(update(retro(), { ...news, at: told('2026-01-01T09:00Z') }, cadences, noon));
  expect(incident.next).toEqual(nothingDue);
  expect(changed(reopen(over(incident), plain('no'), dana, cadences, later(70))).incident.next).toEqual(nothingDue);
});

test('what is told of it is near its beginning, while nobody has told its end', () => {
  const incident = retro(told('2026-11-18T09:00Z'));
  const past = readPast('09:20', 'UTC', later(90), near(incident, later(90)));
  expect(past).toMatchObject({ at: new Date('2026-11-18T09:20Z') });
});

test('what is told of it is near it, also where only its end was told', () => {
  const incident = over(retro(), told('2023-08-01T01:00Z'));
  const past = readPast('July 20, 09:00', 'UTC', later(90), near(incident, later(90)));
  expect(past).toMatchObject({ at: new Date('2023-07-20T09:00Z') });
});
