import { describe, expect, test } from '@jest/globals';
import { addAction } from '../../src/domain/action.ts';
import type { Change } from '../../src/domain/change.ts';
import { editPaper } from '../../src/domain/edit-paper.ts';
import { setImpact } from '../../src/domain/impact.ts';
import type { Impact } from '../../src/domain/impacts/record.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { note } from '../../src/domain/note.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { checklist } from '../../src/domain/postmortem/checklist.ts';
import { insideWords } from '../../src/domain/postmortem/inside-words.ts';
import { type Paper, paperOf } from '../../src/domain/postmortem/paper.ts';
import { publicMarkdown } from '../../src/domain/postmortem/public.ts';
import type { SectionKey } from '../../src/domain/postmortem/section-key.ts';
import { makePromise } from '../../src/domain/promise.ts';
import { publish, unpublishable } from '../../src/domain/publish.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { plain } from '../../src/domain/said.ts';
import type { Entry } from '../../src/domain/timeline.ts';
import { changed, dana, later, noon, opened, refusal } from './incident.ts';

type Step = (incident: Incident, paper: Paper) => Outcome<Change>;
const now = later(90);

function lived(...steps: readonly Step[]): Paper {
  let incident = opened.incident;
  const timeline: Entry[] = [opened.entry];
  const paper = () => paperOf({ incident, timeline, promises: incident.promises }, now);
  for (const step of steps) {
    const change = changed(step(incident, paper()));
    incident = change.incident;
    timeline.push(change.entry);
  }
  return paper();
}

const noted =
  (text: string): Step =>
  (incident) =>
    note(incident, plain(text), dana, undefined, later(10));
const written =
  (section: SectionKey, text: string): Step =>
  (incident, paper) =>
    editPaper(incident, paper, paper, { section, said: plain(text), seen: paper.upTo, by: dana }, later(20));
const minute = (at: Date) => ({ at, precision: 'minute' as const, approx: false, zone: 'UTC' });
const hit =
  (over: Partial<Impact> = {}): Step =>
  (incident) => {
    const unsaid = { region: null, amount: 'every tenth call', data: 'none' as const, causedBy: null };
    const times = { from: minute(noon), to: minute(later(40)) };
    const what = { ...unsaid, ...times, component: 'API', degree: 'major' as const, ...over };
    return setImpact(incident, { ...what, said: plain(''), by: dana }, later(41));
  };
const ended: Step = (incident) => resolve(incident, plain('a new disk'), [], dana, later(49));

/** Everything that a checklist asks for. */
const whole: readonly Step[] = [
  hit(),
  noted('customer action: none'),
  noted('cause: a bad disk'),
  noted('detection: by an alert'),
  noted('lesson: buy disks'),
  written('actions', 'A second disk by Friday.'),
];

const found = (paper: Paper) => checklist(paper).map(({ what }) => what);

describe('the checklist', () => {
  test('of a whole record finds nothing', () => expect(checklist(lived(...whole, ended))).toEqual([]));

  test.each<[string, Step, string]>([
    ['no end of an impact', hit({ to: null }), 'still_hit'],
    [
      'an open promise',
      (incident) =>
        makePromise(
          incident,
          { said: plain('We call every shop'), kind: 'contact', due: later(9000), by: dana },
          later(20),
        ),
      'open_promise',
    ],
    ['a name of the inside', noted('cause: db1.internal was full'), 'host'],
    ['a person', noted('lesson: ask @kofi first'), 'person'],
    ['an id of Slack', noted('lesson: see C0123ABCD9'), 'slack'],
    ['a secret', noted('cause: password=hunter2hunter2'), 'secret'],
  ])('finds %s', (_, step, what) => {
    const findings = checklist(lived(...whole, step, ended));
    expect(findings.map((finding) => finding.what)).toEqual([what]);
    expect(findings[0]?.sentence).toMatch(/^.{10,250}\.$/u);
    expect(findings[0]?.cure).toMatch(/^\/incident #7 /u);
  });

  test('finds that nothing was said of the impact, and of the data', () => {
    expect(found(lived(ended))).toEqual(expect.arrayContaining(['no_impact', 'no_data_word', 'open_question']));
    expect(found(lived(...whole, hit({ data: null }), ended))).toEqual(['no_data_word']);
    expect(found(lived(...whole, hit({ data: null }), noted('impact: no data was lost'), ended))).toEqual([]);
  });

  test('finds actions without owner or date, and news beside a text', () => {
    const action: Step = (incident) =>
      addAction(incident, { said: plain('buy a disk'), owner: null, due: null, by: dana }, later(20));
    expect(found(lived(...whole, action, ended))).toEqual(['no_owner', 'no_date', 'unseen_news']);
  });

  test('shows nothing of a secret but its start', () => {
    const [finding] = checklist(lived(...whole, noted('cause: token: abcdefghijkl'), ended));
    expect(finding?.sentence).toBe('Root cause holds what looks like a secret: “token:…”.');
  });
});

describe('words of the inside', () => {
  test.each([
    ['db1.prod.internal', 'host db1.prod.internal'],
    ['see http://grafana/d/1', 'host grafana'],
    ['redis-1:6379 was full', 'host redis-1:6379'],
    ['10.1.2.3 and 172.16.0.9 and 192.168.1.1', 'host 10.1.2.3, host 172.16.0.9, host 192.168.1.1'],
    ['printer.local.', 'host printer.local'],
    ['@kofi and @mei.sato', 'person @kofi, person @mei.sato'],
    ['C0123ABCD9', 'slack C0123ABCD9'],
    ['https://acme.slack.com/archives/C1', 'slack acme.slack.com'],
    [`${'xoxb'}-123456789012-abcdef`, 'secret xoxb-1…'],
    [`${'AKIA'}ABCDEFGHIJKLMNOP`, 'secret AKIAAB…'],
    ['postgres://bot:hunter2@db.example.com/x', 'secret postgr…'],
    ['Authorization: Bearer abcdefghijklmnop1234', 'secret Bearer…'],
    // What anybody may read.
    ['https://status.acme.com/api:v2 at 12:30 UTC', ''],
    ['172.32.0.1 and 8.8.8.8', ''],
    ['mail us: help@acme.com', ''],
    ['10 of 12 requests, ratio 3:1, UTC+01:00', ''],
    ['SERVICES and DATABASES', ''],
    ['the internal network; local time', ''],
  ])('“%s”: %s', (text, words) => {
    expect(
      insideWords(text)
        .map((one) => `${one.sort} ${one.words}`)
        .join(', '),
    ).toBe(words);
  });

  test.each(['a', 'a.', 'a-', '@', 'x:', 'eyJ', '://'])('a page of %j alone is read', (sign) => {
    expect(insideWords(sign.repeat(40_000 / sign.length))).toEqual([]);
  });
});

describe('to publish', () => {
  const out = (paper: Paper, over: Partial<Parameters<typeof publish>[2]> = {}) =>
    publish(paper.incident, paper, { by: dana, anyway: false, ...over }, now);

  test('sets the last stage with its own time, keeps the text, and what was promised of it', () => {
    const paper = lived(...whole, ended);
    const { incident, entry, promises } = changed(out(paper, { at: later(80) }));
    expect(incident).toMatchObject({ published: 1, publishedAt: later(80), status: 'resolved', promises: [] });
    expect(entry).toMatchObject({
      kind: 'published',
      at: later(80),
      recordedAt: now,
      detail: { version: 1, open: [] },
    });
    expect(entry.text).toBe(publicMarkdown(paper));
    expect(promises).toEqual([expect.objectContaining({ kind: 'postmortem', ended: 'kept', endedAt: later(80) })]);
    const again = changed(publish(incident, paper, { by: dana, anyway: false }, later(95)));
    expect(again.incident).toMatchObject({ published: 2, publishedAt: later(95), publishedTold: null });
  });

  test('what the checklist finds must be published over on purpose, and that is kept', () => {
    const paper = lived(...whole, hit({ to: null }), ended);
    expect(refusal(out(paper))).toMatchObject({ code: 'unchecked' });
    expect(changed(out(paper, { anyway: true })).entry.detail).toEqual({ version: 1, open: ['still_hit'] });
  });

  test('is refused while it is open, of drills, of what is private, and at times that cannot be', () => {
    const paper = lived(...whole, ended);
    const { incident } = paper;
    expect(refusal(out(lived(...whole))).code).toBe('not_resolved');
    expect(unpublishable({ ...incident, mode: 'test' })?.refusal.sentence).toContain('is a drill');
    expect(unpublishable({ ...incident, isPrivate: true })?.refusal.sentence).toContain('is private');
    expect(refusal(out(paper, { at: later(91) })).code).toBe('future');
    expect(refusal(out(paper, { at: later(20) })).code).toBe('unclear_time');
  });

  test('tells people outside no number of an entry', () => {
    const markdown = publicMarkdown(
      lived(noted('Tried to restore the sessions'), hit({ causedBy: 2 }), noted('impact: no data was lost'), ended),
    );
    expect(markdown).toContain('It was caused by this: “Tried to restore the sessions”.');
    expect(markdown).toContain('No data was lost.');
    expect(markdown).not.toMatch(/\bentr(?:y|ies)\b/iu);
  });

  test('shows people outside no question, nobody by name, and no work of the inside unless somebody wrote it', () => {
    const paper = lived(
      noted('cause: a bad disk'),
      written('timeline', 'It began at noon.'),
      noted('lesson: x'),
      ended,
    );
    const markdown = publicMarkdown(paper);
    expect(markdown).toContain('# Checkout is down');
    expect(markdown).toContain('## Root cause\n\n- a bad disk');
    expect(markdown).toContain('## Timeline\n\nIt began at noon.');
    expect(markdown).not.toMatch(/Dana|Sitrep|\/incident|New in the record|## (?:Summary|Action items|Promises)/u);
  });
});
