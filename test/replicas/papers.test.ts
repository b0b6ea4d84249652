import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { openReplicas, type Replicas } from './bots.ts';

let replicas: Replicas;

afterEach(() => replicas.close());

test('bots that share no folder write no paper there, and whichever drafts it anew says nothing of a file', async () => {
  replicas = await openReplicas(2);
  const { slack, turnTo, ask, folderOf } = replicas;
  const say = async (words: string) => (await slack.person('dana').type(`/incident ${words}`, { in: 'general' })).text;
  await say('declare sev2 Checkout is down');
  await say('#1 resolve it works');
  await slack.until(async () => (await ask('select 1 from draft')).length === 1, { ms: 10_000 });
  await say('#1 postmortem edit cause: a full disk');
  turnTo(1);
  expect(await say('#1 postmortem redraft')).toMatch(/^✅ #1: the postmortem is drafted anew from \d+ entries\.$/mu);
  await slack.until(async () => (await ask("select 1 from draft where markdown like '%a full disk%'")).length === 1);
  for (const place of [0, 1]) expect(existsSync(join(folderOf(place), 'postmortems'))).toBe(false);
});
