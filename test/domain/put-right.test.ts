import { describe, expect, test } from '@jest/globals';
import { addAction, finishAction } from '../../src/domain/action.ts';
import { amend } from '../../src/domain/amend.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { nextAt } from '../../src/domain/next.ts';
import { setNextUpdate } from '../../src/domain/next-update.ts';
import { note } from '../../src/domain/note.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { makePromise, movePromise } from '../../src/domain/promise.ts';
import { readPromises } from '../../src/domain/promises/reading/read.ts';
import { retract } from '../../src/domain/retract.ts';
import { plain } from '../../src/domain/said.ts';
import { update } from '../../src/domain/update.ts';
import { cadences, changed, dana, kofi, later, noon, open, opened, refusal, standing } from './incident.ts';

type Rule = (incident: Incident, record: Change[]) => Outcome<Change>;

/** What the rules write down one after the other. */
function recordOf(...rules: Rule[]): Change[] {
  const record = [opened];
  for (const rule of rules) record.push(changed(rule(last(record), record)));
  return record;
}
const entryOf = (record: readonly Change[], seq: number) =>
  standing(
    record.map(({ entry }) => entry),
    seq,
  );

const telling =
  (text: string, minutes: number): Rule =>
  (incident) =>
    update(
      incident,
      { said: plain(text), status: null, promises: readPromises(text, 'UTC', later(minutes)), by: dana },
      cadences,
      later(minutes),
    );
const noting =
  (text: string): Rule =>
  (incident) =>
    note(incident, plain(text), dana, undefined, later(1));
const reading =
  (seq: number, text: string): Rule =>
  (incident, record) =>
    amend(incident, entryOf(record, seq), { said: plain(text), at: null, by: kofi }, later(30));
const without =
  (seq: number, at = later(40)): Rule =>
  (incident, record) => {
    const finished = record.flatMap(({ actions = [] }) => actions).findLast(({ doneIn }) => doneIn === seq);
    return retract(incident, entryOf(record, seq), { why: plain('wrong'), by: dana, cadences, finished }, at);
  };
const promising: Rule = (incident) =>
  makePromise(incident, { said: plain('a report'), kind: 'contact', due: later(3000), by: dana }, later(5));
const last = (record: readonly Change[]): Incident => record.at(-1)?.incident ?? open;

describe('what an entry reads now is what is judged', () => {
  test('it may be put back to what it was at first', () => {
    expect(last(recordOf(noting('A'), reading(2, 'B'), reading(2, 'A'))).version).toBe(4);
  });

  test('it need not be said again', () => {
    const record = recordOf(noting('A'), reading(2, 'B'));
    expect(refusal(reading(2, 'B')(last(record), record)).sentence).toBe('Entry 2 reads so as it is.');
  });

  test.each([
    ['taken back a second time', without(2)],
    ['put right afterwards', reading(2, 'B')],
  ])('what is taken back is not %s', (_, rule) => {
    const record = recordOf(noting('A'), without(2));
    expect(refusal(rule(last(record), record))).toMatchObject({
      code: 'already_retracted',
      sentence: 'Entry 2 of #7 is taken back already, and stays so.',
    });
  });
});

describe('what is taken back is promised no longer', () => {
  test('the next update goes by the severity again, and the entry says when', () => {
    const record = recordOf(telling('Next update in 20 minutes.', 5), without(2, later(10)));
    const { incident, entry, promises } = record.at(-1) as Change;
    expect(incident.next).toMatchObject({ by: 'cadence', due: later(70) });
    expect(entry.detail).toMatchObject({ next: { by: 'cadence', due: later(70).toISOString() } });
    expect(promises).toMatchObject([{ madeIn: 2, ended: 'withdrawn', endedIn: 3 }]);
    expect(incident.promises).toEqual([]);
  });

  test('a later promise of the next update stands', () => {
    const record = recordOf(
      telling('Next update in 20 minutes.', 5),
      (incident) => setNextUpdate(incident, nextAt({ by: 'promise', due: later(60), since: later(6) }), kofi, later(6)),
      without(2, later(10)),
    );
    expect(last(record).next.due).toEqual(later(60));
    expect(last(record).promises).toMatchObject([{ due: later(60) }]);
    expect(record.at(-1)?.entry.detail).toEqual({ entry: 2, of: 'update' });
  });

  test('a commitment is not asked about any more', () => {
    const { promises, version } = last(recordOf(promising, without(2)));
    expect([promises, version]).toEqual([[], 3]);
  });
});

test('a commitment that is put right is owed in its new words', () => {
  const record = recordOf(promising, reading(2, 'a report to each customer'));
  expect(last(record).promises).toMatchObject([{ number: 1, words: 'a report to each customer', due: later(3000) }]);
  expect(record.at(-1)?.promises).toMatchObject([{ number: 1, words: 'a report to each customer' }]);
});

describe('an action that was not done after all', () => {
  const adding: Rule = (incident) =>
    addAction(incident, { said: plain('buy a disk'), owner: kofi, due: later(3000), by: dana }, noon);
  const doing: Rule = (incident) => finishAction(incident, 2, plain(''), kofi, later(10));

  test('is to be done again, and asked about', () => {
    const record = recordOf(adding, doing, without(3));
    expect(last(record).actions).toMatchObject([{ number: 2, text: 'buy a disk', doneIn: null, due: later(3000) }]);
    expect(last(record).actions[0]?.chaseAt).not.toBeNull();
    expect(record.at(-1)?.actions).toHaveLength(1);
  });

  test('stays done where another entry says so', () => {
    const record = recordOf(adding, doing, without(3), doing);
    expect(refusal(without(3)(last(record), record)).code).toBe('already_retracted');
    expect(last(record).actions).toEqual([]);
  });
});

test('what waits for an event has no date to move, also without a reason', () => {
  const record = recordOf(telling('We will post an update once the backfill is done.', 5));
  const [promise] = last(record).promises.filter(({ event }) => event !== null);
  const { sentence, instead } = refusal(
    movePromise(last(record), promise?.number ?? 0, later(100), plain(''), dana, later(6)),
  );
  expect(sentence).toMatch(/^Promise \d of #7 waits for “.*backfill.*” and has no date to move\.$/u);
  expect(instead).toContain('/incident #7 next 20m');
});
