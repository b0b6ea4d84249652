import { describe, expect, test } from '@jest/globals';
import type { Incident } from '../../../src/domain/incident.ts';
import { nextAt, nextNone, nextWhen } from '../../../src/domain/next.ts';
import { badMessage, badUpdate } from '../../../src/sandbox/limits/message.ts';
import { card, topic } from '../../../src/slack/views/card.ts';

const noon = new Date('2026-11-20T12:00:00Z');
const days = (count: number) => new Date(noon.getTime() + count * 86_400_000);
const incident: Incident = {
  id: 7,
  teamId: 'T1',
  title: 'Checkout is down',
  severity: 'sev2',
  status: 'identified',
  mode: 'live',
  isPrivate: false,
  archiveAt: null,
  deletedAt: null,
  published: 0,
  imported: 0,
  publishedAt: null,
  publishedTold: null,
  links: [],
  roles: { commander: 'UDANA' },
  declaredBy: 'UDANA',
  declaredAt: noon,
  resolvedAt: null,
  declaredTold: null,
  resolvedTold: null,
  pageTitle: null,
  channel: 'C1',
  channelName: 'inc-7',
  channelLoss: null,
  version: 3,
  next: nextAt({ by: 'cadence', due: new Date('2026-11-20T13:00:00Z'), since: noon }),
  promises: [],
  promised: 0,
  actions: [],
  impacts: [],
};
const none = nextNone('');
const promised = nextAt({ by: 'promise', due: days(1), since: noon });
const facts = { lead: '<@UDANA>', untold: [], score: null };

const hostile = [
  ['a long title', 'word '.repeat(2400)],
  ['12,000 brackets', '<'.repeat(12_000)],
  ['12,000 emoji', '🔥'.repeat(12_000)],
  ['many lines', 'a\n'.repeat(6000)],
  ['a ping', '<!channel> <@U0VICTIM0> & co'],
] as const;

describe('the card', () => {
  test('says in plain text what, how bad, which state, since when, who leads and what is next', () => {
    expect(card(incident, facts).text).toBe(
      '*SEV2 · #7 Checkout is down*\nSeverity: sev2\nStatus: identified\nSince: Nov 20, 2026, 12:00 UTC\nLead: <@UDANA>\n' +
        'Next update: due Nov 20, 13:00 UTC\nChannel: <#C1>',
    );
  });

  test('says so also when it is over, days later', () => {
    const over: Incident = { ...incident, status: 'resolved', resolvedAt: days(1), next: none };
    const { text } = card(over, facts);
    expect(text).toContain('Status: resolved\nSince: Nov 20, 2026, 12:00 UTC\nLead: <@UDANA>');
    expect(text).toContain('Resolved: Nov 21, 2026, 12:00 UTC, after 1d');
  });

  test('says what was hit, by degree, and cuts it', () => {
    const hit = (component: string, degree: 'major' | 'none', region: string | null = null) => ({
      ...{ component, degree, region, seq: 2, from: null, to: null, amount: null, data: null, causedBy: null },
      ...{ words: '', replacedIn: null },
    });
    const some = [hit('API', 'major', 'EU'), hit('<!channel>', 'major'), hit('Android', 'none')];
    expect(card({ ...incident, impacts: some }, facts).text).toContain('\nImpact: major: API (EU), &lt;!channel&gt;\n');
    const { text } = card({ ...incident, impacts: [hit('x'.repeat(500), 'major')] }, facts);
    expect(text).toMatch(/\nImpact: major: x+… \(cut; whole in the postmortem\)\n/u);
    expect(card({ ...incident, impacts: [hit('Android', 'none')] }, facts).text).toContain('\nImpact: none: Android\n');
  });

  test('says what Slack would not take', () => {
    const { text, blocks } = card(incident, { ...facts, untold: ['The topic was not set, because: <restricted>'] });
    expect(text).toContain('⚠️ The topic was not set, because: &lt;restricted&gt;');
    expect(blocks?.length).toBe(3);
  });

  test.each([
    [nextWhen('the\nvendor answers'), 'when the ⏎ vendor answers'],
    [nextNone('we sleep'), 'none: we sleep'],
    [none, 'none'],
    [promised, 'due Nov 21, 12:00 UTC'],
    [{ ...promised, rings: 1 }, 'overdue since Nov 21, 12:00 UTC'],
    [{ ...promised, ringAt: days(2) }, 'overdue since Nov 21, 12:00 UTC, snoozed until Nov 22, 12:00 UTC'],
  ] as const)('%# says when the next update comes', (next, words) => {
    expect(card({ ...incident, next }, facts).text).toContain(`Next update: ${words}\n`);
  });

  test('says that its channel is gone', () => {
    expect(card({ ...incident, channelLoss: 'archived' }, facts).text).toContain(
      '<#C1> (archived; the record goes on)',
    );
  });

  test.each(hostile)('keeps within Slack’s limits and keeps its facts with %s', (_, title) => {
    const next = nextWhen(title);
    const untold = Array.from({ length: 9 }, () => title);
    for (const message of [
      card({ ...incident, title }, facts),
      card({ ...incident, title, next }, { ...facts, untold }),
    ]) {
      const args = JSON.parse(JSON.stringify(message));
      expect(badMessage(args, { blocksTotal: true })).toBeUndefined();
      expect(badUpdate(args)).toBeUndefined();
      expect(message.text).toMatch(
        /^\*SEV2 · #7 [^\n]*\*\nSeverity: sev2\nStatus: identified\nSince: .*\nLead: <@UDANA>\nNext update: /u,
      );
      expect(JSON.stringify(message)).not.toMatch(/<!(?!date\^)|<@U0VICTIM0/u);
    }
  });
});

describe('the topic', () => {
  test('says the same in one line', () => {
    expect(topic(incident, 'Dana')).toBe('SEV2 #7 · identified · lead Dana · Checkout is down');
    const over: Incident = { ...incident, status: 'resolved', resolvedAt: days(1) };
    expect(topic(over, 'Dana')).toBe('SEV2 #7 · resolved Nov 21, 2026, 12:00 UTC · lead Dana · Checkout is down');
  });

  test.each(hostile)('is at most 250 characters, on one line and dead, with %s', (_, title) => {
    for (const lead of ['Dana', title]) {
      const words = topic({ ...incident, title }, lead);
      expect(words.length).toBeLessThanOrEqual(250);
      expect(words).not.toContain('\n');
      expect(words).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/u);
      expect(words).toMatch(/^SEV2 #7 · identified · lead /u);
    }
  });
});
