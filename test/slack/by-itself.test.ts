import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rowsOf } from '../record.ts';
import { openTalk, type Talk } from './talk.ts';

let talk: Talk;
const folder = mkdtempSync(join(tmpdir(), 'publish-'));
beforeAll(async () => {
  const file = join(folder, 'sitrep.yml');
  const publish = 'publish: {severities: [sev1, sev2], components: [API]}';
  writeFileSync(file, `components: [API, Ledger]\n${publish}\nallow: {publish: [comms]}\n`);
  talk = await openTalk(undefined, undefined, { SITREP_CONFIG: file });
});
afterAll(async () => {
  await talk.close();
  rmSync(folder, { recursive: true, force: true });
});

const titleOf = async (id: number): Promise<string | null | undefined> =>
  (await rowsOf<{ page_title: string | null }>(talk.house, `select page_title from incident where id = ${id}`))[0]
    ?.page_title;

/** Everything that was recorded has been told: the last line of the channel says so. */
const said = (channel: string, words: string) =>
  talk.slack.until(async () => (await talk.slack.messages(channel)).find(({ text }) => text.includes(words)));

test('what a rule names comes onto the page once a component of it is hit, and the channel hears of it', async () => {
  const { id, channel } = await talk.declare('sev2 Checkout is slow');
  await talk.type('/incident impact Ledger partial', { in: channel });
  await said(channel, 'Ledger');
  expect(await titleOf(id)).toBeNull();
  await talk.type('/incident impact API partial', { in: channel });
  await said(channel, '🌐 *On the status page* as “Checkout is slow”, by Sitrep');
  expect(await titleOf(id)).toBe('Checkout is slow');
});

test('under a title that gives nothing away', async () => {
  const { id, channel } = await talk.declare('sev1 db-1.internal is down');
  await talk.type('/incident impact ledger-writer full', { in: channel });
  await talk.type('/incident impact API full', { in: channel });
  // A name that sitrep.yml does not list may be one of the inside.
  await said(channel, '*On the status page* as “Problem with API”');
  expect(await titleOf(id)).toBe('Problem with API');
});

test('and not again once somebody took it off; nor what is milder, private or a drill', async () => {
  const { id, channel } = await talk.declare('sev2 Mail is late');
  await talk.type('/incident role comms @kofi', { in: channel });
  await talk.type('/incident impact API partial', { in: channel });
  await said(channel, '*On the status page*');
  await talk.type('/incident publish off wrong one', { in: channel, as: 'kofi' });
  await talk.type('/incident impact API full', { in: channel });
  await said(channel, '*Impact* on *API*: *full');
  expect(await titleOf(id)).toBeNull();
  for (const words of ['sev3 Milder', 'sev1 Hidden private', 'sev1 Drill test']) {
    const other = await talk.declare(words);
    await talk.type(`/incident #${other.id} impact API full`);
    await said(other.channel, '*Impact* on *API*: *full');
    expect(await titleOf(other.id)).toBeNull();
  }
});

test('what they say who may not publish stays inside until somebody who may lets it out', async () => {
  const { id, channel } = await talk.declare('sev2 Export is late');
  await talk.type('/incident role comms @kofi', { in: channel });
  await talk.type('/incident publish now', { in: channel, as: 'kofi' });
  const answer = await talk.type('/incident update identified a long queue', { in: channel });
  expect(answer).toContain('It stays off the status page');
  const entry = /publish text (\d+)/u.exec(answer)?.[1];
  expect(await talk.type(`/incident #${id} publish text ${entry} Out`, { in: channel })).toContain(
    'Here to publish is for',
  );
  expect(await talk.type(`/incident #${id} publish text ${entry}`, { in: channel, as: 'kofi' })).toContain(
    '“a long queue”',
  );
});
