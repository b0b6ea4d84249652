import { describe, expect, test } from '@jest/globals';
import { alarmsOf } from '../../src/domain/alarm.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { nextAt } from '../../src/domain/next.ts';
import { remind } from '../../src/domain/remind.ts';
import { snooze } from '../../src/domain/snooze.ts';
import { isKind } from '../../src/domain/timeline.ts';
import { changed, dana, later, noon, open, refusal } from './incident.ts';

const promised = (minutes: number): Incident => ({
  ...open,
  next: nextAt({ by: 'promise', due: later(minutes), since: noon }),
});

/** Lets the clock speak until it has nothing left to say; each word comes so late. */
function listen(from: Incident, late = 0): Array<readonly [string, number]> {
  const heard: Array<readonly [string, number]> = [];
  for (let incident = from; ; ) {
    const [alarm] = alarmsOf(incident).sort((a, b) => a.due.getTime() - b.due.getTime());
    if (!alarm) return heard;
    const now = new Date(alarm.due.getTime() + late);
    const { incident: after, entry } = changed(remind(incident, alarm, now));
    if (isKind(entry, 'reminder')) heard.push([entry.detail.stage ?? 'due', (now.getTime() - noon.getTime()) / 60_000]);
    incident = after;
  }
}

test('a word in advance, the reminder, four escalations, a last line, and then silence', () => {
  expect(listen(promised(30))).toEqual([
    ['heads_up', 25],
    ['due', 30],
    ['escalation', 40],
    ['escalation', 55],
    ['escalation', 70],
    ['escalation', 85],
    ['last', 100],
  ]);
});

test('an interval below a quarter of an hour has no word in advance', () => {
  expect(listen(promised(14.9))[0]).toEqual(['due', 14.9]);
  expect(listen(promised(15))[0]).toEqual(['heads_up', 10]);
});

test('a ring some milliseconds late does not put off the rest', () => {
  expect(listen(promised(10), 20).map(([, minutes]) => Math.floor(minutes))).toEqual([10, 20, 35, 50, 65, 80]);
});

test('after an hour of darkness what was missed comes one by one, not all at once', () => {
  const dark = promised(30);
  const due = alarmsOf(dark).find(({ kind }) => kind === 'update_due');
  if (!due) throw new Error('nothing is due');
  const { incident } = changed(remind(dark, due, later(95)));
  expect(alarmsOf(incident)).toEqual([{ incidentId: 7, kind: 'escalation', about: 0, due: later(105) }]);
});

test('a word in advance that comes after the time is none', () => {
  const alarm = alarmsOf(promised(30)).find(({ kind }) => kind === 'heads_up');
  if (!alarm) throw new Error('no word in advance');
  expect(refusal(remind(promised(30), alarm, later(31))).code).toBe('not_due');
});

describe('snoozed', () => {
  const [due] = alarmsOf(promised(10));
  if (!due) throw new Error('nothing is due');
  const rung = changed(remind(promised(10), due, later(10))).incident;

  test('the whole chain begins again a quarter of an hour later; the promise stays as late as it is', () => {
    const { incident, entry } = changed(snooze(rung, later(10), dana, later(12)));
    expect(listen(incident).slice(0, 2)).toEqual([
      ['due', 27],
      ['escalation', 37],
    ]);
    expect(incident.next.due).toEqual(later(10));
    expect(entry).toMatchObject({ kind: 'snoozed', by: 'UDANA', detail: { until: later(27).toISOString() } });
  });

  test('twice is once', () => {
    const { incident } = changed(snooze(rung, later(10), dana, later(12)));
    expect(refusal(snooze(incident, later(10), dana, later(13)))).toMatchObject({
      code: 'same',
      sentence: 'The reminder of #7 is snoozed until 12:27 UTC as it is.',
    });
  });

  test('nothing that was answered meanwhile, and nothing that is not due', () => {
    expect(refusal(snooze(rung, later(9), dana, later(12))).code).toBe('not_due');
    expect(refusal(snooze(promised(10), later(10), dana, later(2))).code).toBe('not_due');
  });
});
