import { describe, expect, test } from '@jest/globals';
import { ledgerOf } from '../../../src/domain/promises/ledger.ts';
import { newPromise } from '../../../src/domain/promises/new.ts';
import type { PromiseRecord } from '../../../src/domain/promises/record.ts';
import { scoreOf, scoreWords } from '../../../src/domain/promises/score.ts';
import { dana, later, noon, open } from '../incident.ts';

/** A promise for noon plus ten minutes, and what became of it. */
const promise = (given: Partial<PromiseRecord>): PromiseRecord => ({
  ...newPromise(
    ledgerOf(open),
    { kind: 'update', due: later(10), event: null, words: 'Next update in 10 minutes', by: dana, origin: 'said' },
    { seq: 2, at: noon },
  ),
  ...given,
});
const kept = (seconds: number): PromiseRecord => promise({ ended: 'kept', lateBy: seconds });

describe('the score says', () => {
  test.each<readonly [string, readonly PromiseRecord[], string | null]>([
    ['nothing where nobody promised', [], null],
    [
      'what a minute-keeper would say',
      [kept(0), kept(60), kept(180)],
      '3 timed promises: 1 on time, 2 late, worst 3 min (2 of 3 kept within the grace of 2 min)',
    ],
    ['how late it was', [kept(780), kept(1920)], '2 timed promises: 0 on time, 2 late, worst 32 min'],
    ['that all is well', [kept(-600), kept(59)], '2 timed promises: 2 on time, 0 late'],
    ['what is open', [kept(0), promise({ due: later(90) })], '1 timed promise: 1 on time, 0 late; 1 more open'],
    [
      'what is late and still missing',
      [promise({ due: later(20) })],
      '1 timed promise: 0 on time, 1 late, worst 40 min',
    ],
    ['only what is open', [promise({ due: later(90) })], '1 promise with a time, open'],
    ['hours and days', [kept(3 * 3600)], '1 timed promise: 0 on time, 1 late, worst 3 h'],
    ['hours and days', [kept(3 * 86_400)], '1 timed promise: 0 on time, 1 late, worst 3 d'],
  ])('%s', (_, promises, words) => {
    expect(scoreWords(scoreOf(promises, later(60)))).toBe(words);
  });

  test('nothing of what was moved, said again, withdrawn, vague, bound to an event or owed by a rule', () => {
    const uncounted = [
      promise({ ended: 'moved' }),
      promise({ ended: 'restated' }),
      promise({ ended: 'withdrawn' }),
      promise({ due: null, ended: 'kept' }),
      promise({ due: null, event: 'ingestion is restored', ended: 'kept' }),
      promise({ origin: 'rule', ended: 'kept', lateBy: 900 }),
    ];
    expect(scoreWords(scoreOf(uncounted, later(60)))).toBeNull();
  });
});
