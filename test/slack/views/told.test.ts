import { describe, expect, test } from '@jest/globals';
import type { Incident } from '../../../src/domain/incident.ts';
import { nothingDue } from '../../../src/domain/next.ts';
import type { Details, Entry, EntryKind, EntryOf } from '../../../src/domain/timeline.ts';
import { entryAnnounced, summary } from '../../../src/slack/views/announced.ts';
import { entryPosted } from '../../../src/slack/views/entry-posted.ts';
import { reminder } from '../../../src/slack/views/reminded.ts';

const noon = new Date('2026-11-20T12:00:00Z');
const cadence = { by: 'cadence', due: '2026-11-20T13:00:00.000Z', words: '' } as const;
const over: Incident = {
  id: 7,
  teamId: 'T1',
  title: 'Checkout is down',
  severity: 'sev2',
  status: 'resolved',
  mode: 'live',
  isPrivate: false,
  archiveAt: null,
  deletedAt: null,
  published: 0,
  imported: 0,
  publishedAt: null,
  publishedTold: null,
  links: [],
  roles: { commander: 'UKOFI' },
  declaredBy: 'UDANA',
  declaredAt: new Date('2026-11-20T11:10:01Z'),
  resolvedAt: noon,
  declaredTold: null,
  resolvedTold: null,
  pageTitle: null,
  channel: 'C1',
  channelName: 'inc-7',
  channelLoss: null,
  version: 9,
  next: nothingDue,
  promises: [],
  promised: 0,
  actions: [],
  impacts: [],
};

function entry<K extends EntryKind>(kind: K, detail: Details[K], text = '', mentions: Entry['mentions'] = []): Entry {
  const common = { incidentId: 7, seq: 2, at: noon, recordedAt: noon, by: 'UDANA', byName: 'Dana & Co', mentions };
  return { ...common, kind, detail, text } as unknown as Entry;
}
const update = (text: string, mentions: Entry['mentions'] = []) =>
  entry('update', { from: 'identified', to: 'identified', next: cadence }, text, mentions);

const owed = (due: string): Details['chased'] => ({
  what: 'promise',
  number: 2,
  words: 'We call you',
  zone: 'UTC',
  due,
  stage: 'overdue',
  owner: 'UDANA',
});

describe('the channel reads', () => {
  test.each([
    [
      update('<!here> see https://a.test'),
      '📣 *Update* by <@UDANA>\n&lt;!here&gt; see <https://a.test>\n_Next update due 13:00 UTC_',
    ],
    [
      update('@Kofi looks', [{ from: 0, to: 5, person: 'UKOFI' }]),
      '📣 *Update* by <@UDANA>\n<@UKOFI> looks\n_Next update due 13:00 UTC_',
    ],
    [entry('note', {}, 'x'), '📝 *Note* by <@UDANA>\nx'],
    [
      entry('severity', { from: 'sev2', to: 'sev1', next: cadence }),
      '🌡️ *Severity* sev2 → *sev1* by <@UDANA>\n_Next update due 13:00 UTC_',
    ],
    [entry('title', { from: 'a' }, 'b'), '✏️ *Title* by <@UDANA>\nb'],
    [
      entry('role', { role: 'comms', person: 'UKOFI', name: 'Kofi', from: 'UMEI' }),
      '🧭 *comms* is <@UKOFI> (was <@UMEI>), by <@UDANA>',
    ],
    [
      entry('next', { next: { by: 'event', due: null, words: '<!here>\nis back' } }),
      '⏱️ *Next update* by <@UDANA>\n_Next update when &lt;!here&gt; ⏎ is back_',
    ],
    [entry('next', { next: { by: 'none', due: null, words: '' } }), '⏱️ *Next update* by <@UDANA>\n_No next update_'],
    [
      entry('action', { owner: 'UKOFI', ownerName: 'Kofi', due: null }, 'x'),
      '☑️ *Action 2* for <@UKOFI>, by <@UDANA>\nx',
    ],
    [entry('action_done', { action: 5 }), '✔️ *Action 5 done* by <@UDANA>'],
    [entry('resolved', { from: 'monitoring' }, 'x'), '✅ *Resolved* by <@UDANA> after 49m\nx'],
    [entry('reopened', { next: cadence }, 'x'), '🔁 *Reopened* by <@UDANA>\nx\n_Next update due 13:00 UTC_'],
  ])('%#', (told, text) => {
    expect(entryPosted(over, told)?.text).toBe(text);
  });

  test('that the update is due, from whom and what to type', () => {
    const due = entry('reminder', { due: '2026-11-20T12:00:00.000Z' }) as EntryOf<'reminder'>;
    const { text = '' } = reminder(due, ['UKOFI']) ?? {};
    expect(text).toContain('<@UKOFI> the next update is due (12:00 UTC)');
    expect(text).toContain('`/incident update &lt;text&gt;`');
  });

  test.each([
    entry('declared', { severity: 'sev2', next: cadence }),
    entry('channel_renamed', { name: 'x' }),
    entry('drafted', { permalink: null }),
  ])('%# nothing of what it sees by itself', (told) => {
    expect(entryPosted(over, told)).toBeNull();
  });
});

describe('the announcement’s thread reads', () => {
  test('updates, with plain names', () => {
    const told = update('@Kofi looks <!here>', [{ from: 0, to: 5, person: 'UKOFI' }]);
    expect(entryAnnounced(told)?.text).toBe('*Dana &amp; Co* · update: @Kofi looks &lt;!here&gt;');
  });
  test('no work of the responders', () => {
    expect(entryAnnounced(entry('note', {}, 'x'))).toBeNull();
    expect(entryAnnounced(entry('chased', owed('2026-11-20T11:00:00Z')))).toBeNull();
    expect(entryAnnounced(entry('chased', owed('2026-11-13T18:00:00Z')))?.text).toContain('Promise 2 is overdue since');
    expect(entryAnnounced(entry('action', { owner: null, ownerName: null, due: null }, 'x'))).toBeNull();
  });
});

describe('the summary', () => {
  const note = entry('note', {}, 'impact: 16% of calls, says @Kofi <!here>', [{ from: 30, to: 35, person: 'UKOFI' }]);
  const end = entry('resolved', { from: 'monitoring' }, 'the rollback');

  test('says how long, what, who and what fixed it', () => {
    expect(summary(over, [note, end], 'Kofi', 'https://a.test/f').text.split('\n')).toEqual([
      '✅ *SEV2 · #7 Checkout is down* is resolved.',
      '*Duration:* 49m (Nov 20, 2026, 11:10 UTC to Nov 20, 2026, 12:00 UTC)',
      '*Impact:* 16% of calls, says @Kofi &lt;!here&gt;',
      '*Led by:* Kofi',
      '*What fixed it:* the rollback',
      '*Postmortem draft:* <https://a.test/f>',
    ]);
  });

  test.each(['x'.repeat(12_000), '<'.repeat(12_000), 'a\nb'.repeat(4000)])(
    '%# keeps every line whatever people wrote',
    (words) => {
      const timeline = [entry('note', {}, `impact: ${words}`), entry('resolved', { from: 'monitoring' }, words)];
      const { text, blocks } = summary({ ...over, title: words }, timeline, 'Kofi', 'https://a.test/f');
      expect(text.length).toBeLessThanOrEqual(3000);
      expect(text).toMatch(/^✅ \*SEV2 · #7 [^\n]*\(cut; see the draft\)\* is resolved\.\n/u);
      expect(text).toMatch(/\*Postmortem draft:\* <https:\/\/a\.test\/f>$/u);
      expect(blocks?.length).toBe(1);
    },
  );
});
