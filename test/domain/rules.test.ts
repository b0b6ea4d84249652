import { describe, expect, test } from '@jest/globals';
import { addAction, finishAction } from '../../src/domain/action.ts';
import { type Alarm, alarmsOf } from '../../src/domain/alarm.ts';
import { assignRole } from '../../src/domain/assign-role.ts';
import { changeSeverity } from '../../src/domain/change-severity.ts';
import { channelBack, channelLost, channelOpened, channelRenamed } from '../../src/domain/channel.ts';
import { declare } from '../../src/domain/declare.ts';
import { postmortemDrafted } from '../../src/domain/drafted.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { nextAt, nextWhen, nothingDue } from '../../src/domain/next.ts';
import { setNextUpdate } from '../../src/domain/next-update.ts';
import { note } from '../../src/domain/note.ts';
import type { ReadPromise } from '../../src/domain/promises/reading/read.ts';
import { deleteDrill } from '../../src/domain/put-away.ts';
import { remind } from '../../src/domain/remind.ts';
import { reopen } from '../../src/domain/reopen.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { retitle } from '../../src/domain/retitle.ts';
import { plain } from '../../src/domain/said.ts';
import { update } from '../../src/domain/update.ts';
import { cadences, changed, dana, kofi, later, noon, open, opened, refusal } from './incident.ts';

const over: Incident = changed(resolve(open, plain('rolled back'), [], dana, later(49))).incident;
const promised = nextAt({ by: 'promise', due: later(20), since: later(5), words: 'in 20 minutes' });
const read: ReadPromise = {
  kind: 'update',
  due: later(20),
  event: null,
  quote: 'in 20 minutes',
  every: null,
  ask: null,
};
const cadence = (from: number, to: number) => nextAt({ by: 'cadence', due: later(to), since: later(from) });
const alarm = { incidentId: 7, kind: 'update_due', about: 0, due: later(60) } as const;
/** What a promise or an action adds is looked at elsewhere. */
const anyLedger = { promises: expect.any(Array), promised: expect.any(Number), actions: expect.any(Array) };

describe('every change is one entry further, and leaves what it is not about', () => {
  const said = plain('words');
  test.each([
    [
      'update',
      update(open, { said, status: 'identified', promises: [], by: kofi }, cadences, later(5)),
      { status: 'identified', next: cadence(5, 65) },
    ],
    [
      'update with a promise',
      update(open, { said, status: null, promises: [read], by: kofi }, cadences, later(5)),
      { next: promised },
    ],
    ['note', note(open, said, kofi, undefined, later(5)), {}],
    [
      'severity',
      changeSeverity(open, 'sev1', said, kofi, cadences, later(5)),
      { severity: 'sev1', next: cadence(5, 35) },
    ],
    ['title', retitle(open, said, kofi, later(5)), { title: 'words' }],
    ['role', assignRole(open, 'comms', kofi, dana, later(5)), { roles: { commander: 'UDANA', comms: 'UKOFI' } }],
    ['next', setNextUpdate(open, promised, kofi, later(5)), { next: promised }],
    ['action', addAction(open, { said, owner: kofi, due: null, by: dana }, later(5)), {}],
    ['action_done', finishAction(open, null, said, kofi, later(5)), {}],
    [
      'reminder',
      remind(open, alarm, later(60)),
      { next: { ...open.next, headsUp: null, rings: 1, ringAt: later(70) } },
    ],
    [
      'resolved',
      resolve(open, said, [], kofi, later(5)),
      { status: 'resolved', resolvedAt: later(5), next: nothingDue },
    ],
    [
      'reopened',
      reopen(over, said, kofi, cadences, later(60)),
      {
        status: 'investigating',
        resolvedAt: null,
        next: cadence(60, 120),
      },
    ],
    [
      'channel_opened',
      channelOpened(open, 'C1', 'inc-7', later(5)),
      { channel: 'C1', channelName: 'inc-7', channelLoss: null },
    ],
    ['channel_lost', channelLost(open, 'archived', later(5)), { channelLoss: 'archived' }],
    ['channel_back', channelBack({ ...open, channelLoss: 'left' }, later(5)), { channelLoss: null }],
    ['channel_renamed', channelRenamed(open, 'war-room', later(5)), { channelName: 'war-room' }],
    ['drafted', postmortemDrafted(over, 'https://a.test/f', false, later(50)), {}],
  ])('%s', (what, outcome, patch) => {
    const { incident, entry } = changed(outcome);
    const before =
      what === 'reopened' || what === 'drafted'
        ? over
        : what === 'channel_back'
          ? { ...open, channelLoss: 'left' }
          : open;
    expect(incident).toEqual({ ...before, ...patch, ...anyLedger, version: before.version + 1 });
    expect(entry).toMatchObject({
      incidentId: 7,
      seq: before.version + 1,
      kind: what.replace(' with a promise', '').replace('update ', ''),
    });
  });
});

test('a declaration is the first entry, by whoever leads', () => {
  const { incident, entry } = opened;
  expect(incident).toMatchObject({
    id: 7,
    title: 'Checkout is down',
    severity: 'sev2',
    status: 'investigating',
    version: 1,
  });
  expect(incident).toMatchObject({
    roles: { commander: 'UDANA' },
    next: { by: 'cadence', due: later(60) },
    resolvedAt: null,
  });
  expect(entry).toMatchObject({
    seq: 1,
    kind: 'declared',
    text: 'Checkout is down',
    by: 'UDANA',
    byName: 'Dana',
    at: noon,
  });
});

describe('refused, with the line to type instead', () => {
  const none = plain('');
  const said = plain('words');
  const news = { said, status: null, promises: [], by: dana };
  const who = { id: 7, teamId: 'T1' };
  const past = nextAt({ by: 'promise', due: later(1), since: noon });
  test.each([
    [
      'a declaration without a title',
      declare({ title: none, severity: 'sev2', by: dana }, who, cadences, noon),
      'empty_text',
    ],
    ['an update without anything', update(open, { ...news, said: none }, cadences, noon), 'empty_text'],
    [
      'an update to the status it has',
      update(open, { ...news, said: none, status: 'investigating' }, cadences, noon),
      'same',
    ],
    ['an update after the end', update(over, news, cadences, later(60)), 'already_resolved'],
    ['a severity after the end', changeSeverity(over, 'sev1', said, dana, cadences, later(60)), 'already_resolved'],
    ['the severity it has', changeSeverity(open, 'sev2', said, dana, cadences, noon), 'same'],
    ['a next update after the end', setNextUpdate(over, promised, dana, later(60)), 'already_resolved'],
    ['a next update in the past', setNextUpdate(open, past, dana, later(5)), 'past'],
    ['a next update this instant', setNextUpdate(open, past, dana, later(1)), 'past'],
    ['a second end', resolve(over, said, [], dana, later(60)), 'already_resolved'],
    ['a reopening of what is open', reopen(open, said, dana, cadences, noon), 'not_resolved'],
    ['a reopening without a reason', reopen(over, none, dana, cadences, later(60)), 'empty_text'],
    ['an empty title', retitle(open, none, dana, noon), 'empty_text'],
    ['the title it has', retitle(open, plain('Checkout is down'), dana, noon), 'same'],
    ['the commander it has', assignRole(open, 'commander', dana, kofi, noon), 'same'],
    ['an empty note', note(open, none, dana, undefined, noon), 'empty_text'],
    ['a note about the future', note(open, said, dana, later(1), noon), 'future'],
    ['an empty action', addAction(open, { said: none, owner: null, due: null, by: dana }, noon), 'empty_text'],
    ['nothing done', finishAction(open, null, none, dana, noon), 'empty_text'],
  ])('%s', (_, outcome, code) => {
    const { sentence, instead, ...refused } = refusal(outcome);
    expect(refused.code).toBe(code);
    expect(sentence).toMatch(/^[A-Z#][^\n]*\.$/u);
    expect(instead.length).toBeGreaterThan(0);
    for (const line of instead) expect(line).toMatch(/^\/incident /u);
  });
});

describe('the clock is refused when what it says is out of date', () => {
  test.each([
    ['before the time', remind(open, alarm, later(59))],
    ['for another time', remind(open, { ...alarm, due: later(30) }, later(61))],
    ['a second time', remind({ ...open, next: { ...open.next, rings: 1, ringAt: later(70) } }, alarm, later(61))],
    ['after the end', remind(over, alarm, later(61))],
    ['when nobody waits', remind({ ...open, next: nothingDue }, alarm, later(61))],
  ])('%s', (_, outcome) => {
    expect(refusal(outcome).code).toBe('not_due');
  });
});

describe('the record of the channel is refused what it knows', () => {
  const housed = { ...open, channel: 'C1', channelName: 'inc-7' };
  test.each([
    ['the same channel', channelOpened(housed, 'C1', 'inc-7', noon)],
    ['the same loss', channelLost({ ...housed, channelLoss: 'left' }, 'left', noon)],
    ['a channel that was never gone', channelBack(housed, noon)],
    ['the same name', channelRenamed(housed, 'inc-7', noon)],
  ])('%s', (_, outcome) => {
    expect(refusal(outcome).code).toBe('same');
  });

  test('a draft of an end that is undone', () => {
    expect(refusal(postmortemDrafted(open, null, false, later(50))).code).toBe('not_resolved');
    expect(refusal(postmortemDrafted(over, null, true, later(50))).code).toBe('not_resolved');
  });
});

describe('a change of severity keeps the pace right', () => {
  const at = (severity: 'sev1' | 'sev3', minutes: number, incident = open) =>
    changed(changeSeverity(incident, severity, plain(''), dana, cadences, later(minutes))).incident.next.due;
  test('a worse one brings the next update forward', () => expect(at('sev1', 0)).toEqual(later(30)));
  test('a worse one puts nothing off', () => expect(at('sev1', 50)).toEqual(later(60)));
  test('a milder one gives more time', () => expect(at('sev3', 0)).toEqual(later(240)));
  test('what is overdue stays overdue', () => {
    expect(at('sev3', 61)).toEqual(later(60));
    expect(at('sev1', 61)).toEqual(later(60));
  });
  test('a promise stays a promise', () => expect(at('sev1', 0, { ...open, next: promised })).toEqual(later(20)));
});

describe('what must ring', () => {
  test('the next update of an open incident, and a word in advance', () =>
    expect(alarmsOf(open)).toEqual([{ ...alarm, kind: 'heads_up', due: later(55) }, alarm]));
  test('the escalation after it', () =>
    expect(alarmsOf(changed(remind(open, alarm, later(60))).incident)).toEqual([
      { ...alarm, kind: 'escalation', due: later(70) },
    ]));
  test('nothing that is bound to an event', () => expect(alarmsOf({ ...open, next: nextWhen('x') })).toEqual([]));
  test('of one that is over only what is still owed', () => expect(alarmsOf({ ...over, promises: [] })).toEqual([]));
});

describe('what is over is put away', () => {
  const week = 7 * 1440;
  const ended = changed(resolve(open, plain(''), [], dana, later(49), { archiveAfter: week * 60_000 })).incident;
  const [archive] = alarmsOf(ended).filter(({ kind }) => kind === 'archive');

  test('after the time that was asked for, once', () => {
    expect(archive).toMatchObject({ due: later(49 + week), about: 0 });
    const { incident, entry } = changed(remind(ended, archive as Alarm, later(49 + week)));
    expect(entry.kind).toBe('channel_closed');
    expect(alarmsOf(incident).map(({ kind }) => kind)).not.toContain('archive');
  });

  test('unless it is open again, its channel is gone, or nobody asked for it', () => {
    const again = changed(reopen(ended, plain('x'), dana, cadences, later(60))).incident;
    const lost = changed(channelLost(ended, 'archived', later(60))).incident;
    for (const incident of [again, lost, over]) {
      expect(alarmsOf(incident).map(({ kind }) => kind)).not.toContain('archive');
    }
  });

  test('a drill can be deleted, and nothing rings for it any more', () => {
    const drill: Incident = { ...open, mode: 'test' };
    const busy = changed(
      addAction(drill, { said: plain('x'), owner: kofi, due: later(9000), by: dana }, noon),
    ).incident;
    const { incident, actions } = changed(deleteDrill(busy, dana, later(5)));
    expect(alarmsOf(incident)).toEqual([]);
    expect(incident).toMatchObject({ status: 'resolved', deletedAt: later(5) });
    expect(actions).toMatchObject([{ doneIn: incident.version }]);
    expect(refusal(deleteDrill(open, dana, later(5))).code).toBe('not_supported');
  });
});

test('a role that changes hands names who had it', () => {
  const { entry } = changed(assignRole(open, 'commander', kofi, dana, later(5)));
  expect(entry.detail).toEqual({ role: 'commander', person: 'UKOFI', name: 'Kofi', from: 'UDANA' });
});
