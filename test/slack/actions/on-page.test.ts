import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publicIncident } from '../../../src/domain/page/public-incident.ts';
import { recordOf } from '../../record.ts';
import { openTalk, type Talk } from '../talk.ts';
import { formOf } from './opened.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

async function textsOf(id: number) {
  const store = await recordOf(talk.house);
  const record = await store.onPage(id);
  await store.close();
  const known = record && publicIncident(record, { key: 'abc', catalog: { components: [], regions: [] } });
  return known?.posts.map(({ word, text }) => `${word}: ${text}`);
}

test('an update puts its incident on the page with a tick, in words of its own', async () => {
  const { id, channel } = await talk.declare('sev2 Checkout is down');
  const form = await formOf(talk, 'update', { in: channel });
  const text = 'pay-3.internal has no disk left, @kofi is on it';
  const first = await talk.person('dana').submit(form, { text, status: 'identified', page: ['shown'] });
  expect(first.body).toMatchObject({
    errors: { public: expect.stringMatching(/names a host.*Say it otherwise, or tick/u) },
  });
  const second = await talk.person('dana').submit(form, {
    ...{ text, status: 'identified', page: ['shown'], public: 'A disk was full' },
  });
  expect(JSON.stringify(second.body)).toContain('is on the status page');
  expect(await textsOf(id)).toEqual(['investigating: Checkout is down', 'identified: A disk was full']);
  expect(await talk.type(`/incident #${id} timeline`)).toContain('pay-3.internal has no disk left');
});

test('a tick that is taken away keeps an update inside; the end is told without its words', async () => {
  const { id, channel } = await talk.declare('sev2 Search is slow');
  await talk.type(`/incident #${id} publish now`);
  const form = await formOf(talk, 'update', { in: channel });
  await talk.person('dana').submit(form, { text: 'only for us', status: 'identified', page: [] });
  expect(await textsOf(id)).toEqual(['investigating: Search is slow']);
  await talk.type(`/incident #${id} update monitoring better`);
  expect((await textsOf(id))?.at(-1)).toBe('monitoring: better');
  await talk.type(`/incident #${id} resolve db-1.internal was restarted`);
  expect((await textsOf(id))?.at(-1)).toBe('resolved: ');
});

test('the form of the page shows what goes out, and takes a title and other words', async () => {
  const { id, channel } = await talk.declare('sev2 web-3.internal is down');
  await talk.type(`/incident #${id} update identified web-3.internal is full`);
  const form = await formOf(talk, 'publish', { in: channel });
  expect(JSON.stringify(form.view)).toContain('The title names a host of the inside');
  const said = await talk.person('dana').submit(form);
  expect(said.body).toMatchObject({
    errors: { title: expect.stringContaining('names a host'), entry_3: expect.stringContaining('names a host') },
  });
  await talk.person('dana').submit(form, { title: 'The site is down', entry_3: 'A disk is full' });
  expect(await textsOf(id)).toEqual(['investigating: The site is down', 'identified: A disk is full']);
});

test('what is said while the form is open goes on waiting', async () => {
  const { id, channel } = await talk.declare('sev2 Files are late');
  const form = await formOf(talk, 'publish', { in: channel });
  const answer = await talk.type(`/incident #${id} update identified fs-1.internal is full`);
  expect(answer).toMatch(/^✅/u);
  await talk.person('dana').submit(form);
  expect(await talk.type(`/incident #${id} publish page`)).toContain('fs-1.internal');
});

test('of what is private and of drills no form asks for the page', async () => {
  const { channel } = await talk.declare('sev2 Something else private');
  expect(JSON.stringify(await formOf(talk, 'update', { in: channel }))).not.toContain('status page');
});
