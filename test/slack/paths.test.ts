// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { settled } from '../e2e/settled.ts';
import { openTalk, type Talk } from './talk.ts';

const names = [
  '../../../etc/passwd',
  '..\\..\\windows\\x',
  '/dev/null',
  `${'x'.repeat(5000)}`,
  'a\u0000b/../c',
  '.',
  '..',
  'CON',
  '~/.ssh/id',
];

let talk: Talk;
let beside: string[];
beforeAll(async () => {
  talk = await openTalk();
  beside = readdirSync(dirname(talk.house.dataDir));
});
afterAll(() => talk.close());

const everyFile = () => readdirSync(talk.house.dataDir, { recursive: true, encoding: 'utf8' });

test('whatever an incident is called, its channel and its files are named by us', async () => {
  for (const [n, name] of names.entries()) {
    await talk.type(`/incident declare sev3 ${name} test`, {});
    await talk.type(`/incident #${n + 1} resolve ${name}`);
    await talk.type(`/incident #${n + 1} postmortem`);
    await talk.hear(`/incident #${n + 1} postmortem edit cause: ${name}`);
    await talk.hear(`/incident #${n + 1} export md`);
    await talk.hear(`/incident #${n + 1} export ${name}`);
    await talk.hear(`/incident #${n + 1} publish anyway`);
  }
  await settled(talk.house);
  await talk.slack.until(() => talk.slack.calls('files.completeUploadExternal').length > names.length);
  const opened = talk.slack.calls('conversations.create').map(({ args }) => String(args['name']));
  expect(opened.length).toBeGreaterThanOrEqual(names.length);
  for (const name of opened) expect(name).toMatch(/^(?=.{1,80}$)(?:incidents|(?:inc|test)-\d+[a-z0-9_-]{0,76})$/u);
  const uploaded = (await talk.slack.files()).map(({ name }) => name);
  expect(uploaded.length).toBeGreaterThan(names.length);
  for (const name of uploaded) expect(name).toMatch(/^[a-z0-9-]{1,80}\.(?:md|json|csv|png)$/u);
});

test('and on the disk there is nothing but what Sitrep itself names, in its own folder', () => {
  for (const path of everyFile()) {
    expect(path).toMatch(
      /^(?:sitrep\.(?:db(?:-wal|-shm)?|lock(?:-journal)?)|postmortems(?:\/incident-\d+(?:\.new)?\.md)?)$/u,
    );
  }
  expect(everyFile().some((path) => path.startsWith('postmortems/'))).toBe(true);
  const added = readdirSync(dirname(talk.house.dataDir)).filter((name) => !beside.includes(name));
  expect(
    added.filter((name) => names.some((hostile) => hostile.length > 4 && name.includes(hostile.slice(0, 5)))),
  ).toEqual([]);
});

test('a file in Slack may be called what it likes: its name is words', async () => {
  const dana = talk.person('dana');
  const { channel } = await talk.declare('sev3 Files');
  const { ts } = await dana.send(channel, { name: '../../etc/<!channel>\u0000.sh', text: 'see this' });
  await dana.react(channel, ts, 'pushpin');
  await talk.slack.until(async () => (await talk.type('/incident timeline', { in: channel })).includes('see this'));
  expect(await talk.type('/incident timeline', { in: channel })).not.toContain('<!channel>');
});
