// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { type House, openHouse } from '../house.ts';
import { settled } from './settled.ts';
import { type } from './typing.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse({ sweepEvery: 50 });
});
afterEach(() => house.close());

async function readyz() {
  const answer = await fetch(`${house.url}/readyz`);
  const body = (await answer.json()) as { ready: boolean; because?: string };
  return { status: answer.status, ...body };
}
const healthz = async () => (await fetch(`${house.url}/healthz`)).status;
const refused = /^Nothing was recorded, because Sitrep's database did not take it/u;

test('a database file that is gone records nothing, and nobody is told otherwise; put back, it goes on', async () => {
  await type(house, 'declare Checkout is down');
  await settled(house);
  const [path, aside] = [join(house.dataDir, 'sitrep.db'), join(house.dataDir, 'aside.db')];
  renameSync(path, aside);
  expect(await type(house, '#1 update news')).toMatch(refused);
  expect(await readyz()).toMatchObject({
    status: 503,
    ready: false,
    because: expect.stringMatching(/^The database .*sitrep\.db was moved or replaced: put it back/u),
  });
  expect(await healthz()).toBe(200);

  renameSync(aside, path);
  expect(await type(house, '#1 update news')).toMatch(/^✅/u);
  await house.slack.until(async () => (await readyz()).ready);
});

test('a database that takes nothing is said in its own words', async () => {
  const db = new Database(join(house.dataDir, 'sitrep.db'));
  db.exec(`create trigger no before update on setting begin select raise(fail, 'no room'); end;
    insert into setting (name, value) values ('tried out', '1') on conflict do nothing`);
  await house.slack.until(async () => (await readyz()).status === 503);
  expect((await readyz()).because).toMatch(/^The database .* takes nothing: no room$/u);
  db.exec('drop trigger no');
  db.close();
  await house.slack.until(async () => (await readyz()).ready);
});

test('what was typed comes into the file itself, and does not stay in its log until the bot stops', async () => {
  await type(house, 'declare Checkout is down');
  const alone = join(house.dataDir, 'alone.db');
  await house.slack.until(async () => {
    copyFileSync(join(house.dataDir, 'sitrep.db'), alone);
    const db = new Database(alone);
    const count = db.prepare('select count(*) from timeline_entry').pluck().get();
    db.close();
    return Number(count) > 0;
  });
});
