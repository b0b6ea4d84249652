import { describe, expect, test } from '@jest/globals';
import { editPaper } from '../../src/domain/edit-paper.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { note } from '../../src/domain/note.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { asItWas } from '../../src/domain/postmortem/as-it-was.ts';
import { handEdits } from '../../src/domain/postmortem/by-hand.ts';
import { itemsIn, newItems } from '../../src/domain/postmortem/items.ts';
import { type Paper, paperOf, sectionIn } from '../../src/domain/postmortem/paper.ts';
import { paperMarkdown } from '../../src/domain/postmortem/paper-markdown.ts';
import { peopleMarkdown } from '../../src/domain/postmortem/people-markdown.ts';
import type { SectionKey } from '../../src/domain/postmortem/section-key.ts';
import { splitSection } from '../../src/domain/postmortem/section-names.ts';
import { resolve } from '../../src/domain/resolve.ts';
import { retract } from '../../src/domain/retract.ts';
import { plain } from '../../src/domain/said.ts';
import type { Entry } from '../../src/domain/timeline.ts';
import { cadences, changed, dana, kofi, later, opened, refusal, standing } from './incident.ts';

const now = later(60);
type Step = (
  incident: Incident,
  paper: Paper,
) => Outcome<Parameters<typeof changed>[0] extends Outcome<infer C> ? C : never>;

/** The paper after these steps. */
function lived(...steps: readonly Step[]): Paper {
  let incident = opened.incident;
  const timeline: Entry[] = [opened.entry];
  for (const step of steps) {
    const change = changed(step(incident, paperOf({ incident, timeline, promises: [] }, now)));
    incident = change.incident;
    timeline.push(change.entry);
  }
  return paperOf({ incident, timeline, promises: [] }, now);
}

const noted =
  (text: string): Step =>
  (incident) =>
    note(incident, plain(text), dana, undefined, later(10));
const written =
  (section: SectionKey, text: string, seen?: number): Step =>
  (incident, paper) =>
    edit(incident, paper, section, text, seen);
const takenBack =
  (seq: number): Step =>
  (incident, { timeline }) =>
    retract(incident, standing(timeline, seq), { why: plain('wrong'), by: dana, cadences }, later(30));

function edit(incident: Incident, paper: Paper, section: SectionKey, text: string, seen = paper.upTo) {
  const before = paperOf(asItWas(paper, seen), now);
  return editPaper(incident, paper, before, { section, said: plain(text), seen, by: kofi }, later(20));
}

const cause = (paper: Paper) => {
  const { body, news, questions, edit: by } = sectionIn(paper, 'cause');
  return { body, news, questions: questions.length, by: by?.byName };
};

describe('a section that somebody wrote', () => {
  test('stays as they wrote it, with what is recorded later beside it', () => {
    const paper = lived(noted('cause: a bad disk'), written('cause', 'The disk was old.'), noted('cause: no canary'));
    expect(cause(paper)).toEqual({ body: 'The disk was old.', news: ['no canary'], questions: 0, by: 'Kofi' });
    expect(paperMarkdown(paper)).toContain(
      '## Root cause\n\nThe disk was old.\n\n**New in the record since:**\n\n- no canary\n',
    );
  });

  test('has no news where nothing of it was recorded, and is no news to itself', () => {
    const paper = lived(
      written('cause', 'The disk was old.'),
      written('timeline', 'It began at noon.'),
      noted('lesson: x'),
    );
    expect(cause(paper).news).toEqual([]);
    expect(sectionIn(paper, 'timeline').news).toEqual([expect.stringContaining('Dana: note: lesson: x')]);
  });

  test('written again it knows what was beside it, unless that list is left there', () => {
    const first = [written('cause', 'The disk was old.'), noted('cause: no canary')];
    expect(cause(lived(...first, written('cause', 'Old disk, no canary.'))).news).toEqual([]);
    const left = 'The disk was very old.\n\n**New in the record since:**\n\n- no canary';
    expect(cause(lived(...first, written('cause', left)))).toMatchObject({
      body: 'The disk was very old.',
      news: ['no canary'],
    });
  });

  test('taken back, the record speaks again; an earlier text of somebody stands again', () => {
    const steps = [noted('cause: a bad disk'), written('cause', 'One.'), written('cause', 'Two.')];
    expect(cause(lived(...steps, takenBack(4)))).toMatchObject({ body: 'One.' });
    expect(cause(lived(...steps, takenBack(4), takenBack(3)))).toEqual({
      ...{ body: '- a bad disk', news: [], questions: 0 },
      by: undefined,
    });
  });

  test('shows what a person took back of what it knew in no list', () => {
    expect(cause(lived(noted('cause: a'), written('cause', 'A.'), takenBack(2))).news).toEqual([]);
  });

  test('of somebody else meanwhile is not written over', () => {
    const paper = lived(written('cause', 'One.'));
    const { code, sentence } = refusal(edit(paper.incident, paper, 'cause', 'Two.', 1));
    expect(code).toBe('edited_meanwhile');
    expect(sentence).toContain('Kofi wrote Root cause anew meanwhile, as entry 2');
  });

  test.each([
    ['', 'empty_text'],
    ['One.', 'same'],
  ])('reading “%s” is refused: %s', (text, code) => {
    const paper = lived(written('cause', 'One.'));
    expect(refusal(edit(paper.incident, paper, 'cause', text)).code).toBe(code);
  });

  test('keeps the questions that were left below it for nobody', () => {
    const paper = lived();
    const [question] = sectionIn(paper, 'cause').questions;
    expect(cause(lived(written('cause', `A disk.\n\n_${question}_`))).body).toBe('A disk.');
  });

  test('knows how bad and how long it was when it was written', () => {
    const paper = lived(written('summary', 'Short.'), (incident) =>
      resolve(incident, plain('a disk'), [], dana, later(49)),
    );
    expect(sectionIn(paper, 'summary').news).toEqual(
      expect.arrayContaining(['**Status**: resolved', '**Resolved**: Nov 20, 2026, 12:49 UTC']),
    );
  });
});

test.each([
  ['- a\n- b\n  more of b', ['a', 'b\n  more of b']],
  ['### Planned\n\n- x', ['x']],
  ['| | |\n|---|---|\n| **A** | b \\| c |', ['**A**: b \\| c']],
  ['a paragraph\n\nanother', ['a paragraph', 'another']],
  ['', []],
])('the items of %j', (body, items) => expect(itemsIn(body)).toEqual(items));

test('what is said twice is new once', () => expect(newItems('- a\n- b', '- a\n- a\n- c')).toEqual(['a', 'c']));

test.each([
  ['cause: x', 'cause', 'x'],
  ['Root cause: x', 'cause', 'x'],
  ['root cause x', 'cause', 'x'],
  ['action items x', 'actions', 'x'],
  ['fix: x', 'resolution', 'x'],
  ['lessons', 'lessons', ''],
  ['causeway x', undefined, undefined],
  ['x', undefined, undefined],
])('“%s” is about a section', (text, section, rest) => {
  const found = splitSection(plain(text));
  expect([found?.section, found?.rest.text]).toEqual([section, rest]);
});

describe('Markdown of people inside a paper', () => {
  test.each([
    ['# big\n## bigger\n#### small', '### big\n### bigger\n#### small'],
    ['<script>x</script> <!-- x', '\\<script>x\\</script> \\<!-- x'],
    ['1 < 2 and a<1', '1 < 2 and a<1'],
    ['![x](https://evil.test/pixel)', '\\![x](https://evil.test/pixel)'],
    ['[x](javascript:alert(1))', '[x]\\(javascript:alert(1))'],
    ['[x](java&#115;cript:y)', '[x]\\(java&#115;cript:y)'],
    ['[x](\njavascript:y)', '[x]\\(\njavascript:y)'],
    ['[x](https://acme.test/a?b=1&c=2)', '[x](https://acme.test/a?b=1&c=2)'],
    ['[x]: javascript:y', '\\[x]: javascript:y'],
    ['```\n<b>\n# x', '```\n<b>\n# x\n```'],
    ['type `a <b>`', 'type `a <b>`'],
    ['`x\ny` <b> `z`', '`x\ny` \\<b> `z`'],
    ['\\`<b>`', '\\`\\<b>`'],
  ])('%j', (text, tamed) => {
    expect(peopleMarkdown(text)).toBe(tamed);
    expect(peopleMarkdown(tamed)).toBe(tamed);
  });
});

describe('what somebody changed in a file', () => {
  const base = '# P\n\n_x_\n\n## Impact\n\n- a\n\n## Root cause\n\n_Why?_\n';
  test.each([
    [base, []],
    [base.replaceAll('\n', '\r\n'), []],
    [base.replace('- a', '- a\n- b'), [{ section: 'impact', text: '- a\n- b' }]],
    [base.replace('_Why?_', 'It was old.\n\n## Why\n\nx'), [{ section: 'cause', text: 'It was old.\n\n## Why\n\nx' }]],
    [`${base}\n## Lessons\n\nBuy disks.\n`, [{ section: 'lessons', text: 'Buy disks.' }]],
    [base.replace('## Root cause', '## Root causes'), undefined],
    [base.replace('_x_', 'by Dana'), undefined],
    ['nothing left', undefined],
    ['', undefined],
  ])('%j', (file, edits) => expect(handEdits(file, base, [], [])).toEqual(edits));

  test('what reads as an earlier text of ours had it is an old copy', () => {
    const now = base.replace('- a', '- a\n- b');
    expect(handEdits(base, now, [base], [])).toEqual([]);
    expect(handEdits(base.replace('_Why?_', 'Old.'), now, [base], [])).toEqual([{ section: 'cause', text: 'Old.' }]);
  });
});
