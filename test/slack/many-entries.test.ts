import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addAction } from '../../src/domain/action.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import type { Change } from '../../src/domain/change.ts';
import { setImpact } from '../../src/domain/impact.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { note } from '../../src/domain/note.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { makePromise } from '../../src/domain/promise.ts';
import { plain } from '../../src/domain/said.ts';
import { update } from '../../src/domain/update.ts';
import { slackFollowers } from '../../src/slack/followers/index.ts';
import { recordOf } from '../record.ts';
import { made, saving } from '../store/samples.ts';
import { noon, openTalk, refusedBySlack, type Talk } from './talk.ts';

const minute = 60_000;
const entries = 500;
const words = 'the disks of the second shelf are full again & the third one fills <up>, slowly but surely; ';
const dana = { id: 'U0DANA000', name: 'Dana Dupont' };

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

/** The nth entry: of some kind of which papers, figures and lists are made. */
function step(incident: Incident, n: number): Outcome<Change> {
  const now = new Date(noon.getTime() + n * 1000);
  const said = plain(`${n} ${words}`);
  const due = new Date(noon.getTime() + (n + 60) * minute);
  const unknown = { data: 'delayed', causedBy: null, from: null, to: null } as const;
  const hit = {
    component: `Component ${n}`,
    region: `Region ${n}`,
    degree: 'partial',
    amount: `${n}% of calls`,
  } as const;
  if (n % 10 === 1) return setImpact(incident, { ...unknown, ...hit, said, by: dana }, now);
  if (n % 10 === 2) return addAction(incident, { said, owner: dana, due, by: dana }, now);
  if (n % 10 === 3) return makePromise(incident, { said, kind: 'contact', due, by: dana }, now);
  if (n % 10 === 4) return update(incident, { said, status: null, promises: [], by: dana }, usualCadences, now);
  const heading = { 5: 'impact: ', 6: 'lesson: ', 7: 'data: ' }[n % 10] ?? '';
  return note(incident, plain(`${heading}${n} ${words.repeat(3)} https://example.com/${n}`), dana, undefined, now);
}

/** Writes them all down while no bot has the database, as told. */
async function lengthen(id: number): Promise<void> {
  const store = await recordOf(talk.house);
  let incident = (await store.find({ id })) as Incident;
  while (incident.version < entries) {
    const change = made(step(incident, incident.version));
    await store.commit(saving(change));
    incident = change.incident;
  }
  const names = slackFollowers({} as never, {} as never).map(({ name }) => name);
  for (const name of names) await store.moveBookmark(name, id, entries);
  await store.close();
}

test('an incident of 500 entries is shown, resolved, published, sent and told in the digest', async () => {
  const { id, channel } = await talk.declare(`sev2 ${words.repeat(2)}`);
  await talk.type('/incident subscribe sev4', { as: 'mei' });
  await talk.slack.until(async () => (await talk.slack.bookmarks(channel)).length > 0);
  await talk.house.restart(() => lengthen(id));
  talk.moveClock(30 * minute);
  const about = (line: string) => talk.type(`/incident #${id} ${line}`);
  for (const line of ['brief', 'status', 'timeline', 'list', 'list actions']) await about(line);
  await about(`severity sev1 ${words}`);
  await about(`update ${words}`);
  await about(`resolve ${words}`);
  await talk.slack.until(() => talk.slack.canvas(channel), { ms: 12_000 });
  await about(`postmortem edit cause: ${words.repeat(30)}`);
  await about(`note cause: one more thing, ${words}`);
  await about('postmortem redraft');
  await about('publish anyway');
  for (const line of ['postmortem', 'export md', 'stats', 'stats chart', 'me'])
    await talk.type(`/incident ${line}`, { in: channel });
  await talk.slack.until(async () => (await talk.slack.files()).find(({ name }) => name.endsWith('.png')), {
    ms: 12_000,
  });
  await talk.declare(`sev4 ${words}`);
  talk.setClock('2026-11-21T09:00:00Z');
  await talk.slack.until(
    async () => (await talk.slack.messages('incidents')).find(({ text }) => text.includes('*Overdue: ')),
    { ms: 30_000 },
  );
  expect(refusedBySlack(talk.slack)).toEqual([]);
}, 60_000);
