import { describe, expect, test } from '@jest/globals';
import { cut, escapeText, linked, live, oneLine, pieces } from '../../../src/slack/views/mrkdwn.ts';
import { line, quoted, refused, understood } from '../../../src/slack/views/reply.ts';

describe('text from people is only ever text', () => {
  test.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U1> & <#C1>', '&lt;@U1&gt; &amp; &lt;#C1&gt;'],
    ['&lt;', '&amp;lt;'],
    ['a\u0000b\u0007c', 'abc'],
    ['a\u202Eb\u2066c\u2069', 'abc'],
    ['a\r\nb\rc\n\td', 'a\nb\nc\n\td'],
    ['\uD83D half', '\uFFFD half'],
    ['👩‍👩‍👧 🇪🇺 Z͑̾͟a', '👩‍👩‍👧 🇪🇺 Z͑̾͟a'],
  ])('%j', (raw, shown) => {
    expect(escapeText(raw)).toBe(shown);
  });
});

describe('addresses are links, and nothing else is', () => {
  test.each([
    ['see https://acme.test/a?b=1&c=2.', 'see <https://acme.test/a?b=1&amp;c=2>.'],
    ['<https://acme.test>', '&lt;<https://acme.test>&gt;'],
    ['(http://acme.test/x)', '(<http://acme.test/x>)'],
    ['https://acme.test|click', '<https://acme.test>|click'],
    ['javascript:alert(1) file:///etc ftp://x', 'javascript:alert(1) file:///etc ftp://x'],
    ['https://', 'https://'],
    [`https://a.test/${'x'.repeat(3000)}`, `https://a.test/${'x'.repeat(3000)}`],
  ])('%s', (raw, shown) => {
    expect(linked(raw)).toBe(shown);
  });
});

test('a person who was named is a mention, and one whose name was only written is not', () => {
  const said = { text: '@dana & @kofi <@U3> https://a.test', mentions: [{ from: 8, to: 13, person: 'U2' }] };
  expect(live(said)).toBe('@dana &amp; <@U2> &lt;@U3&gt; <https://a.test>');
});

describe('a text that is cut', () => {
  const most = 60;
  test.each([
    ['escapes', escapeText('<'.repeat(200))],
    ['ampersands', escapeText('&'.repeat(200))],
    ['pairs', '🔥'.repeat(200)],
    ['mentions', '<@U0KOFI000> '.repeat(30)],
    ['links', '<https://acme.test/a/b/c> '.repeat(30)],
  ])('is never cut inside its %s, and always says so', (_, text) => {
    for (let shift = 0; shift < 16; shift++) {
      const shown = cut('x'.repeat(shift) + text, most);
      expect(shown.length).toBeLessThanOrEqual(most + 0);
      expect(shown).toMatch(/… \(cut; [^)]*\)$/u);
      const kept = shown.replace(/… \(cut.*$/u, '');
      expect(kept).toMatch(/^x*(?:(?:&lt;)*|(?:&amp;)*|(?:🔥)*|(?:<[^<>]*> ?)*)$/u);
    }
  });

  test('is whole when it is short enough', () => expect(cut('x'.repeat(60), most)).toBe('x'.repeat(60)));
  test('is never longer than it may be, even where there is no room', () =>
    expect(cut('x'.repeat(60), 5).length).toBe(5));
});

test('pieces of a text are whole when they are put together', () => {
  for (const text of [escapeText('<&>'.repeat(99)), '🔥'.repeat(99), '<@U0KOFI000>'.repeat(30), '']) {
    const found = pieces(text, 25);
    expect(found.join('')).toBe(text);
    for (const piece of found) expect(piece).toMatch(/^(?:(?:&\w+;)*|(?:🔥)*|(?:<[^<>]*>)*)$/u);
  }
});

test('many lines become one', () => {
  expect(oneLine(' a\nb \r\n c\u2028d\n\n\ne ')).toBe('a ⏎ b ⏎ c ⏎ d ⏎ e');
});

describe('a refusal', () => {
  const refusal = (instead: string[]) => ({ code: 'usage' as const, sentence: 'It is <so>.', instead });
  test('is a sentence and what to type instead', () => {
    expect(refused(refusal(['/incident note <text>']), 'note', '')).toEqual([
      'It is &lt;so&gt;.\n`/incident note &lt;text&gt;`',
    ]);
  });
  test('repeats what was typed where no line holds it', () => {
    expect(refused(refusal(['/incident reopen <why>']), 'resolve e', 'e')).toEqual([
      'It is &lt;so&gt;.\n`/incident reopen &lt;why&gt;`\nYou typed: `/incident resolve e`',
    ]);
  });
  test('does not repeat what a line holds', () => {
    expect(refused(refusal(['/incident #1 note x y']), 'note x y', 'x y')[0]).not.toContain('You typed');
  });
  test('that is too long for one message comes in several, whole', () => {
    const typed = `note ${'<'.repeat(40_000)}`;
    const [first, ...more] = refused(refusal([`/incident #1 ${typed}`]), typed, '<'.repeat(40_000));
    expect(first).toMatch(/\nYou typed, whole:$/u);
    expect(more.length).toBe(5);
    expect(more.join('').replaceAll('```', '').replaceAll('\n', '')).toBe(escapeText(`/incident ${typed}`));
  });
});

test('a line to type can be copied, whatever is in it', () => {
  expect(line('/incident note a')).toBe('`/incident note a`');
  expect(line('/incident note `a`')).toBe('```\n/incident note `a`\n```');
  expect(line('/incident note ```a```')).toBe(
    "```\n/incident note '''a'''\n```".replace('```\n/', '`/').replace('\n```', '`'),
  );
});

test('words inside a sentence stay short and on one line', () => {
  expect(quoted('a\nb')).toBe('“a ⏎ b”');
  expect(quoted('x'.repeat(500)).length).toBeLessThan(110);
});

test('what is done starts with ✅', () => expect(understood('a', 'b')).toBe('✅ a\nb'));
