import { createHash } from 'node:crypto';
import { afterEach, expect, test } from '@jest/globals';
import { openStand, type Stand, wordsOf } from './stand.ts';

let stand: Stand;

afterEach(() => stand.close());

const script = '<script>alert(1)</script>';
const image = '<img src=x onerror=alert(1)>';
const breakout = `"'></title></style></script><svg onload=alert(1)>`;
const hostile = `${script}${image}${breakout}`;

/** Every tag that begins a script or could, without our own script. */
const alive = (body: string): string[] =>
  (
    body
      .replace(/<script>for \(const when.*?<\/script>/su, '')
      .match(/<(?:script|img|svg|iframe|object|a)\b[^>]*>/gu) ?? []
  )
    .filter((tag) => !/^<svg (?:class="(?:marks?|days)")/u.test(tag))
    .filter(
      (tag) =>
        !/^<a (?:class="\w+" )?href="(?:\/|#main|https:\/\/)[^"]*"[^>]*>$/u.test(tag) || /onerror|onload/u.test(tag),
    );

test('whatever people write into a field stays words', async () => {
  const catalog = {
    components: [{ group: `Group ${hostile}`, name: `API ${hostile}` }],
    regions: [`EU ${hostile}`],
  };
  stand = await openStand({ catalog, pageName: `Example ${hostile}` });
  const { get, board, declare, publish, update, hit, resolve, postmortem, at } = stand;
  await board.load();
  const id = await declare(`Inside ${hostile}`);
  await publish(id, `Outside ${hostile}`);
  await update(id, `Update ${hostile} javascript:alert(1) https://example.com/"onmouseover="alert(1)`, 'identified');
  await hit(id, `API ${hostile}`, 'major', { region: `EU ${hostile}` });
  const home = await get('/');
  expect(alive(home.body)).toEqual([]);
  expect(wordsOf(home)).toContain(`Outside ${hostile}`.slice(0, 40));
  expect(home.body).toContain('<title>Major system outage – Example &lt;script>');

  at('2026-11-20T12:30:00Z');
  await resolve(id, `Over ${hostile}`);
  at('2026-11-20T13:30:00Z');
  await postmortem(
    id,
    [
      `# Title ${hostile}`,
      `## Heading ${hostile}`,
      hostile,
      '[a](javascript:alert(1)) [b](data:text/html,x) [c](/etc/passwd) [d](vbscript:x) [e](https://example.com/e)',
      '[f](mailto:help@example.com) ![g](https://example.com/pixel.png) <https://example.com/h> <javascript:alert(2)>',
      '[i]: javascript:alert(3)\n\n[i] https://example.com/j\n',
      '# One more of the first level\n\n##### And of the fifth',
      `\`\`\`html\n${hostile}\n\`\`\``,
    ].join('\n\n'),
  );
  const path = /href="(\/incidents\/[^"]+)"/u.exec((await get('/')).body)?.[1] ?? '';
  const { body, headers } = await get(path);
  expect(alive(body).filter((tag) => tag !== '<a href="mailto:help@example.com" rel="nofollow noopener">')).toEqual([]);
  const outside = [...body.matchAll(/<a href="(https:[^"]*|mailto:[^"]*)" rel="nofollow noopener">/gu)].map(
    ([, to]) => to,
  );
  expect(outside).toEqual([
    'https://example.com/e',
    'mailto:help@example.com',
    'https://example.com/pixel.png',
    'https://example.com/h',
    'https://example.com/j',
    'https://example.com/',
  ]);
  expect(body.match(/<h1/gu)).toHaveLength(1);
  const levels = [...body.matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level));
  expect(levels.every((level, place) => level <= (levels[place - 1] ?? 0) + 1)).toBe(true);

  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/u);
  const own = /<script>(.*?)<\/script>/su.exec(body)?.[1] ?? '';
  expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(own).digest('base64')}'`);
  const style = /<style>(.*?)<\/style>/su.exec(body)?.[1] ?? '';
  expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  expect(body).not.toMatch(/ style=| on\w+="/u);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  for (const page of ['/history', '/history/2026-11', '/incidents/none']) {
    const answer = await get(page);
    expect(alive(answer.body)).toEqual([]);
    expect(answer.headers.get('content-security-policy')).toBe(policy);
  }
});
