import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Browser, findBrowser, openBrowser, type View } from './browser.ts';
import { openStand, pathOf, type Stand } from './stand.ts';

let stand: Stand;
let browser: Browser;
/** What is looked at, by what it is called. */
const places: Record<string, string> = {};

const catalog = {
  components: [
    { group: null, name: 'API' },
    { group: 'Mobile', name: 'iOS' },
    { group: 'Mobile', name: 'Android' },
  ],
  regions: ['EU1', 'NA1'],
};
const paper = `## Why\n\nA **full** disk, [as seen here](https://example.com/graph), and \`df\` said so.\n
#### What we do\n\n1. Look\n2. Learn\n\n| Time | What |\n|---|---|\n| 11:50 | It began |\n
\`\`\`\n${'a long line of code '.repeat(20)}\n\`\`\`\n\n> We are sorry.\n`;

beforeAll(async () => {
  const path = findBrowser();
  if (!path) throw new Error('There is no Chromium here: bin/setup installs it where it may.');
  [stand, browser] = await Promise.all([openStand({ catalog, pageZone: 'Europe/Paris' }), openBrowser(path)]);
  const { board, get, declare, publish, update, hit, resolve, postmortem, at } = stand;
  await board.load();
  const over = await declare('Inside');
  await publish(over, 'Calls fail');
  await hit(over, 'API', 'partial', { from: '2026-11-20T11:50:00Z', to: '2026-11-20T12:00:00Z' });
  await update(over, 'We look at it: https://docs.example.com/calls', 'identified');
  at('2026-11-20T12:40:00Z');
  await resolve(over, 'Calls work again.');
  await postmortem(over, paper);
  const open = await declare('Inside', 'sev1');
  await publish(open, 'Phones are left out');
  await hit(open, 'iOS', 'major', { region: 'EU1' });
  await hit(open, 'Android', 'minor');
  for (let count = 1; count <= 6; count += 1) await update(open, `Step ${count} of what we do.`);
  at('2026-11-21T23:30:00Z');
  const home = await get('/');
  Object.assign(places, {
    'the first page': '/',
    'an incident that is over': pathOf(home, 'Calls fail'),
    'an open incident': pathOf(home, 'Phones are left out'),
    'the history': '/history',
    'what is not there': '/incidents/none',
  });
}, 30_000);

afterAll(async () => {
  await Promise.all([stand?.close(), browser?.close()]);
});

const views: readonly View[] = [
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: ReadonlyArray<{ readonly html: string }>;
}

test('nobody is kept from reading it: axe finds nothing on any page, on phone and desktop, in light and dark', async () => {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const found: string[] = [];
  for (const [name, path] of Object.entries(places)) {
    for (const view of views) {
      await browser.read(stand.url + path, view);
      // What opens is looked at as well.
      await browser.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      await browser.evaluate(axe);
      const { violations } = await browser.evaluate<{ violations: Violation[] }>(
        // In the dark only the colours are others.
        `axe.run(document, { resultTypes: ['violations']${view.scheme === 'dark' ? ", runOnly: ['color-contrast']" : ''} })
          .then(({ violations }) => ({ violations }))`,
      );
      const where = `${name}, ${view.width} ${view.scheme}`;
      for (const { id, help, nodes } of violations) found.push(`${where}: ${id}: ${help}: ${nodes[0]?.html}`);
      const wide = await browser.evaluate<number>('document.documentElement.scrollWidth');
      if (wide > view.width) found.push(`${where}: is ${wide} wide`);
    }
  }
  expect(found).toEqual([]);
}, 30_000);

test('a browser has nothing to complain of, and each time is told in the reader’s own', async () => {
  const before = browser.complaints().length;
  for (const path of ['/', places['an incident that is over'], '/history']) {
    await browser.read(stand.url + path, { width: 1280, scheme: 'light' });
  }
  expect(browser.complaints().slice(before)).toEqual([]);
  const times = await browser.evaluate<string>('document.querySelector(".when").innerText');
  expect(times).toBe('Nov 20, 12:40 UTC (Nov 20, 13:40 GMT+1) (07:40 your time)');
});

test.each(['the first page', 'the history'])(
  'Tab reaches every link of %s, in the order in which it is read',
  async (name) => {
    await browser.read(stand.url + places[name], { width: 1280, scheme: 'light' });
    const all = await browser.evaluate<string[]>(
      '[...document.querySelectorAll("a,summary")].filter((one) => one.checkVisibility()).map((one) => one.innerText)',
    );
    const reached: string[] = [];
    for (const _ of all) {
      await browser.press('Tab');
      reached.push(await browser.evaluate<string>('document.activeElement.innerText'));
    }
    expect(reached).toEqual(all);
    expect(reached[0]).toBe('Skip to the content');
  },
);
