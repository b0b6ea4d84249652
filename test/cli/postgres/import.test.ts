import '../../postgres/kept-here.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { endAll, newFolder } from '../../child.ts';
import { settled } from '../../e2e/settled.ts';
import { createDatabase } from '../../postgres/database.ts';
import { rowsOf } from '../../record.ts';
import { openTalk, type Talk } from '../../slack/talk.ts';
import { sitrepHere } from '../here.ts';

jest.setTimeout(60_000);

let talk: Talk;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());
afterAll(endAll);

const sitrep = (line: string) => sitrepHere(line, { DATABASE_URL: talk.house.database?.url ?? '' });
const ids = async () =>
  (await rowsOf<{ id: number }>(talk.house, 'select id from incident order by id')).map(({ id }) => id);

/** So many incidents, a minute each. */
function fileOf(count: number): string {
  const incidents = Array.from({ length: count }, (_, n) => ({
    ...{ id: `qh${n}`, name: `Ink ran dry ${n}`, status: 'resolved', impact: 'minor' },
    created_at: new Date(Date.UTC(2025, 0, 1) + n * 60_000).toISOString(),
    resolved_at: new Date(Date.UTC(2025, 0, 1, 1) + n * 60_000).toISOString(),
    incident_updates: [{ id: `up${n}`, status: 'resolved', body: 'Filled it again', created_at: null }],
  }));
  const path = join(newFolder(), 'incidents.json');
  writeFileSync(path, JSON.stringify({ incidents }));
  return path;
}

test('a history comes in beside a bot, which tells nobody at Slack of it and goes on counting', async () => {
  const { slack, house } = talk;
  await talk.declare('sev2 Checkout is down');
  await settled(house);
  const posts = slack.calls('chat.postMessage').length;
  const { code, stdout } = await sitrep(`import ${join(__dirname, '../import/incidents.json')}`);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^✓ Imported 2 incidents, 11 entries; /u)]);
  expect((await sitrep('check')).stdout).toMatch(
    /13 entries of 3 incidents, each as it was written|The record is sound/u,
  );

  const answer = await talk.type('/incident declare sev3 Search is slow');
  expect(answer).toMatch(/^✅ #4 declared/u);
  await slack.until(async () =>
    (await slack.messages('incidents')).some(({ text }) => text.includes('Search is slow')),
  );
  const told = slack.calls('chat.postMessage').slice(posts);
  expect(told.filter(({ args }) => /Drafts are saved late|Sign-in took long/u.test(JSON.stringify(args)))).toEqual([]);
  // It is in the page of the bot that was there before.
  await slack.until(async () => (await (await fetch(`${house.url}/history`)).text()).includes('Drafts are saved late'));
  expect((await sitrep(`import ${join(__dirname, '../import/incidents.json')}`)).stdout).toMatch(
    /^✓ Nothing new came in; 2 there already; /u,
  );
});

test('whoever declares meanwhile, and whoever imports the same, takes no number twice', async () => {
  const path = fileOf(60);
  let isOver = false;
  const importing = Promise.all([sitrep(`import ${path}`), sitrep(`import ${path}`)]).finally(() => {
    isOver = true;
  });
  let declared = 0;
  while (!isOver) {
    expect(await talk.type(`/incident declare test Drill ${declared}`)).toMatch(/^✅/u);
    declared += 1;
  }
  expect((await importing).map(({ code }) => code)).toEqual([0, 0]);
  expect(declared).toBeGreaterThan(1);
  const all = await ids();
  expect(all).toEqual(Array.from({ length: 60 + declared }, (_, n) => n + 1));
  // Each whole: what it began with, and its end.
  expect(
    await rowsOf(
      talk.house,
      "select 1 from incident where mode = 'retro' and (status <> 'resolved' or version <> 2 or imported <> 2)",
    ),
  ).toEqual([]);
  expect((await sitrep('check')).code).toBe(0);
});

test('where the workspace is not known yet, or no record is there, it says so', async () => {
  const path = fileOf(1);
  const empty = await createDatabase();
  expect((await sitrepHere(`import ${path}`, { DATABASE_URL: empty.url })).stderr).toBe(
    'The database that DATABASE_URL names has no record of this Sitrep: start this one on it once.\n',
  );
  await empty.drop();
  await rowsOf(talk.house, "delete from setting where name = 'slack identity'");
  expect((await sitrep(`import ${path}`)).stderr).toMatch(/^This record does not know its Slack workspace yet: /u);
});
