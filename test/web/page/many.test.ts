import { expect, test } from '@jest/globals';
import type { Records } from '../../../src/desk/ports.ts';
import { createBoard } from '../../../src/web/page/board.ts';
import { quiet } from '../../desk/record.ts';
import { open, opened } from '../../domain/incident.ts';
import { openStand, wordsOf } from './stand.ts';

test('with thirty components, ninety days of trouble and an incident that goes on, the page is under 50 kB', async () => {
  const components = Array.from({ length: 30 }, (_, place) => ({
    group: `Group ${place % 6}`,
    name: `Component number ${place}`,
  }));
  const { board, get, at, declare, publish, hit, resolve, update, close } = await openStand({
    catalog: { components, regions: ['EU1', 'NA1'] },
    pageZone: 'Europe/Paris',
  });
  await board.load();
  for (let ago = 80; ago > 0; ago -= 4) {
    const began = Date.UTC(2026, 10, 20, 12) - ago * 86_400_000;
    at(new Date(began).toISOString());
    const id = await declare('Inside');
    await publish(id, `Trouble of ${ago} days ago`);
    const [from, to] = [began - 600_000, began].map((time) => new Date(time).toISOString());
    for (let place = ago % 3; place < 30; place += 3) {
      await hit(id, `Component number ${place}`, place % 2 ? 'minor' : 'major', { from: from ?? '', to: to ?? '' });
    }
    await resolve(id, 'It is over, and everything works as it did before. We are sorry for the trouble.');
  }
  at('2026-11-20T12:00:00Z');
  const id = await declare('Inside');
  await publish(id, 'Everything is slow');
  for (const { name } of components) await hit(id, name, 'minor', { region: 'EU1' });
  for (let minute = 1; minute <= 8; minute += 1) {
    at(`2026-11-20T12:0${minute}:00Z`);
    await update(
      id,
      `We are still looking, and this is what we have found so far: nothing in step ${minute}. `.repeat(4),
    );
  }
  const answer = await get('/');
  expect(wordsOf(answer)).toContain('30 of 30 components are affected.');
  expect(wordsOf(answer)).toContain('5 earlier updates');
  expect(Buffer.byteLength(answer.body)).toBeLessThan(50_000);
  expect(Buffer.byteLength((await get('/history')).body)).toBeLessThan(50_000);
  await close();
}, 30_000);

test('a month of many has pages, each with the way to the others', async () => {
  const { board, get, at, declare, publish, close } = await openStand();
  await board.load();
  for (let count = 1; count <= 30; count += 1) {
    at(`2026-11-${String(count).padStart(2, '0')}T12:00:00Z`);
    await publish(await declare('Inside'), `Trouble ${count}.`);
  }
  const first = await get('/history/2026-11');
  expect(wordsOf(first)).toContain('Trouble 30.');
  expect(wordsOf(first)).not.toContain('Trouble 5.');
  expect(first.body).toContain('<a href="/history/2026-11/2">Page 2</a>');
  const second = await get('/history/2026-11/2');
  expect(wordsOf(second)).toContain('Trouble 5.');
  expect(second.body).toContain('<a href="/history/2026-11/2" aria-current="page">Page 2</a>');
  expect((await get('/history/2026-11/3')).status).toBe(404);
  expect(wordsOf(await get('/history'))).toContain('November 2026 30 incidents');
  await close();
});

test('a thousand incidents are read in slices, and whoever waits has a turn between them', async () => {
  const records: Pick<Records, 'listOnPage' | 'onPage'> = {
    listOnPage: async () => Array.from({ length: 1000 }, (_, place) => place + 1),
    onPage: async (id) => ({ incident: { ...open, id, pageTitle: `Trouble ${id}` }, timeline: [opened.entry] }),
  };
  let turns = 0;
  const board = createBoard({
    records,
    installation: 'here',
    catalog: { components: [], regions: [] },
    pageName: null,
    pageUrl: 'https://status.example.com/',
    pageZone: 'UTC',
    clock: () => new Date('2026-11-20T12:00:00Z'),
    log: quiet,
    giveWay: async () => {
      turns += 1;
      expect(board.look()).toBeUndefined();
    },
  });
  await board.load();
  expect(turns).toBeGreaterThan(0);
  expect(board.look()?.page.open).toHaveLength(1000);
  expect(new Set(board.look()?.page.open.map(({ key }) => key)).size).toBe(1000);
});

test('a record that cannot be read makes no page of half the truth', async () => {
  const board = createBoard({
    records: {
      listOnPage: async () => [1],
      onPage: async () => {
        throw new Error('the disk is gone');
      },
    },
    installation: 'here',
    catalog: { components: [], regions: [] },
    pageName: null,
    pageUrl: 'https://status.example.com/',
    pageZone: 'UTC',
    clock: () => new Date(),
    log: quiet,
  });
  await board.load();
  expect(board.look()).toBeUndefined();
});

test('what could not be read when it changed is read as soon as that goes again', async () => {
  let fails = 2;
  const board = createBoard({
    records: {
      listOnPage: async () => [],
      onPage: async (id) => {
        if (fails-- > 0) throw new Error('the record is away');
        return { incident: { ...open, id, pageTitle: 'Trouble' }, timeline: [opened.entry] };
      },
    },
    installation: 'here',
    catalog: { components: [], regions: [] },
    pageName: null,
    pageUrl: 'https://status.example.com/',
    pageZone: 'UTC',
    clock: () => new Date(),
    log: quiet,
    rest: 1,
  });
  await board.load();
  board.hearOf(1);
  await board.settled();
  expect(board.look()?.page.open).toHaveLength(1);
});
