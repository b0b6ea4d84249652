import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serve } from '../../src/web/server.ts';
import { type House, openHouse } from '../house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

afterAll(() => house.close());

const get = async (path: string) => {
  const answer = await fetch(house.url + path);
  return { status: answer.status, body: await answer.text() };
};

test('the bot says that it is alive', async () => {
  expect(await get('/healthz')).toEqual({ status: 200, body: 'alive\n' });
});

test('the bot is ready when it can record', async () => {
  const { status, body } = await get('/readyz');
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ ready: true });
});

test('Prometheus reads how many incidents are open and how long commands took', async () => {
  await house.slack.person('dana').type('/incident declare sev3 A small thing', { in: 'general' });
  const { body } = await get('/metrics');
  expect(body).toContain('sitrep_open_incidents 1');
  expect(body).toContain('sitrep_commands_total{verb="declare",result="recorded"} 1');
});

test('customers read the status page at the same door, and nothing of what is internal', async () => {
  await house.slack.person('dana').type('/incident declare sev1 Something inside', { in: 'general' });
  const { status, body } = await get('/');
  expect(status).toBe(200);
  expect(body).toContain('<h1>All systems operational</h1>');
  expect(body).not.toContain('Something inside');
});

test('a path that is not there is not there', async () => {
  expect((await get('/nothing')).status).toBe(404);
});

test.each([
  ['its head', 'POST /slack/events HTTP/1.1\r\nhost: x\r\n'],
  ['its body', 'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 9000\r\n\r\na'],
])('a request that does not come to the end of %s is hung up on', async (_, begun) => {
  const health = async () => ({ ready: true, degraded: [] });
  const slack = () => {};
  const server = await serve(0, { health, slack }, 40);
  const socket = connect(server.port, '127.0.0.1').setEncoding('utf8');
  let heard = '';
  socket.on('data', (text: string) => {
    heard += text;
  });
  socket.write(begun);
  await once(socket, 'close');
  expect(heard).toContain('408');
  await server.stop();
});

test('a browser that holds connections it does not use holds up no stop', async () => {
  const server = await serve(0, { health: async () => ({ ready: true, degraded: [] }) });
  const held = connect(server.port, '127.0.0.1');
  await once(held, 'connect');
  await fetch(`http://127.0.0.1:${server.port}/healthz`);
  const hungUp = once(held, 'close');
  await server.stop();
  await hungUp;
});
