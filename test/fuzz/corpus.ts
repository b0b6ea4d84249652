import type { Random } from './random.ts';

/** What people, monitors and attackers put where words belong, by what it is meant to break. */
export const hostile: Readonly<Record<string, readonly string[]>> = {
  mentions: [
    '<!channel>',
    '<!here|here>',
    '<!everyone>',
    '<!subteam^S0ONCALL|@oncall>',
    '&lt;!channel&gt;',
    '&amp;lt;!here&amp;gt;',
    '<@U0VICTIM0>',
    '<@U0VICTIM0|x>',
    '<#C0SECRET00|>',
    '@channel @here @everyone',
    '＠channel ＠everyone',
    '<!date^1^{date}|x>',
  ],
  links: [
    '<javascript:alert(1)|click>',
    '<https://evil.test/|https://bank.test>',
    '[x](javascript:alert(1))',
    'https://evil.test/?a=1&b=<script>',
    '<mailto:a@acme.test|a>',
    'http://[::1]:80:80/',
  ],
  marks: [
    '*b* _i_ ~s~ `c` ``` > q',
    '| a | b |\n| --- | --- |\n',
    '# h\n## h\n---\n***',
    '<b onmouseover=x>',
    '<script>alert(1)</script>',
    '&amp;amp;amp;',
    '\\',
    '“q” ‘q’ — –',
  ],
  signs: [
    '\u0000',
    '\u0007\u001b[31m',
    '\uD800',
    '\uDC00\uD800',
    'a\u202Eb\u2066c\u2069',
    '\uFEFF\u200B\u2028\u2029',
    `Z${'\u0351\u033E'.repeat(200)}`,
    '👩‍👩‍👧‍👦🇪🇺',
    'الخادم متوقف',
    '\r\n\r\nx: y',
    'ﷺ'.repeat(40),
  ],
  code: [
    "'; drop table incident; --",
    '" or 1=1 --',
    '%s%n%d {{7*7}} $(id) `id`',
    "=cmd|' /C calc'!A0",
    '+1+1',
    '-1+1',
    '@SUM(1)',
    '../../../../etc/passwd',
    '..\\..\\x',
    '/dev/null',
    'CON',
    'a/b\u0000.md',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
  numbers: ['#0', '#-1', '#999999999999999', '#1e9', '#NaN', '1'.repeat(400), '-0', '∞', '#1 #1 #1', '#01'],
  times: [
    'at 25:61',
    'in 99999999999999 weeks',
    'from 24:00 to 24:00',
    'by 30 February 0000',
    'Next update in 20 minutes',
    'next update when <!channel>',
    '31 December 275761',
    'at 2026-03-29 02:30 Europe/Berlin',
    'GMT+99:99',
    'every -1 minutes',
  ],
  nothing: ['', ' ', '\t\n', '.', ':', '-', '--', '"', "'", '“', '[]', '{}', 'null', 'undefined', 'NaN'],
};

const all = Object.values(hostile).flat();

/** Words of up to some 40,000 characters, mostly short. */
export function words(random: Random): string {
  const one = random.pick(all);
  if (random.chance(0.02)) return `${one} `.repeat(10_000).slice(0, random.pick([10_000, 40_000]));
  if (random.chance(0.05)) return one.repeat(random.int(60) + 1).slice(0, 4000);
  const parts = Array.from({ length: random.int(4) }, () => random.pick([...all, 'the disk is full', 'checkout']));
  return [one, ...parts].join(random.pick([' ', '', '\n', ': ']));
}
