import { afterAll, beforeAll, expect, test } from '@jest/globals';
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

test('a path that is not there is not there', async () => {
  expect((await get('/nothing')).status).toBe(404);
});
