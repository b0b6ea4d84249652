import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { plainCommand } from '../../src/sandbox/hand/plain-command.ts';
import { sign } from '../../src/sandbox/signature.ts';
import { type House, openHouse } from '../house.ts';
import { rowsOf } from '../record.ts';
import { settled } from './settled.ts';
import { said, type } from './typing.ts';

const room = 'inc-1-checkout-is-down';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const entries = async () =>
  rowsOf<{ seq: number; text: string }>(
    house,
    'select seq, text from timeline_entry where incident_id = 1 order by seq',
  );

test('fifty commands at once on one incident are fifty entries and fifty messages, in one order', async () => {
  await type(house, 'declare Checkout is down');
  await settled(house);
  const news = Array.from({ length: 50 }, (_, n) => `news number ${n}.`);
  const replies = await Promise.all(news.map((words) => send(`#1 update ${words}`)));
  expect(replies.filter((reply) => reply.startsWith('✅'))).toHaveLength(50);
  await settled(house, 12_000);

  const lines = await entries();
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, n) => n + 1));
  const recorded = lines.map(({ text }) => text).filter((text) => text.startsWith('news'));
  expect([...recorded].sort()).toEqual([...news].sort());
  const [, ...posted] = await said(house.slack, room);
  expect(posted.map((text) => /news number \d+\./u.exec(text)?.[0])).toEqual(recorded);
});

test('thirty declarations at once are thirty numbers and thirty channels, whatever their titles', async () => {
  const titles = Array.from({ length: 30 }, (_, n) => (n % 3 === 0 ? 'Checkout is down' : `Trouble ${n}`));
  const replies = await Promise.all(titles.map((title) => send(`declare ${title}`)));
  await settled(house, 14_000);

  const numbers = replies.map((reply) => Number(/#(\d+) declared/u.exec(reply)?.[1]));
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  const owned = await rowsOf<{ channel: string }>(
    house,
    'select distinct channel from incident where channel is not null',
  );
  expect(owned).toHaveLength(30);
  expect((await house.slack.channels()).filter(({ name }) => name.startsWith('inc-'))).toHaveLength(30);
  expect(await said(house.slack, 'incidents')).toHaveLength(30);
}, 20_000);

test('the same command delivered twice is written down once and answered alike', async () => {
  await type(house, 'declare Checkout is down');
  const body = bodyOf('#1 update news');
  const now = Math.floor(Date.now() / 1000);
  const first = await house.slack.send(body, { timestamp: now });
  const second = await house.slack.send(body, { timestamp: now - 1 });
  await settled(house);

  expect(first.text).toMatch(/^✅ #1 updated: “news”/u);
  expect(second).toMatchObject({ status: 200, text: first.text });
  expect((await entries()).filter(({ text }) => text === 'news')).toHaveLength(1);
  expect((await said(house.slack, room)).filter((text) => text.includes('news'))).toHaveLength(1);
});

test('a declaration delivered twice at the same moment opens one incident', async () => {
  const body = bodyOf('declare Checkout is down');
  const now = Math.floor(Date.now() / 1000);
  const answers = await Promise.all([0, 1, 2].map((n) => house.slack.send(body, { timestamp: now - n })));
  await settled(house);

  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(await rowsOf(house, 'select id from incident')).toEqual([{ id: 1 }]);
  expect((await house.slack.channels()).filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
});

test('a request that Slack did not send, not now, or not for the first time, is refused and has no effect', async () => {
  const body = bodyOf('declare Checkout is down');
  const now = Math.floor(Date.now() / 1000);
  const { slack } = house;
  const signature = sign(slack.signingSecret, now, body);

  expect((await slack.send(body, { timestamp: now + 3600 })).status).toBe(401);
  expect((await slack.send(body, { timestamp: now - 3600 })).status).toBe(401);
  expect((await slack.send(body, { timestamp: now, signature: '' })).status).toBe(401);
  expect((await slack.send(body, { timestamp: now, signature: sign('not the secret', now, body) })).status).toBe(401);
  expect(await rowsOf(house, 'select id from incident')).toEqual([]);
  expect((await slack.send(body, { timestamp: now, signature })).status).toBe(200);
  expect((await slack.send(body, { timestamp: now, signature })).status).toBe(401);
  expect(await rowsOf(house, 'select id from incident')).toHaveLength(1);
});

let sent = 0;

/** A command of its own, past the fingers of a person: no time is lost before it, and any time may pass until its answer. */
async function send(text: string): Promise<string> {
  sent += 1;
  return (await house.slack.send(bodyOf(text, sent), { ms: 12_000 })).text;
}

function bodyOf(text: string, trigger = 0): string {
  const { slack } = house;
  const given = { user: slack.person('dana').id, trigger: `17.${trigger}.abc`, apiUrl: slack.apiUrl };
  return new URLSearchParams(plainCommand(text, given)).toString();
}
