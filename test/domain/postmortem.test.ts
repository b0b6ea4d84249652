import { describe, expect, test } from '@jest/globals';
import { addAction, finishAction } from '../../src/domain/action.ts';
import { assignRole } from '../../src/domain/assign-role.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { nextAt } from '../../src/domain/next.ts';
import { setNextUpdate } from '../../src/domain/next-update.ts';
import { note } from '../../src/domain/note.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { phasesOf } from '../../src/domain/phases.ts';
import { cell, prose } from '../../src/domain/postmortem/markdown.ts';
import { makePromise } from '../../src/domain/promise.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { retitle } from '../../src/domain/retitle.ts';
import { plain } from '../../src/domain/said.ts';
import { update } from '../../src/domain/update.ts';
import { cadences, changed, dana, kofi, later, noon, opened } from './incident.ts';
import { draftPostmortem } from './postmortem/drafted.ts';

type Step = (incident: Incident) => Outcome<Change>;

/** The incident and its timeline after these steps. */
function lived(...steps: readonly Step[]) {
  const changes = [opened];
  for (const step of steps) changes.push(changed(step((changes.at(-1) as Change).incident)));
  return { incident: (changes.at(-1) as Change).incident, timeline: changes.map(({ entry }) => entry) };
}

const noted =
  (text: string, minutes = 10): Step =>
  (incident) =>
    note(incident, plain(text), dana, undefined, later(minutes));
const told =
  (text: string, minutes: number, status: 'identified' | 'monitoring' | null = null): Step =>
  (incident) =>
    update(incident, { said: plain(text), status, promises: [], by: kofi }, cadences, later(minutes));
const ended =
  (text: string): Step =>
  (incident) =>
    resolve(incident, plain(text), [], dana, later(49));

const draft = ({ incident, timeline }: ReturnType<typeof lived>) => draftPostmortem(incident, timeline, [], later(60));
const section = (markdown: string, heading: string) =>
  (markdown.split(`## ${heading}\n\n`)[1] ?? '').split(/\n\n#{2,3} /u)[0]?.trim();

describe('a draft of an incident that people wrote about', () => {
  const action: Step = (incident) =>
    addAction(incident, { said: plain('buy a disk'), owner: kofi, due: later(10_000), by: dana }, later(20));
  const story = lived(
    told('a bad deploy', 5, 'identified'),
    noted('Impact: 16% of calls'),
    noted('root cause: no canary'),
    noted('Detected: by a customer'),
    noted('lessons learned: deploy on Mondays'),
    action,
    action,
    (incident) => finishAction(incident, 7, plain('two of them'), kofi, later(30)),
    (incident) => finishAction(incident, null, plain('rolled back'), dana, later(31)),
    (incident) => assignRole(incident, 'comms', kofi, dana, later(32)),
    told('error rate is normal', 33, 'monitoring'),
    ended('the rollback'),
  );
  const markdown = draft(story);

  test.each([
    [
      'Customer impact',
      '- 16% of calls\n\n_Was data lost, delayed or partial, and what of it can be recovered? Or was none lost? Add it with `/incident #7 note data: …`._\n\n_Must customers do anything? Where it is nothing, say “none”. Add it with `/incident #7 note customer action: …`._',
    ],
    ['Root cause', '- no canary'],
    [
      'Detection',
      '- by a customer\n- It was declared by Dana on Nov 20, 2026, 12:00 UTC. What was seen first: “Checkout is down”. The first update said: “a bad deploy”.\n- The first step of the response was recorded 5 minutes after the declaration.',
    ],
    ['Resolution', '- the rollback'],
    ['Lessons', '- deploy on Mondays'],
    [
      'Completed',
      '- buy a disk: two of them (done by Kofi, Nov 20, 2026, 12:30 UTC)\n- rolled back (done by Dana, Nov 20, 2026, 12:31 UTC)',
    ],
    ['Planned', '- buy a disk (action 8, owner: Kofi, due: Nov 27, 2026, 10:40 UTC)'],
  ])('%s', (heading, words) => {
    expect(section(markdown, heading)).toBe(words);
  });

  test('says how bad, how long and who', () => {
    for (const row of [
      '| **Severity** | sev2 |',
      '| **Status** | resolved |',
      '| **Declared** | Nov 20, 2026, 12:00 UTC |',
      '| **Duration** | 49m |',
      '| **— investigating** | Nov 20, 2026, 12:00 UTC, for 5m |',
      '| **— monitoring** | Nov 20, 2026, 12:33 UTC, for 16m |',
      '| **Commander** | Dana |',
      '| **Comms** | Kofi |',
      '| **Participants** | Dana, Kofi |',
      '| **Promises** | none with a time |',
    ]) {
      expect(markdown).toContain(`\n${row}`);
    }
  });

  test('holds every entry once, in order', () => {
    const lines =
      markdown
        .split('\n## Timeline\n')[1]
        ?.split('\n## ')[0]
        ?.match(/^- \*\*.*$/gmu) ?? [];
    expect(lines.length).toBe(story.timeline.length);
    expect(lines[0]).toBe('- **Nov 20, 2026, 12:00:00 UTC** Dana: declared sev2: Checkout is down · entry 1');
    expect(lines.at(-1)).toBe('- **Nov 20, 2026, 12:49:00 UTC** Dana: resolved: the rollback · entry 13');
  });

  test('is the same whenever it is drafted from the same record', () => expect(draft(story)).toBe(markdown));

  test('knows which status it had when', () => {
    expect(phasesOf(story.timeline).map(({ status, to }) => [status, to])).toEqual([
      ['investigating', later(5)],
      ['identified', later(33)],
      ['monitoring', later(49)],
      ['resolved', null],
    ]);
  });
});

describe('a draft of which nobody wrote anything', () => {
  const markdown = draft(lived());
  test.each([
    ['Customer impact', 2],
    ['Root cause', 1],
    ['Detection', 1],
    ['Resolution', 1],
    ['Lessons', 1],
    ['Action items', 2],
  ])('asks about %s', (heading, count) => {
    const questions = section(markdown, heading)?.match(/^_.*$/gmu) ?? [];
    expect(questions).toHaveLength(count);
    for (const question of questions) {
      expect(question).toMatch(/^_.*\?.* Add it with `\/incident #7 (?:note|action) .*`\._$/u);
    }
  });
  test('holds no placeholder, and prints what it cannot know as such', () => {
    expect(markdown).not.toMatch(/TODO|TBD|undefined|null|NaN|Invalid/u);
    expect(markdown).toContain('| **Resolved** | — |\n| **Duration** | — |');
  });
});

test('an entry about an earlier moment says when it was written', () => {
  const markdown = draft(lived((incident) => note(incident, plain('it began'), dana, later(-30), later(10))));
  expect(markdown).toContain(
    '- **Nov 20, 2026, 11:30 UTC** Dana: note: it began _(written Nov 20, 2026, 12:10:00 UTC)_',
  );
});

test('every time in it has one form, with its year and its zone; a day is a day', () => {
  const markdown = draft(
    lived(
      (incident) => addAction(incident, { said: plain('buy a disk'), owner: kofi, due: later(10_000), by: dana }, noon),
      (incident) => setNextUpdate(incident, nextAt({ by: 'promise', due: later(1500), since: noon }), dana, later(1)),
      (incident) =>
        makePromise(incident, { said: plain('We call'), kind: 'contact', due: later(659 + 1440), by: dana }, later(2)),
      noted('impact: all of them'),
      (incident) => note(incident, plain('impact: some'), dana, later(-30), later(11)),
      (incident) => resolve(incident, plain('a fix'), [], dana, later(1600)),
    ),
  );
  const day = String.raw`[A-Z][a-z]{2} \d{1,2}, \d{4}`;
  const form = new RegExp(String.raw`${day}, \d\d:\d\d(?::\d\d)? UTC|${day}(?!, \d)`, 'gu');
  expect(markdown.match(form)?.length).toBeGreaterThan(15);
  expect(markdown.replace(form, '')).not.toMatch(/\d\d:\d\d|\d{4}-\d\d|UTC(?!\._)|\b(?:Nov|Fri|Sat|Sun|Mon)\b/u);
});

describe('hostile text stays text', () => {
  const lines = [
    '# heading',
    '###### heading',
    '#',
    'setext\n===',
    'setext\n---',
    '> quote',
    '```',
    '~~~',
    '| a | b |',
    'a | b\n--- | ---',
    '- item',
    '* item',
    '+ item',
    '1. item',
    '12) item',
    '***',
    '_ _ _',
    '- - -',
    '[1]: https://evil.test',
    '\r# heading',
    '\u2028# heading',
    '    # heading',
    '\n\n# heading',
  ];
  const text = lines.join('\n');
  const markdown = draft(
    lived(
      noted(`impact: ${text}`),
      noted(text),
      told(text, 11),
      (incident) => retitle(incident, plain(text), dana, later(12)),
      ended(text),
    ),
  );
  const headings = [
    '# Postmortem',
    '## Summary',
    '## Customer impact',
    '## Root cause',
    '## Detection',
    '## Timeline',
    '### Gaps and contradictions',
    '### Every entry',
    '## Resolution',
    '## Action items',
    '## Lessons',
    '## People',
  ];

  test('no heading is made by it', () => {
    const found = markdown.split(/[\n\r\u2028]/u).filter((line) => /^\s*#{1,6}(?:\s|$)/u.test(line));
    expect(found.map((line) => headings.find((heading) => line.startsWith(heading)))).toEqual(headings);
    expect(markdown).not.toMatch(/^\s*(?:={1,}|-{1,})\s*$/mu);
  });
  test('no list, quote, fence or table is made by it', () => {
    for (const line of markdown.split('\n').filter((found) => found.startsWith('  '))) {
      expect(line).not.toMatch(/^\s+(?:[-+*]\s|\d+[.)]\s|>|```|~~~|\||\[1\]:|-+\s*\|)/u);
    }
    expect(markdown.split('\n').filter((line) => line.startsWith('- **')).length).toBe(6);
  });

  test.each([
    ['<b>bold</b>', '\\<b>bold\\</b>'],
    ['\\<b>', '\\\\\\<b>'],
    ['a < b', 'a < b'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['R&D', 'R&D'],
    ['<!-- hidden -->', '\\<!-- hidden -->'],
    ['[x](javascript:alert(1))', '[x]\\(javascript:alert(1))'],
    ['2026 was good', '2026 was good'],
    ['-5 degrees', '-5 degrees'],
    ['#7 again', '#7 again'],
  ])('%s', (raw, shown) => {
    expect(prose(raw)).toBe(shown);
  });

  test.each([
    ['a | b', 'a \\| b'],
    ['| a', '\\| a'],
    ['a \\| b', 'a \\\\\\| b'],
    ['a\nb', 'a b'],
    ['a\r\nb', 'a b'],
  ])('in a table: %s', (raw, shown) => {
    expect(cell(raw)).toBe(shown);
  });
});
