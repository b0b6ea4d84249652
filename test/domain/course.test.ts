import { describe, expect, test } from '@jest/globals';
import { amend } from '../../src/domain/amend.ts';
import type { Change } from '../../src/domain/change.ts';
import { courseOf } from '../../src/domain/course.ts';
import { setImpact } from '../../src/domain/impact.ts';
import { newPromise } from '../../src/domain/promises/new.ts';
import type { PromiseRecord } from '../../src/domain/promises/record.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { retract } from '../../src/domain/retract.ts';
import { plain } from '../../src/domain/said.ts';
import { update } from '../../src/domain/update.ts';
import { cadences, changed, dana, later, noon, opened, standing } from './incident.ts';

const told = (minutes: number) => ({ at: later(minutes), precision: 'minute', approx: false, zone: 'UTC' }) as const;

function lived() {
  const record = [opened.entry];
  let { incident } = opened;
  const then = (change: Change) => {
    incident = change.incident;
    record.push(change.entry);
  };
  const news = (status: 'identified' | 'monitoring' | null, minutes: number) =>
    then(changed(update(incident, { said: plain('news'), status, promises: [], by: dana }, cadences, later(minutes))));
  const hit = (component: string, degree: 'none' | 'minor' | 'full', from: number | null, to: number | null) => {
    const ends = { from: from === null ? null : told(from), to: to === null ? null : told(to) };
    const rest = { region: null, amount: null, data: null, causedBy: null, said: plain(''), by: dana };
    then(changed(setImpact(incident, { component, degree, ...ends, ...rest }, later(50))));
  };
  return {
    news,
    hit,
    then,
    record,
    now: () => incident,
    course: (promises: readonly PromiseRecord[] = [], minutes = 60) =>
      courseOf(incident, record, promises, later(minutes)),
  };
}

const promise = (due: number, more: Partial<PromiseRecord>): PromiseRecord => ({
  ...newPromise(
    { open: [], made: 0, touched: [] },
    { kind: 'update', due: later(due), event: null, words: '', by: dana, origin: 'said' },
    { seq: 2, at: noon },
  ),
  ...more,
});

describe('the course of an incident', () => {
  test('is its statuses, its updates and what it hit, the worst first', () => {
    const { news, hit, then, now, course } = lived();
    news('identified', 10);
    news(null, 20);
    news('monitoring', 30);
    hit('Search', 'minor', 5, 15);
    hit('Checkout', 'full', -10, null);
    hit('Login', 'none', null, null);
    then(changed(resolve(now(), plain('done'), [], dana, later(55))));
    const data = course();
    expect(data).toMatchObject({ id: 7, status: 'resolved', took: '55m', from: later(-10), to: later(55) });
    expect(data?.bands.map(({ status, from, to }) => [status, from, to])).toEqual([
      ['investigating', noon, later(10)],
      ['identified', later(10), later(30)],
      ['monitoring', later(30), later(55)],
    ]);
    expect(data?.updates).toEqual([10, 20, 30, 55].map(later));
    expect(data?.impacts).toEqual([
      { name: 'Checkout', degree: 'full', from: later(-10), to: null },
      { name: 'Search', degree: 'minor', from: later(5), to: later(15) },
    ]);
  });

  test('reads as the record does now: what was taken back is not in it, what was put right is where it belongs', () => {
    const { news, then, now, record, course } = lived();
    news('identified', 10);
    news(null, 20);
    then(changed(amend(now(), standing(record, 2), { said: null, at: told(15), by: dana }, later(30))));
    then(changed(retract(now(), standing(record, 3), { why: plain('wrong'), by: dana, cadences }, later(40))));
    expect(course()?.updates).toEqual([later(15)]);
    expect(course()?.bands.map(({ status, to }) => [status, to])).toEqual([
      ['investigating', later(15)],
      ['identified', later(60)],
    ]);
  });

  test('knows which promises were kept, late, missing or are to come, and counts those alone that were due in it', () => {
    const made = [
      promise(10, { ended: 'kept', lateBy: -60, endedAt: later(9) }),
      promise(20, { ended: 'kept', lateBy: 120, endedAt: later(22) }),
      promise(30, { ended: 'kept', lateBy: 300, endedAt: later(35) }),
      promise(40, {}),
      promise(45, { ended: 'withdrawn', endedAt: later(41) }),
      promise(50, { origin: 'rule' }),
      promise(5000, {}),
    ];
    const data = lived().course(made);
    expect(data?.promises.map(({ due, how, ended }) => [due, how, ended])).toEqual([
      [later(10), 'kept', later(9)],
      [later(20), 'kept', later(22)],
      [later(30), 'late', later(35)],
      [later(40), 'late', null],
    ]);
    expect(data?.score).toMatchObject({ timed: 4, kept: 2, open: 1 });
  });

  test('has no picture where it took no time', () => {
    const { then, now, course } = lived();
    then(changed(resolve(now(), plain(''), [], dana, noon)));
    expect(course()).toBeNull();
  });
});
