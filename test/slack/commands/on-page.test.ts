import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { preview } from '../../../src/domain/page/preview.ts';
import { publicIncident } from '../../../src/domain/page/public-incident.ts';
import { type OpenStore, recordOf, rowsOf } from '../../record.ts';
import { cardOf } from '../actions/opened.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
/** Reads beside the bot. */
let store: OpenStore;
beforeAll(async () => {
  talk = await openTalk();
  store = await recordOf(talk.house);
});
afterAll(async () => {
  await store.close();
  await talk.close();
});

const catalog = { components: [{ group: null, name: 'API' }], regions: [] };

/** What readers outside may know of an incident by now. */
async function outside(id: number) {
  const record = await store.onPage(id);
  return record ? publicIncident(record, { key: 'abc', catalog }) : null;
}

const textsOf = async (id: number) => (await outside(id))?.posts.map(({ word, text }) => `${word}: ${text}`);

describe('an incident is internal', () => {
  test('until somebody says publish, who sees first what customers would read', async () => {
    const { id, channel } = await talk.declare('sev2 Checkout is down');
    await talk.type(`/incident #${id} update identified a full disk`);
    expect(await outside(id)).toBeNull();
    const shown = await talk.type(`/incident #${id} publish page`);
    expect(shown).toMatch(/^✅ What customers would read/u);
    expect(shown).toContain('identified');
    expect(shown).toContain('a full disk');
    expect(shown).toContain(`/incident #${id} publish page now`);
    expect(await outside(id)).toBeNull();
    expect(await talk.type(`/incident #${id} publish now`)).toMatch(
      /^✅.*is on the status page as “Checkout is down”/u,
    );
    expect(await textsOf(id)).toEqual(['investigating: Checkout is down', 'identified: a full disk']);
    expect(await talk.type(`/incident #${id} brief`)).toContain('Status page: shows it');
    expect((await cardOf(talk, channel, 'Status page: ')).text).toContain('Status page: shows it');
  });

  test('and again when somebody takes it off', async () => {
    const { id } = await talk.declare('sev2 Search is slow');
    await talk.type(`/incident #${id} publish now`);
    expect(await outside(id)).not.toBeNull();
    expect(await talk.type(`/incident #${id} publish off it was only us`)).toMatch(/^✅/u);
    expect(await outside(id)).toBeNull();
    expect((await talk.hear(`/incident #${id} publish off`)).text).toContain('is not on the status page');
  });

  test.each([
    ['private', 'private'],
    ['test', 'a drill'],
  ])('for ever where it is %s', async (word, said) => {
    const { id } = await talk.declare(`sev1 Something else ${word}`);
    for (const line of [
      'publish',
      'publish page now',
      'publish page anyway',
      'publish title Other',
      'publish text 1 Other',
    ])
      expect((await talk.hear(`/incident #${id} ${line}`)).text).toContain(said);
    expect(await outside(id)).toBeNull();
    const past = rowsOf(talk.house, `update incident set page_title = title where id = ${id}`);
    await expect(past).rejects.toMatchObject({ message: expect.stringMatching(/check constraint/iu) });
  });
});

describe('what gives away the inside', () => {
  test('waits until somebody says it otherwise', async () => {
    const { id } = await talk.declare('sev2 Login is down');
    await talk.type(`/incident #${id} publish now`);
    const answer = await talk.type(`/incident #${id} update identified db-7.internal has no disk left`);
    expect(answer).toMatch(/^✅/u);
    expect(answer).toContain('The status page waits for other words. It names a host of the inside: “db-7.internal”.');
    expect(await textsOf(id)).toEqual(['investigating: Login is down', 'identified: ']);
    const entry = /publish text (\d+)/u.exec(answer)?.[1];
    expect(await talk.type(`/incident #${id} publish text ${entry} a disk was full on db-7.internal`)).toContain(
      'It names a host of the inside',
    );
    expect(await talk.type(`/incident #${id} publish text ${entry} A disk was full`)).toMatch(/^✅/u);
    expect(await textsOf(id)).toEqual(['investigating: Login is down', 'identified: A disk was full']);
  });

  test('goes out as it is where somebody has looked at it', async () => {
    const { id } = await talk.declare('sev2 Mail is late');
    await talk.type(`/incident #${id} update monitoring the queue of mail-1.internal is long`);
    expect(await talk.type(`/incident #${id} publish now`)).toContain('mail-1.internal');
    expect(await outside(id)).toBeNull();
    expect(await talk.type(`/incident #${id} publish anyway`)).toMatch(/^✅/u);
    expect((await textsOf(id))?.at(-1)).toBe('monitoring: the queue of mail-1.internal is long');
  });

  test('has to be looked at again when it was put right', async () => {
    const { id } = await talk.declare('sev2 Export is late');
    await talk.type(`/incident #${id} update exp-1.internal is slow`);
    await talk.type(`/incident #${id} publish anyway`);
    const seq = (await outside(id))?.posts.at(-1)?.seq;
    await talk.type(`/incident #${id} amend ${seq} exp-2.internal is slow`);
    expect(await textsOf(id)).toEqual(['investigating: Export is late']);
  });

  test('is no title there', async () => {
    const { id } = await talk.declare('sev2 web-3.internal is down');
    expect(await talk.type(`/incident #${id} publish page now`)).toContain('The title names a host of the inside');
    expect(await talk.type(`/incident #${id} publish page now as The site is slow`)).toMatch(/^✅/u);
    expect(await outside(id)).toMatchObject({ title: 'The site is slow', posts: [{ text: 'The site is slow' }] });
    expect(await talk.type(`/incident #${id} publish title The site is down`)).toMatch(/^✅/u);
    expect(await outside(id)).toMatchObject({ title: 'The site is down' });
  });

  test('is no title there either when the title changes; another one is', async () => {
    const { id } = await talk.declare('sev2 Login fails');
    await talk.type(`/incident #${id} publish now`);
    await talk.type(`/incident #${id} title Login fails on pay-1.internal`);
    expect((await outside(id))?.title).toBe('Login fails');
    await talk.type(`/incident #${id} publish now as Login fails`);
    await talk.type(`/incident #${id} title Login fails for some`);
    expect((await outside(id))?.title).toBe('Login fails');
  });
});

describe('the page says', () => {
  test('what updates say, and nothing of notes, people, causes and work', async () => {
    const { id } = await talk.declare('sev2 API is slow');
    await talk.type(`/incident #${id} publish now`);
    expect(await talk.type(`/incident #${id} update monitoring a fix is out`)).toContain(
      'The status page says so too.',
    );
    await talk.type(`/incident #${id} note secretive note`);
    await talk.type(`/incident #${id} role comms @kofi`);
    await talk.type(`/incident #${id} action secretive action @kofi by Friday`);
    await talk.type(`/incident #${id} impact API partial from 11:00 secretive remark`);
    await talk.type(`/incident #${id} impact Ledger full from 11:00`);
    await talk.type(`/incident #${id} reopen secretive reason`);
    const known = JSON.stringify(await outside(id));
    expect(known).toContain('a fix is out');
    expect(known).toContain('API');
    for (const word of ['secretive', 'kofi', 'dana', 'Ledger', 'U0'])
      expect(known.toLowerCase()).not.toContain(word.toLowerCase());
  });

  test('nothing of an update that is kept inside, and of what was taken back', async () => {
    const { id } = await talk.declare('sev2 Reports are late');
    await talk.type(`/incident #${id} publish now`);
    await talk.type(`/incident #${id} update identified one`);
    await talk.type(`/incident #${id} update two`);
    const [, one, two] = (await outside(id))?.posts ?? [];
    expect(await talk.type(`/incident #${id} publish off ${one?.seq}`)).toContain('stays off the status page');
    await talk.type(`/incident #${id} retract ${two?.seq} wrong`);
    expect(await textsOf(id)).toEqual(['investigating: Reports are late']);
  });

  test('nothing else than what the preview has', async () => {
    const { id } = await talk.declare('sev2 Webhooks are late');
    await talk.type(`/incident #${id} update all of them`);
    await talk.type(`/incident #${id} publish now`);
    await talk.type(`/incident #${id} resolve All went out`);
    const record = await store.onPage(id);
    expect(record && preview(record, 'Webhooks are late').posts).toEqual((await outside(id))?.posts);
  });
});

test('a line that says nothing of it is given back', async () => {
  const { id } = await talk.declare('sev2 Pages are slow');
  expect(await talk.type(`/incident #${id} publish page banana`)).toContain('banana');
  expect(await talk.type(`/incident #${id} publish text 99 words`)).toMatch(
    /updates, for the beginning and for the end/u,
  );
  expect(await talk.type(`/incident #${id} publish title`)).toContain('/incident');
});
