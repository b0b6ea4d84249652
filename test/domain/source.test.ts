import { expect, test } from '@jest/globals';
import { amend } from '../../src/domain/amend.ts';
import { note } from '../../src/domain/note.ts';
import { retract } from '../../src/domain/retract.ts';
import { plain } from '../../src/domain/said.ts';
import type { Source } from '../../src/domain/source.ts';
import { storyOf } from '../../src/domain/story.ts';
import { cadences, changed, dana, kofi, later, open, opened, refusal, standing } from './incident.ts';
import { draftPostmortem } from './postmortem/drafted.ts';

const source: Source = {
  channel: 'C1',
  ts: '1795176600.000100',
  permalink: 'https://acme.slack.com/archives/C1/p1795176600000100',
  addedBy: 'UDANA',
  files: [{ name: '<b>graph</b>\n# one.png', permalink: 'https://acme.slack.com/files/U1/F1/graph.png' }],
};
const noted = changed(note(open, plain('the disk is full'), kofi, later(10), later(30), source));

test('a note from a message is its author’s, of its own time, written down now', () => {
  expect(noted.entry).toMatchObject({ by: 'UKOFI', at: later(10), recordedAt: later(30), detail: { source } });
});

test('a message whose clock is ahead of ours happened now; a note that somebody types may not be ahead', () => {
  expect(changed(note(open, plain('x'), kofi, later(31), later(30), source)).entry.at).toEqual(later(30));
  expect(refusal(note(open, plain('x'), kofi, later(31), later(30))).code).toBe('future');
});

test('a message needs no words where it has files', () => {
  const { entry } = changed(note(open, plain(''), kofi, later(10), later(30), source));
  expect(storyOf(entry)).toBe(`note · <b>graph</b>\n# one.png ${source.files[0]?.permalink}`);
  expect(refusal(note(open, plain(''), kofi, later(10), later(30), { ...source, files: [] })).code).toBe('empty_text');
});

test('what becomes of the message is in the entry that says so', () => {
  const entry2 = standing([opened.entry, noted.entry], 2);
  const change = { channel: 'C1', ts: source.ts, edited: '1795176601.000000' };
  const amendment = { said: plain('it was full'), at: null, by: kofi, source: change };
  const { entry } = changed(amend(noted.incident, entry2, amendment, later(31)));
  expect(entry.detail).toEqual({ entry: 2, of: 'note', at: null, source: change });
  const gone = changed(
    retract(noted.incident, entry2, { why: plain('gone'), by: dana, cadences, source: change }, later(31)),
  );
  expect(gone.entry.detail).toEqual({ entry: 2, of: 'note', source: change });
});

test('the postmortem has its files by name and address, and leads to the message; no markup of theirs', () => {
  const markdown = draftPostmortem(noted.incident, [opened.entry, noted.entry], [], later(60));
  const [, line = ''] = /(- \*\*.*Kofi: [\s\S]*)$/u.exec(markdown) ?? [];
  expect(line).toContain('note: the disk is full · \\<b>graph\\</b>');
  expect(line).toContain('\\# one.png https://acme.slack.com/files/U1/F1/graph.png');
  expect(line).toContain(`message: ${source.permalink}`);
});
