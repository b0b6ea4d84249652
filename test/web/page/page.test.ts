import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from '@jest/globals';
import { openStand, pathOf, type Setting, type Stand, wordsOf } from './stand.ts';

let stand: Stand;

afterEach(() => stand.close());

const catalog = {
  components: [
    { group: null, name: 'API' },
    { group: 'Mobile', name: 'iOS' },
  ],
  regions: ['EU1', 'NA1'],
};

async function opened(setting: Setting = { catalog }): Promise<Stand> {
  stand = await openStand(setting);
  await stand.board.load();
  return stand;
}

test('where nothing is wrong the page says so, and of what is internal it knows nothing', async () => {
  const { get, declare, update } = await opened();
  const id = await declare('The billing job on host db-7 hangs');
  await update(id, 'Kofi restarts it');
  const answer = await get('/');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.body).toContain('<title>All systems operational – Example status</title>');
  expect(answer.body).toContain('<html lang="en">');
  expect(wordsOf(answer)).not.toMatch(/billing|Kofi/u);
});

test('an incident is read with its newest update first, what it hits and when the next update is due', async () => {
  const { get, declare, publish, update, hit, at } = await opened();
  const id = await declare('Something inside');
  await publish(id, 'Calls fail');
  await hit(id, 'API', 'major', { from: '2026-11-20T11:50:00Z', region: 'EU1' });
  at('2026-11-20T12:10:00Z');
  await update(id, 'We found the cause.', 'identified');
  const answer = await get('/');
  const words = wordsOf(answer);
  expect(words).toContain('Partial system outage API is affected.');
  expect(words).toContain('Major incident · affects EU1 (API) Calls fail Next update by Nov 20, 13:10 UTC');
  expect(words).toMatch(/Identified Nov 20, 12:10 UTC We found the cause\. Investigating Nov 20, 12:00 UTC/u);
  expect(words).toContain('API Major outage EU1 Major outage');
  expect(answer.body).toContain('<time datetime="2026-11-20T12:10Z">');

  at('2026-11-20T13:11:00Z');
  expect(wordsOf(await get('/'))).toContain('The next update was due Nov 20, 13:10 UTC : we are late with it.');
});

test('an incident has a page of its own, with its whole timeline, what was hit from when to when, and its postmortem', async () => {
  const { get, declare, publish, update, hit, resolve, postmortem, at } = await opened();
  const id = await declare('Inside');
  await publish(id, 'Calls fail');
  await hit(id, 'API', 'partial', { from: '2026-11-20T11:50:00Z' });
  await update(id, 'We look at it.\nMore at https://docs.example.com/calls.', 'investigating');
  at('2026-11-20T12:49:00Z');
  await hit(id, 'API', 'partial', { from: '2026-11-20T11:50:00Z', to: '2026-11-20T12:40:00Z' });
  await resolve(id, 'Calls work again.');
  at('2026-11-21T09:00:00Z');
  await postmortem(id, '# Calls fail\n\n## Why\n\nA **full** disk: [the graph](https://example.com/graph).');

  const path = pathOf(await get('/'), 'Calls fail');
  expect(path).toMatch(/^\/incidents\/[a-z0-9]{12}$/u);
  const answer = await get(path);
  const words = wordsOf(answer);
  expect(words).toContain('Resolved · Major incident Calls fail Began Nov 20, 2026 - 12:00 UTC');
  expect(words).toContain('Lasted 49 minutes');
  expect(words).toContain(
    'API Partial outage from Nov 20, 2026 - 11:50 UTC to Nov 20, 2026 - 12:40 UTC Postmortem Why A full disk: the graph .',
  );
  expect(words).toMatch(/Resolved Nov 20, 2026 - 12:49 UTC Calls work again\. Investigating .* We look at it\./u);
  expect(answer.body).toContain('<h3>Why</h3>');
  expect(answer.body).toContain(
    '<a href="https://docs.example.com/calls" rel="nofollow noopener">https://docs.example.com/calls</a>.',
  );
  expect(answer.body).toContain(`<link rel="canonical" href="https://status.example.com${path}"/>`);
});

test('the address of an incident does not say how many there are, and stays the same', async () => {
  const { get, declare, publish } = await opened();
  for (const title of ['One', 'Two']) await publish(await declare(title), title);
  const answer = await get('/');
  const [one, two] = [pathOf(answer, 'One'), pathOf(answer, 'Two')];
  expect(one).not.toBe(two);
  expect(await get(one)).toMatchObject({ status: 200 });
  expect([one, two].join(' ')).not.toMatch(/incidents\/0*[12]\b/u);
});

test('what is taken off the page is gone from it at once', async () => {
  const { get, declare, publish, takeOff } = await opened();
  const id = await declare('Inside');
  await publish(id, 'Calls fail');
  const path = pathOf(await get('/'), 'Calls fail');
  expect((await get(path)).status).toBe(200);
  const { headers } = await get('/');
  await takeOff(id);
  expect((await get(path)).status).toBe(404);
  const answer = await get('/', { 'if-none-match': headers.get('etag') ?? '' });
  expect(answer.status).toBe(200);
  expect(answer.body).not.toContain('Calls fail');
  expect((await get('/history')).body).not.toContain('Calls fail');
});

test('a reader who has the page is told so, until it changes', async () => {
  const { get, declare, publish, at } = await opened();
  const first = await get('/');
  expect(first.headers.get('cache-control')).toBe('public, max-age=30');
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]+"$/u);
  at('2026-11-20T12:00:05Z');
  const again = await get('/', { 'if-none-match': `"another", W/${etag}` });
  expect(again).toMatchObject({ status: 304, body: '' });
  const modified = again.headers.get('last-modified') ?? '';
  expect(modified).toBe('Fri, 20 Nov 2026 12:00:00 GMT');
  expect((await get('/', { 'if-modified-since': modified })).status).toBe(304);

  await publish(await declare('Calls fail'), 'Calls fail');
  for (const headers of [{ 'if-none-match': etag }, { 'if-modified-since': modified }]) {
    const changed = await get('/', headers as Record<string, string>);
    expect(changed.status).toBe(200);
    expect(changed.body).toContain('Calls fail');
  }
});

test('who reads in the second of a change is given no date that hides another change in it', async () => {
  const { get, declare, publish } = await opened();
  expect((await get('/')).headers.get('last-modified')).toBeNull();
  await publish(await declare('Calls fail'), 'Calls fail');
  const answer = await get('/', { 'if-modified-since': 'Fri, 20 Nov 2026 11:59:59 GMT' });
  expect(answer.body).toContain('Calls fail');
});

test('what does not depend on the clock stays the same copy when a minute has passed', async () => {
  const { get, declare, publish, resolve, at } = await opened();
  const id = await declare('Calls fail');
  await publish(id, 'Calls fail');
  await resolve(id, 'They work.');
  await publish(await declare('Another'), 'Another');
  const path = pathOf(await get('/'), 'Calls fail');
  const etag = (await get(path)).headers.get('etag') ?? '';
  at('2026-11-20T12:30:00Z');
  expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
});

test('the head alone says as much as the whole, and both come packed to whoever takes it', async () => {
  const { url, get } = await opened();
  const whole = await get('/', { 'accept-encoding': 'identity' });
  const head = await get('/', { 'accept-encoding': 'identity' }, 'HEAD');
  expect(head.body).toBe('');
  for (const name of ['content-length', 'content-type', 'etag', 'vary', 'cache-control']) {
    expect(head.headers.get(name)).toBe(whole.headers.get(name));
  }
  expect(Number(head.headers.get('content-length'))).toBe(Buffer.byteLength(whole.body));
  expect(whole.headers.get('vary')).toBe('accept-encoding');

  for (const [accepted, given] of [
    ['gzip, deflate', 'gzip'],
    ['gzip, br', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['zstd', null],
  ] as const) {
    const packed = await get('/', { 'accept-encoding': accepted });
    expect(packed.headers.get('content-encoding')).toBe(given);
    expect(packed.body).toBe(whole.body);
    expect(packed.headers.get('etag') === whole.headers.get('etag')).toBe(given === null);
    expect((await get('/', { 'if-none-match': packed.headers.get('etag') ?? '' })).status).toBe(304);
  }
  const { request } = await import('node:http');
  const bytes = await new Promise<Buffer>((resolve) => {
    request(url, { headers: { 'accept-encoding': 'gzip' } }, async (answer) => {
      resolve(Buffer.concat(await answer.toArray()));
    }).end();
  });
  expect(gunzipSync(bytes).toString()).toBe(whole.body);
});

test('programs and feed readers find their way from the page, and may read from any other site', async () => {
  const { get, declare, publish } = await opened();
  await publish(await declare('Calls fail'), 'Calls fail');
  const home = await get('/');
  for (const [path, type] of [
    ['/history.atom', 'application/atom+xml'],
    ['/history.rss', 'application/rss+xml'],
  ]) {
    expect(home.body).toMatch(
      new RegExp(`<link rel="alternate" type="${type?.replace('+', '\\+')}" [^>]*href="${path}"/>`, 'u'),
    );
  }
  for (const path of ['/history.atom', '/history.rss', '/api/v2/summary.json']) {
    expect(home.body).toContain(`<a href="${path}">`);
    const answer = await get(path);
    expect(answer.body).toContain('Calls fail');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect((await get(path, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304);
  }
  expect(home.headers.get('access-control-allow-origin')).toBeNull();
});

test('what is not there is said in a friendly way where people look, and elsewhere as ever', async () => {
  const { get } = await opened();
  for (const path of ['/incidents/abcdefghijkl', '/incidents', '/history/2026-13', '/history/2026-11/2', '/history/']) {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(wordsOf(answer)).toContain('There is nothing here');
    expect(answer.body).toContain('<meta name="robots" content="noindex"/>');
    expect(answer.body).toContain('href="/history"');
  }
  expect(await get('/nothing')).toMatchObject({ status: 404, body: 'There is nothing here.\n' });
  expect(await get('/', {}, 'POST')).toMatchObject({ status: 404 });
  expect(await get('/healthz')).toMatchObject({ status: 200 });
});

test('until everything has been read the page asks for a moment, and the bot is ready all the same', async () => {
  stand = await openStand({ catalog });
  const id = await stand.declare('Calls fail');
  await stand.publish(id, 'Calls fail');
  const loading = stand.board.load();
  const answer = await stand.get('/');
  const early = answer.status === 503 ? answer.headers.get('retry-after') : '2';
  expect(early).toBe('2');
  await loading;
  expect((await stand.get('/')).body).toContain('Calls fail');
});

test('behind the folder of another site the links lead there, whether or not the folder is left in the address', async () => {
  const { get, declare, publish } = await opened({ pageUrl: 'https://example.com/status/' });
  await publish(await declare('Calls fail'), 'Calls fail');
  const answer = await get('/');
  const path = pathOf(answer, 'Calls fail');
  expect(path).toMatch(/^\/status\/incidents\//u);
  expect((await get(path)).status).toBe(200);
  expect((await get(path.replace('/status', ''))).status).toBe(200);
  expect((await get('/status/')).body).toBe(answer.body);
  expect(answer.body).toContain('<link rel="canonical" href="https://example.com/status/"/>');
});
