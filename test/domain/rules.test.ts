import { describe, expect, test } from '@jest/globals';
import { addAction, finishAction } from '../../src/domain/action.ts';
import { alarmsOf } from '../../src/domain/alarm.ts';
import { assignRole } from '../../src/domain/assign-role.ts';
import { changeSeverity } from '../../src/domain/change-severity.ts';
import { channelBack, channelLost, channelOpened, channelRenamed } from '../../src/domain/channel.ts';
import { declare } from '../../src/domain/declare.ts';
import { postmortemDrafted } from '../../src/domain/drafted.ts';
import { type Incident, nothingDue } from '../../src/domain/incident.ts';
import { setNextUpdate } from '../../src/domain/next-update.ts';
import { note } from '../../src/domain/note.ts';
import { remind } from '../../src/domain/remind.ts';
import { reopen } from '../../src/domain/reopen.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { retitle } from '../../src/domain/retitle.ts';
import { plain } from '../../src/domain/said.ts';
import { update } from '../../src/domain/update.ts';
import { cadences, changed, dana, kofi, later, noon, open, opened, refusal } from './incident.ts';

const over: Incident = changed(resolve(open, plain('rolled back'), dana, later(49))).incident;
const promised = { by: 'promise', due: later(20), words: 'in 20 minutes', reminded: false } as const;
const alarm = { incidentId: 7, kind: 'update_due', due: later(60) } as const;

describe('every change is one entry further, and leaves what it is not about', () => {
  const said = plain('words');
  test.each([
    [
      'update',
      update(open, { said, status: 'identified', promise: null, by: kofi }, cadences, later(5)),
      { status: 'identified', next: { by: 'cadence', due: later(65), words: '', reminded: false } },
    ],
    [
      'update with a promise',
      update(open, { said, status: null, promise: promised, by: kofi }, cadences, later(5)),
      { next: promised },
    ],
    ['note', note(open, said, kofi, undefined, later(5)), {}],
    [
      'severity',
      changeSeverity(open, 'sev1', said, kofi, cadences, later(5)),
      { severity: 'sev1', next: { by: 'cadence', due: later(35), words: '', reminded: false } },
    ],
    ['title', retitle(open, said, kofi, later(5)), { title: 'words' }],
    ['role', assignRole(open, 'comms', kofi, dana, later(5)), { roles: { commander: 'UDANA', comms: 'UKOFI' } }],
    ['next', setNextUpdate(open, promised, kofi, later(5)), { next: promised }],
    ['action', addAction(open, { said, owner: kofi, due: null, by: dana }, later(5)), {}],
    ['action_done', finishAction(open, 2, plain(''), kofi, later(5)), {}],
    ['reminder', remind(open, alarm, later(60)), { next: { ...open.next, reminded: true } }],
    ['resolved', resolve(open, said, kofi, later(5)), { status: 'resolved', resolvedAt: later(5), next: nothingDue }],
    [
      'reopened',
      reopen(over, said, kofi, cadences, later(60)),
      {
        status: 'investigating',
        resolvedAt: null,
        next: { by: 'cadence', due: later(120), words: '', reminded: false },
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
    ['drafted', postmortemDrafted(over, 'https://a.test/f', later(49), later(50)), {}],
  ])('%s', (what, outcome, patch) => {
    const { incident, entry } = changed(outcome);
    const before =
      what === 'reopened' || what === 'drafted'
        ? over
        : what === 'channel_back'
          ? { ...open, channelLoss: 'left' }
          : open;
    expect(incident).toEqual({ ...before, ...patch, version: before.version + 1 });
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
  const news = { said, status: null, promise: null, by: dana };
  const who = { id: 7, teamId: 'T1' };
  const past = { ...promised, due: later(1) };
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
    ['a second end', resolve(over, said, dana, later(60)), 'already_resolved'],
    ['a reopening of what is open', reopen(open, said, dana, cadences, noon), 'not_resolved'],
    ['a reopening without a reason', reopen(over, none, dana, cadences, later(60)), 'empty_text'],
    ['an empty title', retitle(open, none, dana, noon), 'empty_text'],
    ['the title it has', retitle(open, plain('Checkout is down'), dana, noon), 'same'],
    ['the commander it has', assignRole(open, 'commander', dana, kofi, noon), 'same'],
    ['an empty note', note(open, none, dana, undefined, noon), 'empty_text'],
    ['a note about the future', note(open, said, dana, later(1), noon), 'past'],
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
    ['a second time', remind({ ...open, next: { ...open.next, reminded: true } }, alarm, later(61))],
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
    expect(refusal(postmortemDrafted(open, null, later(49), later(50))).code).toBe('not_resolved');
  });
});

describe('a change of severity keeps the pace right', () => {
  const at = (severity: 'sev1' | 'sev3', minutes: number, incident = open) =>
    changed(changeSeverity(incident, severity, plain(''), dana, cadences, later(minutes))).incident.next.due;
  test('a worse one brings the next update forward', () => expect(at('sev1', 0)).toEqual(later(30)));
  test('a worse one puts nothing off', () => expect(at('sev1', 50)).toEqual(later(60)));
  test('a milder one gives more time', () => expect(at('sev3', 0)).toEqual(later(240)));
  test('a promise stays a promise', () => expect(at('sev1', 0, { ...open, next: promised })).toEqual(later(20)));
});

describe('what must ring', () => {
  test('the next update of an open incident', () => expect(alarmsOf(open)).toEqual([alarm]));
  test('nothing twice', () => expect(alarmsOf({ ...open, next: { ...open.next, reminded: true } })).toEqual([]));
  test('nothing that is bound to an event', () =>
    expect(alarmsOf({ ...open, next: { by: 'event', due: null, words: 'x', reminded: false } })).toEqual([]));
  test('nothing when it is over', () => expect(alarmsOf(over)).toEqual([]));
});

test('a role that changes hands names who had it', () => {
  const { entry } = changed(assignRole(open, 'commander', kofi, dana, later(5)));
  expect(entry.detail).toEqual({ role: 'commander', person: 'UKOFI', name: 'Kofi', from: 'UDANA' });
});
