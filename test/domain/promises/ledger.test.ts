import { describe, expect, test } from '@jest/globals';
import { addAction, finishAction, moveAction } from '../../../src/domain/action.ts';
import { alarmsOf } from '../../../src/domain/alarm.ts';
import type { Change } from '../../../src/domain/change.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import { nextAt, nextNone, nextWhen } from '../../../src/domain/next.ts';
import { setNextUpdate } from '../../../src/domain/next-update.ts';
import { noChange } from '../../../src/domain/no-change.ts';
import { note } from '../../../src/domain/note.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { keepPromise, makePromise, movePromise } from '../../../src/domain/promise.ts';
import type { ReadPromise } from '../../../src/domain/promises/reading/read.ts';
import type { PromiseRecord } from '../../../src/domain/promises/record.ts';
import { remind } from '../../../src/domain/remind.ts';
import { reopen } from '../../../src/domain/reopen.ts';
import { resolve } from '../../../src/domain/resolve.ts';
import { plain } from '../../../src/domain/said.ts';
import type { OpenStatus } from '../../../src/domain/status.ts';
import { update } from '../../../src/domain/update.ts';
import { cadences, changed, dana, kofi, later, open, refusal } from '../incident.ts';

type Step = (incident: Incident) => Outcome<Change>;

/** The incident after these steps, and every promise that was ever made. */
function lived(...steps: readonly Step[]) {
  let incident = open;
  const ledger = new Map<number, PromiseRecord>();
  for (const step of steps) {
    const change = changed(step(incident));
    incident = change.incident;
    for (const promise of change.promises ?? []) ledger.set(promise.number, promise);
  }
  return { incident, ledger: [...ledger.values()] };
}

const read = (given: Partial<ReadPromise>): ReadPromise => ({
  kind: 'update',
  due: null,
  event: null,
  quote: 'we say so',
  every: null,
  ask: null,
  ...given,
});
const inMinutes = (from: number, minutes: number): ReadPromise => read({ due: later(from + minutes) });
const soon = read({ kind: 'postmortem', quote: 'A postmortem follows next week.' });

const told =
  (minutes: number, promises: readonly ReadPromise[] = [], text = 'News', status: OpenStatus | null = null): Step =>
  (incident) =>
    update(incident, { said: plain(text), status, promises, by: dana }, cadences, later(minutes));
const ended =
  (minutes: number, promises: readonly ReadPromise[] = [], text = 'Over'): Step =>
  (incident) =>
    resolve(incident, plain(text), promises, dana, later(minutes));

const lateness = (ledger: readonly PromiseRecord[]) =>
  ledger.flatMap(({ lateBy }) => (lateBy === null ? [] : [lateBy / 60]));

describe('an update that was promised', () => {
  test('for in an hour, twice, comes 13 and 32 minutes late', () => {
    // 19:48, 21:01 and 22:33: 73 and 92 minutes apart.
    const { ledger } = lived(told(0, [inMinutes(0, 60)]), told(73, [inMinutes(73, 60)]), told(165));
    expect(lateness(ledger)).toEqual([13, 32]);
  });

  test('for in 30, 20 and 15 minutes comes to the minute, one and three late; monitoring ends the chain', () => {
    const { ledger, incident } = lived(
      told(0, [inMinutes(0, 30)]),
      told(30, [inMinutes(30, 20)]),
      told(51, [inMinutes(51, 15)]),
      told(69, [], 'Stable', 'monitoring'),
    );
    expect(lateness(ledger)).toEqual([0, 1, 3]);
    expect(incident.promises).toEqual([]);
  });

  test('early is below zero, and the end of it all keeps it too', () => {
    const { ledger } = lived(told(0, [inMinutes(0, 20)]), told(5, [inMinutes(5, 20)]), ended(26));
    expect(ledger.map(({ lateBy, ended: how, madeIn, endedIn }) => [lateBy, how, madeIn, endedIn])).toEqual([
      [-900, 'kept', 2, 3],
      [60, 'kept', 3, 4],
      // The postmortem that the severity owes.
      [null, null, 4, null],
    ]);
  });

  test('without a time is kept by the next one, neither late nor early', () => {
    const { ledger } = lived(told(0, [read({})]), told(500));
    expect(ledger).toMatchObject([{ ended: 'kept', endedIn: 3, lateBy: null }]);
  });

  test('in a rhythm is promised anew by every update, until monitoring', () => {
    const every = read({ due: later(20), every: 20 * 60_000 });
    const steps = [told(0, [every]), told(21), told(30, [], 'Better', 'monitoring')] as const;
    expect(lived(...steps.slice(0, 2)).incident.next).toMatchObject({ by: 'promise', due: later(41) });
    expect(lived(...steps).incident.next).toMatchObject({ by: 'cadence', due: later(90) });
  });

  test('moved by hand before its time is neither kept nor late; moved after it, it stays late', () => {
    const moved =
      (minutes: number, to: number): Step =>
      (incident) =>
        setNextUpdate(incident, nextAt({ by: 'promise', due: later(to), since: later(minutes) }), kofi, later(minutes));
    const before = lived(told(0, [inMinutes(0, 20)]), moved(15, 40), told(41));
    expect(before.ledger).toMatchObject([
      { ended: 'moved', lateBy: null },
      { ended: 'kept', lateBy: 60, restates: 1 },
    ]);
    const after = lived(told(0, [inMinutes(0, 20)]), moved(25, 40), told(41));
    expect(lateness(after.ledger)).toEqual([21, 1]);
  });

  test('is withdrawn when somebody says that none comes', () => {
    const none: Step = (incident) => setNextUpdate(incident, nextNone('we sleep'), dana, later(5));
    expect(lived(told(0, [inMinutes(0, 20)]), none).ledger).toMatchObject([{ ended: 'withdrawn' }]);
  });

  test('with nothing new is an honest update, and the same interval again', () => {
    const { incident, ledger } = lived(told(0, [inMinutes(0, 20)]), (now) =>
      noChange(now, later(20), kofi, cadences, later(22)),
    );
    expect(incident.next).toMatchObject({ by: 'promise', due: later(42) });
    expect(lateness(ledger)).toEqual([2]);
    const again = noChange(incident, later(20), kofi, cadences, later(23));
    expect(refusal(again).code).toBe('not_due');
  });
});

describe('a promise that waits for an event', () => {
  const waits = read({ event: 'data ingestion is restored', quote: 'We tell you once ingestion is restored.' });
  const asked = ({ incident }: { incident: Incident }) => alarmsOf(incident).filter(({ kind }) => kind === 'event');

  test('is kept by the news of it, and not by other news', () => {
    expect(lived(told(0, [waits]), told(5, [], 'We found the cause.')).ledger).toMatchObject([{ ended: null }]);
    expect(lived(told(0, [waits]), told(5, [], 'Ingestion has recovered.')).ledger).toMatchObject([{ ended: 'kept' }]);
  });

  test('is asked about when somebody notes that it has come', () => {
    const noted =
      (text: string): Step =>
      (incident) =>
        note(incident, plain(text), kofi, undefined, later(5));
    expect(asked(lived(told(0, [waits]), noted('ingestion is back')))).toEqual([
      { incidentId: 7, kind: 'event', about: 1, due: later(5) },
    ]);
    expect(asked(lived(told(0, [waits]), noted('ingestion is not back yet')))).toEqual([]);
    expect(asked(lived(told(0, [waits]), noted('the login is back')))).toEqual([]);
  });

  test('is asked about when the status moves, once each time', () => {
    const moved = lived(told(0, [waits]), told(5, [], 'A bad disk', 'identified'));
    const [alarm] = asked(moved);
    if (!alarm) throw new Error('nobody is asked');
    const { incident, entry } = changed(remind(moved.incident, alarm, later(5)));
    expect(entry).toMatchObject({ kind: 'asked', detail: { promise: 1, owner: 'UDANA' } });
    expect(asked({ incident })).toEqual([]);
    expect(refusal(remind(incident, alarm, later(6))).code).toBe('not_due');
  });

  test('set by hand rings by no clock, and is in the ledger', () => {
    const { incident, ledger } = lived((now) => setNextUpdate(now, nextWhen('the vendor answers'), dana, later(1)));
    expect(incident.next).toMatchObject({ by: 'event', ringAt: null });
    expect(ledger).toMatchObject([{ kind: 'update', event: 'the vendor answers', origin: 'hand' }]);
  });
});

describe('a postmortem', () => {
  const postmortems = (ledger: readonly PromiseRecord[]) =>
    ledger.filter(({ kind, ended: how }) => kind === 'postmortem' && how !== 'restated');

  test('promised three times is one promise', () => {
    const { ledger } = lived(told(0, [soon]), told(600, [soon]), told(900, [soon]));
    expect(postmortems(ledger)).toMatchObject([{ number: 1, ended: null }]);
    expect(ledger).toHaveLength(3);
    expect(ledger.slice(1)).toMatchObject([{ restates: 1 }, { restates: 1 }]);
  });

  test('is owed by severity when it is over, unless somebody said when', () => {
    const friday = read({ kind: 'postmortem', due: later(9000) });
    expect(postmortems(lived(ended(60)).ledger)).toMatchObject([{ due: later(60 + 5 * 1440), origin: 'rule' }]);
    expect(postmortems(lived(ended(60, [friday])).ledger)).toMatchObject([{ due: later(9000), origin: 'said' }]);
    expect(postmortems(lived(told(0, [soon]), ended(60)).ledger)).toMatchObject([
      { origin: 'said', due: null, ended: null },
      { origin: 'rule', due: later(60 + 5 * 1440) },
    ]);
  });

  test('is asked for in the morning of whoever leads', () => {
    const { incident } = changed(resolve(open, plain('x'), [], kofi, later(60), { leadZone: 'Asia/Tokyo' }));
    expect(incident.promises).toMatchObject([{ by: 'UDANA', zone: 'Asia/Tokyo' }]);
  });

  test('is not owed by a mild one, nor by one that is open again', () => {
    const mild: Incident = { ...open, severity: 'sev3' };
    expect(changed(resolve(mild, plain('x'), [], dana, later(60))).promises).toBeUndefined();
    const again = lived(ended(60), (incident) => reopen(incident, plain('it is back'), dana, cadences, later(70)));
    expect(again.ledger).toMatchObject([{ ended: 'withdrawn' }]);
    expect(again.incident.promises).toEqual([]);
  });
});

describe('what customers were told', () => {
  const promise =
    (text: string, minutes: number): Step =>
    (incident) =>
      makePromise(incident, { said: plain(text), kind: 'contact', due: later(minutes), by: kofi }, later(1));

  test('outlives the incident, and its owner is asked about it', () => {
    const { incident } = lived(promise('We call you', 8640), ended(60));
    const [alarm] = alarmsOf(incident).filter(({ about }) => about === 1);
    expect(alarm).toMatchObject({ kind: 'promise', about: 1 });
    if (!alarm) throw new Error('nobody is asked');
    const { entry } = changed(remind(incident, alarm, alarm.due));
    expect(entry).toMatchObject({ kind: 'chased', detail: { owner: 'UKOFI', stage: 'soon', words: 'We call you' } });
  });

  test('is kept by saying so, once', () => {
    const { incident, ledger } = lived(promise('We call you', 60), (now) =>
      keepPromise(now, 1, plain('called all 12'), dana, cadences, later(62)),
    );
    expect(ledger).toMatchObject([{ ended: 'kept', lateBy: 120 }]);
    expect(alarmsOf(incident).filter(({ kind }) => kind === 'promise')).toEqual([]);
    expect(refusal(keepPromise(incident, 1, plain(''), dana, cadences, later(63))).code).toBe('no_such_promise');
  });

  test('gets a new date only with a reason, and the old one stays in the ledger', () => {
    const move =
      (why: string): Step =>
      (incident) =>
        movePromise(incident, 1, later(20_000), plain(why), kofi, later(5));
    const { incident } = lived(promise('We call you', 8640));
    expect(refusal(move('')(incident)).code).toBe('empty_text');
    expect(refusal(movePromise(incident, 1, later(2), plain('x'), kofi, later(5))).code).toBe('past');
    const { ledger } = lived(promise('We call you', 8640), move('the vendor is late'));
    expect(ledger).toMatchObject([
      { number: 1, ended: 'moved' },
      { number: 2, restates: 1, due: later(20_000), words: 'We call you', by: 'UKOFI' },
    ]);
  });

  test.each([
    ['two dates', 'We call you', 8640, 'We write to you', 9000],
    ['one date', 'We call Acme', 8640, 'We write to Beta', 8640],
  ])('of two things with %s are two promises', (_, first, when, second, then) => {
    expect(lived(promise(first, when), promise(second, then)).incident.promises).toHaveLength(2);
  });

  test('that moves to the date of another stays itself', () => {
    const { incident } = lived(promise('We call Acme', 8640), promise('We write to Beta', 9000), (now) =>
      movePromise(now, 2, later(8640), plain('sooner'), kofi, later(5)),
    );
    expect(incident.promises.map(({ words }) => words)).toEqual(['We call Acme', 'We write to Beta']);
  });

  test('is not swallowed by what a text says', () => {
    const { incident } = lived(
      promise('We refund you', 8640),
      told(5, [read({ kind: 'contact', due: later(8640), quote: 'We contact you by then.' })]),
    );
    expect(incident.promises).toHaveLength(2);
  });

  test('and was missed before it moved, stays missed', () => {
    const { ledger } = lived(promise('We call you', 60), (now) =>
      movePromise(now, 1, later(20_000), plain('forgot'), kofi, later(180)),
    );
    expect(ledger).toMatchObject([{ ended: 'moved', lateBy: 7200 }, { ended: null }]);
  });

  test('about an event can be given a date', () => {
    const waits = read({ kind: 'contact', event: 'ingestion is restored' });
    const { incident } = lived(told(0, [waits]), (now) =>
      movePromise(now, 1, later(20_000), plain('the vendor'), kofi, later(5)),
    );
    expect(incident.promises).toMatchObject([{ event: null, due: later(20_000) }]);
  });

  test('without a date is asked about every week, once it is over', () => {
    const { incident } = lived(told(0, [read({ kind: 'contact' })]), ended(60));
    const asked = alarmsOf(incident).filter(({ about }) => about === 1);
    expect(asked).toMatchObject([{ kind: 'promise' }]);
    const [alarm] = asked;
    if (!alarm) throw new Error('nobody is asked');
    const { entry, incident: after } = changed(remind(incident, alarm, alarm.due));
    expect(entry).toMatchObject({ kind: 'chased', detail: { stage: 'open', due: null } });
    const [again] = alarmsOf(after).filter(({ about }) => about === 1);
    expect((again?.due.getTime() ?? 0) - alarm.due.getTime()).toBe(7 * 86_400_000);
  });
});

describe('the next update', () => {
  const first = lived(told(0, [inMinutes(0, 20)])).incident;

  test('is kept by an update alone, and moved by next', () => {
    expect(refusal(keepPromise(first, 1, plain(''), dana, cadences, later(5))).instead[0]).toBe(
      '/incident #7 update <text>',
    );
    expect(refusal(movePromise(first, 1, later(60), plain('x'), dana, later(5))).code).toBe('not_supported');
  });

  test('set by hand takes the place of one that waits for an event', () => {
    const waiting: Step = (incident) => setNextUpdate(incident, nextWhen('the vendor answers'), dana, later(1));
    const timed: Step = (incident) =>
      setNextUpdate(incident, nextAt({ by: 'promise', due: later(20), since: later(2) }), dana, later(2));
    expect(lived(waiting, timed).incident.promises).toMatchObject([{ event: null, due: later(20) }]);
  });

  test('that waited for an event is kept by saying so, and the cadence rings again', () => {
    const waiting: Step = (incident) => setNextUpdate(incident, nextWhen('the vendor answers'), dana, later(1));
    const said: Step = (incident) => keepPromise(incident, 1, plain(''), dana, cadences, later(5));
    expect(lived(waiting, said).incident.next).toMatchObject({ by: 'cadence', due: later(65) });
    const moved = movePromise(lived(waiting).incident, 1, later(60), plain('x'), dana, later(5));
    expect(refusal(moved).code).toBe('not_supported');
  });

  test('in a rhythm is a promise at every beat', () => {
    const every = read({ due: later(20), every: 20 * 60_000 });
    const { ledger } = lived(told(0, [every]), told(25), told(60));
    expect(lateness(ledger)).toEqual([5, 15]);
  });
});

describe('a recovery that was expected', () => {
  test('has come when people only watch', () => {
    const back = read({ kind: 'recovery', due: later(30) });
    const { ledger } = lived(told(0, [back]), told(25, [], 'It holds', 'monitoring'), ended(120));
    expect(ledger[0]).toMatchObject({ ended: 'kept', lateBy: -300 });
  });

  test('has come when it is over', () => {
    const back = read({ kind: 'recovery', due: later(30) });
    expect(lived(told(0, [back]), ended(31)).ledger).toMatchObject([{ ended: 'kept', lateBy: 60 }, {}]);
  });
});

describe('an action', () => {
  const added: Step = (incident) =>
    addAction(incident, { said: plain('buy a disk'), owner: kofi, due: later(8640), by: dana }, later(1));
  const whose = ({ incident }: { incident: Incident }) => alarmsOf(incident).filter(({ kind }) => kind === 'action');

  test('is asked about until it is done', () => {
    expect(whose(lived(added))).toMatchObject([{ about: 2 }]);
    expect(whose(lived(added, ended(60)))).toMatchObject([{ about: 2 }]);
    expect(whose(lived(added, (now) => finishAction(now, 2, plain(''), kofi, later(9))))).toEqual([]);
  });

  test('that is done is not done again', () => {
    const { incident } = lived(added, (now) => finishAction(now, 2, plain(''), kofi, later(9)));
    expect(refusal(finishAction(incident, 2, plain(''), kofi, later(10))).code).toBe('already_done');
  });

  test('gets a new date with a reason', () => {
    const { incident } = lived(added);
    const { entry, actions } = changed(moveAction(incident, 2, later(20_000), plain('no disks'), kofi, later(9)));
    expect(entry).toMatchObject({ kind: 'moved', text: 'no disks', detail: { public: false } });
    expect(actions).toMatchObject([{ due: later(20_000) }]);
    expect(refusal(moveAction(incident, 9, later(20_000), plain('x'), kofi, later(9))).code).toBe('no_such_action');
  });
});
