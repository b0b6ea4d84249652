import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { machineRead } from '../../../src/web/page/machine-read.ts';
import { openTalk, type Talk } from '../../slack/talk.ts';

/** Each word that only the inside may read, in every way a word comes into the record. */
const secret = (word: string): string => `kestrel${word}`;

let talk: Talk;
const folder = mkdtempSync(join(tmpdir(), 'leak-'));
/** What stands outside, by its address. */
const read = new Map<string, string>();

beforeAll(async () => {
  const file = join(folder, 'sitrep.yml');
  writeFileSync(file, 'components: [API, {group: Mobile, name: Android}]\nregions: [EU]\npage_name: Example\n');
  talk = await openTalk(undefined, undefined, { SITREP_CONFIG: file });
  for (const words of ['sev1 Hidden private', 'sev1 Drill test', 'sev1 Internal', 'sev1 Withdrawn'])
    await everything(
      words
        .split(' ')
        .map((word) => (/^[A-Z]/u.test(word) ? secret(word.toLowerCase()) : word))
        .join(' '),
    );
  const { id: withdrawn } = await talk.declare(`sev2 ${secret('gone')}`);
  await talk.type(`/incident #${withdrawn} publish now`);
  await talk.type(`/incident #${withdrawn} publish off`);
  await published();
  await talk.slack.quiet(300);
  await crawl(['/', '/history', ...machineRead.keys(), '/incidents/aaaaaaaaaaaa', '/history/1999-01', '/nothing']);
}, 60_000);
afterAll(async () => {
  await talk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Says what an incident may be said to, all of it for the inside alone. */
async function everything(words: string): Promise<void> {
  const { id } = await talk.declare(words);
  for (const line of inside('a')) await talk.hear(`/incident #${id} ${line}`);
  for (const line of ['publish now', 'publish page anyway', `publish title ${secret('page')}`])
    if (/private|test/u.test(words)) await talk.hear(`/incident #${id} ${line}`);
}

const inside = (mark: string): string[] => [
  `note ${secret(`note${mark}`)}`,
  'role comms @kofi',
  `action ${secret(`action${mark}`)} @kofi by Friday`,
  `promise ${secret(`promise${mark}`)} by Thursday`,
  `impact ${secret(`component${mark}`)}@${secret(`region${mark}`)} full ${secret(`amount${mark}`)} from 11:00`,
  `next none ${secret(`next${mark}`)}`,
  `severity sev2 ${secret(`severity${mark}`)}`,
  `note root cause: ${secret(`cause${mark}`)}`,
  'link #1',
];

/** One that is on the page: what is said of it inside stays inside. */
async function published(): Promise<void> {
  const { id } = await talk.declare('sev2 Checkout is slow');
  await talk.type(`/incident #${id} publish now`);
  for (const line of inside('b')) await talk.hear(`/incident #${id} ${line}`);
  await talk.type(`/incident #${id} impact API@EU partial ${secret('share')} from 11:00`);
  await talk.type(`/incident #${id} update identified ${secret('host')}.internal is full`);
  await talk.type(`/incident #${id} update @kofi restarts ${secret('colleague')}`);
  await talk.type(`/incident #${id} update token: ${secret('token')}12345678`);
  await talk.type(`/incident #${id} update ${secret('wrong')}`);
  await retractLast(id);
  await talk.type(`/incident #${id} update monitoring A fix is out`);
  await talk.type(`/incident #${id} title ${secret('title')}.internal is slow`);
  await talk.type(`/incident #${id} resolve It is quick again`);
  await talk.type(`/incident #${id} reopen ${secret('why')}`);
  await talk.type(`/incident #${id} resolve It is over`);
}

async function retractLast(id: number): Promise<void> {
  const timeline = await talk.type(`/incident #${id} timeline`);
  const last = [...timeline.matchAll(/^\W*(\d+)/gmu)].at(-1)?.[1];
  await talk.type(`/incident #${id} retract ${last} ${secret('retraction')}`);
}

/** Every page that can be reached, every feed and every answer, as bytes and as headers. */
async function crawl(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (read.has(path)) continue;
    const answer = await fetch(new URL(path, talk.house.url), { headers: { 'accept-encoding': 'identity' } });
    const body = Buffer.from(await answer.arrayBuffer());
    const text = (answer.headers.get('content-encoding') === 'gzip' ? gunzipSync(body) : body).toString('utf8');
    read.set(path, `${[...answer.headers].join('\n')}\n${text}`);
    const here = [...text.matchAll(/(?:href|src)="(?:https?:\/\/localhost:\d+)?(\/[^"#]*)/gu)].map(([, to = '']) => to);
    await crawl(here);
  }
}

test('the crawl came to the incident, its month, its feeds and every answer', () => {
  const paths = [...read.keys()];
  expect(paths.filter((path) => path.startsWith('/incidents/')).length).toBeGreaterThan(1);
  expect(paths.some((path) => /^\/history\/2026-11/u.test(path))).toBe(true);
  for (const words of ['Checkout is slow', 'A fix is out', 'It is over'])
    expect([...read.values()].filter((text) => text.includes(words)).length).toBeGreaterThan(4);
});

test('no byte of any page, feed or answer tells of the inside', () => {
  // Names and ids of people and of Slack, names of channels, numbers of incidents.
  const words = /kestrel|kofi|dana|inc-\d|#\d+ |sev[1-4]|\bdrill\b|\bprivate\b/giu;
  // In capitals: an id of the page may begin like one of Slack's.
  const ids = /\b[UCTWB]0[A-Z0-9]{5,}/gu;
  for (const [path, text] of read) {
    const known = text.replace(/#[0-9a-f]{3,8}\b/giu, '').replace(/cache-control,[^\n]*/giu, '');
    const found = [words, ids].flatMap((never) => [...known.matchAll(never)].map(([match]) => match));
    expect({ path, found }).toEqual({ path, found: [] });
  }
});
