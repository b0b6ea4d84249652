import { expect, test } from '@jest/globals';
import { emphasised, readable, withoutRepeats } from '../../src/cli/demo/reading.ts';
import { wrapped } from '../../src/cli/demo/screen.ts';

const names = { person: () => 'dana', channel: () => 'inc-1' };
const read = (text: string) => readable(text, names, (words) => words.toUpperCase());

test.each([
  ['*Update* by <@U1>: _soon_', 'UPDATE by @dana: soon'],
  ['see <#C1> and <https://a.test|the page>', 'see #inc-1 and the page (https://a.test)'],
  ['a &lt;b&gt; &amp;lt;', 'a <b> &lt;'],
  ['`/incident note *x* &lt;text&gt;` 2*3*4 snake_case_name', '`/incident note *x* <text>` 2*3*4 snake_case_name'],
])('%s reads as in Slack', (text, plain) => {
  expect(read(text)).toBe(plain);
});

test('what was just typed is not read a second time', () => {
  const typed = '/incident update identified: the cause is found, and a workaround is under way';
  const posted = 'Update\nthe cause is found, and a workaround is under way\nNext update due 18:47';
  expect(withoutRepeats(posted, typed)).toBe('Update · […] · Next update due 18:47');
  expect(withoutRepeats('Lead: dana', typed)).toBe('Lead: dana');
});

test('long lines go on below their beginning', () => {
  expect(wrapped('- one two three\nfour', 9)).toEqual(['- one two', '  three', 'four']);
});

test('brackets that somebody typed are read as they were typed, also after the bold words are made strong', () => {
  const names = { person: () => undefined, channel: () => undefined };
  const read = readable('*SEV2* &lt;b&gt;DB &amp; cache&lt;/b&gt;', names, (words) => `*${words}*`);
  expect(emphasised(read, (words) => words.toUpperCase())).toBe('SEV2 <b>DB & cache</b>');
});
