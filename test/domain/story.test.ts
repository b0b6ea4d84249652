import { expect, test } from '@jest/globals';
import { storyOf } from '../../src/domain/story.ts';
import type { Details, Entry, EntryKind } from '../../src/domain/timeline.ts';
import { noon } from './incident.ts';

const cadence = { by: 'cadence', due: '2026-11-20T13:00:00.000Z', words: '' } as const;

function entry<K extends EntryKind>(kind: K, detail: Details[K], text = ''): Entry {
  const common = { incidentId: 7, seq: 2, at: noon, recordedAt: noon, by: 'UDANA', byName: 'Dana', mentions: [] };
  return { ...common, kind, detail, text } as unknown as Entry;
}

test.each([
  [entry('declared', { severity: 'sev2', next: cadence }, 'Checkout is down'), 'declared sev2: Checkout is down'],
  [entry('channel_opened', { channel: 'C1', name: 'inc-7' }), 'channel #inc-7 opened'],
  [entry('channel_lost', { how: 'archived' }), 'channel archived'],
  [entry('channel_lost', { how: 'deleted' }), 'channel deleted'],
  [entry('channel_lost', { how: 'left' }), 'channel left without Sitrep'],
  [entry('channel_back', {}), 'channel is back'],
  [entry('channel_renamed', { name: 'war-room' }), 'channel renamed to #war-room'],
  [entry('update', { from: 'identified', to: 'identified', next: cadence }, 'rolling back'), 'update: rolling back'],
  [
    entry('update', { from: 'identified', to: 'monitoring', next: cadence }, 'it holds'),
    'identified → monitoring: it holds',
  ],
  [entry('update', { from: 'identified', to: 'monitoring', next: cadence }), 'identified → monitoring'],
  [entry('note', {}, 'CPU is at 100 %'), 'note: CPU is at 100 %'],
  [entry('severity', { from: 'sev2', to: 'sev1', next: cadence }, 'all of EU'), 'severity sev2 → sev1: all of EU'],
  [entry('severity', { from: 'sev2', to: 'sev1', next: cadence }), 'severity sev2 → sev1'],
  [entry('title', { from: 'Old' }, 'New'), 'title changed to: New'],
  [entry('role', { role: 'comms', person: 'UKOFI', name: 'Kofi', from: null }), 'comms: Kofi'],
  [entry('next', { next: { ...cadence, by: 'promise' } }), 'next update due 13:00 UTC'],
  [
    entry('next', { next: { by: 'event', due: null, words: 'the vendor answers' } }),
    'next update when the vendor answers',
  ],
  [entry('next', { next: { by: 'none', due: null, words: 'we sleep' } }), 'no next update: we sleep'],
  [entry('next', { next: { by: 'none', due: null, words: '' } }), 'no next update'],
  [entry('action', { owner: null, ownerName: null, due: null }, 'buy a disk'), 'action: buy a disk'],
  [
    entry('action', { owner: 'U', ownerName: 'Mei', due: '2026-12-04T22:59:00.000Z' }, 'buy a disk'),
    'action: buy a disk (Mei) by Fri, Dec 4, 2026',
  ],
  [entry('action_done', { action: 5 }), 'action 5 done'],
  [entry('action_done', { action: null }, 'rolled back'), 'action done: rolled back'],
  [entry('reminder', { due: '2026-11-20T12:00:00.000Z' }), 'reminder: update was due 12:00 UTC'],
  [
    entry(
      'impact',
      {
        ...{ component: 'API', region: 'EU', degree: 'major', amount: '16% of calls', data: 'none', causedBy: 3 },
        ...{ from: null, to: null, replaces: null },
      },
      'mostly push',
    ),
    'impact on API (EU): major, 16% of calls, no data lost, caused by entry 3: mostly push',
  ],
  [entry('resolved', { from: 'monitoring' }, 'rolled back'), 'resolved: rolled back'],
  [entry('resolved', { from: 'monitoring' }), 'resolved'],
  [entry('reopened', { next: cadence }, 'it broke again'), 'reopened: it broke again'],
  [entry('drafted', { permalink: null }), 'postmortem drafted'],
])('%# the timeline tells an entry in words', (told, words) => {
  expect(storyOf(told)).toBe(words);
});
