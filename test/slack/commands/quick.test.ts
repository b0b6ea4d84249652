import { expect, test } from '@jest/globals';
import { readDay } from '../../../src/domain/dates.ts';
import { splitPast } from '../../../src/domain/past.ts';
import { prose } from '../../../src/domain/postmortem/markdown.ts';
import { readPromises } from '../../../src/domain/promises/reading/read.ts';
import { plain } from '../../../src/domain/said.ts';
import { readWhen } from '../../../src/domain/when.ts';
import { readText } from '../../../src/slack/read-text.ts';
import { cut, escapeText, linked, oneLine } from '../../../src/slack/views/mrkdwn.ts';
import { worked } from '../../worked.ts';

const noon = new Date('2026-11-20T12:00:00Z');
const most = 40_000;
const fill = (part: string): string => part.repeat(Math.ceil(most / part.length)).slice(0, most);

const readers: ReadonlyArray<readonly [string, (text: string) => unknown]> = [
  ['promise', (text) => readPromises(text, 'UTC', noon)],
  ['past', (text) => splitPast(plain(text), 'UTC', noon)],
  ['moment', (text) => readWhen(text, 'UTC', noon)],
  ['day', (text) => readDay(text, 'UTC', noon)],
  ['text', (text) => readText(text, async (id) => id)],
  ['links', (text) => cut(linked(text), 3000)],
  ['line', (text) => cut(escapeText(oneLine(text)), 150)],
  ['markdown', (text) => prose(text, '  ')],
];
const texts = [
  'x',
  ' ',
  '\n',
  '<',
  '\\',
  '1h ',
  '1 hour and ',
  'a ',
  'an hour ',
  'next update ',
  'next update in ',
  'will ',
  'will a update ',
  'will update you ',
  'if no ',
  'at 14:30 ',
  'by ',
  'by Friday ',
  'Friday ',
  '12:',
  '<@U1',
  '<a:',
  '<!',
  'https://',
  'https://.',
  '](',
  '[',
  '\\<',
  '- ',
  '* ',
  '&',
  ' \n ',
  '5 ',
  'tomorrow at ',
];

test.each(readers)('40,000 characters of anything are read for a %s while nobody waits', (_, read) => {
  const slow = texts.flatMap((part) => {
    for (const text of [fill(part), `${fill(part)}@`]) {
      const took = worked(() => read(text));
      if (took > 700) return [`${JSON.stringify(part)}: ${Math.round(took)} ms`];
    }
    return [];
  });
  expect(slow).toEqual([]);
});
