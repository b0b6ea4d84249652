import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { amend } from '../../../src/domain/amend.ts';
import type { Change } from '../../../src/domain/change.ts';
import { note } from '../../../src/domain/note.ts';
import { plain } from '../../../src/domain/said.ts';
import { recordOf } from '../../record.ts';
import { made } from '../../store/samples.ts';
import { noon, openTalk, refusedBySlack, type Talk } from '../talk.ts';

const by = { id: 'U1', name: 'Mei' };
const minutes = (n: number) => new Date(noon.getTime() + n * 60_000);

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await talk.type('/incident next none it is a test of reading', { in: channel });
  await talk.slack.quiet(300);
  await lengthen(300);
  await talk.house.restart();
  talk.setClock(minutes(600).toISOString());
});
afterAll(() => talk.close());

/** As many minutes as entries, written past the bot; the last two are about what happened first. */
async function lengthen(entries: number): Promise<void> {
  const store = await recordOf(talk.house);
  let incident = await store.find({ id: 1 });
  const save = async (change: Change) => {
    await store.commit({ change, alarms: [] });
    incident = change.incident;
  };
  while (incident && incident.version < entries - 2) {
    const n = incident.version + 1;
    await save(made(note(incident, plain(`line ${n}`), by, undefined, minutes(n))));
  }
  if (!incident) throw new Error('There is no incident');
  await save(made(note(incident, plain('the deploy'), by, minutes(-60), minutes(entries))));
  const moved = { said: null, at: minutes(-30), by };
  await save(made(amend(incident, await store.standing(1, 200), moved, minutes(entries))));
  for (const name of await followers()) await store.moveBookmark(name, 1, entries);
  await store.close();
}

async function followers(): Promise<string[]> {
  const { slackFollowers } = await import('../../../src/slack/followers/index.ts');
  return ['shelver', ...slackFollowers({} as never, {} as never).map(({ name }) => name)];
}

const here = (line: string) => talk.type(`/incident ${line}`, { in: channel });
const linesOf = (text: string) => text.split('\n').slice(1, -1);
const numbers = (text: string) => linesOf(text).map((line) => Number(/^\d+/u.exec(line)?.[0]));
const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

/** What Dana sees in place of what she clicked. */
async function click(button: string): Promise<string> {
  const shown = talk.slack.ephemerals('dana').at(-1);
  if (!shown) throw new Error('Dana sees nothing');
  await talk.person('dana').click(shown, button);
  return talk.slack.until(() => {
    const now = talk.slack.ephemerals('dana').find(({ ts }) => ts === shown.ts)?.text;
    return now === shown.text ? undefined : now;
  });
}

test('a long timeline shows its last page first, and the others by a click in the same place', async () => {
  const last = await here('timeline');
  expect(last).toContain('✅ Timeline of #1 “Checkout is down”, entries 251 to 300 of 300:');
  // The entry about the deploy and entry 200 stand where they happened.
  expect(numbers(last)).toEqual([...upTo(250, 298), 300]);

  expect(await click('timeline_older')).toContain('entries 201 to 250 of 300:');
  expect(await click('timeline_newer')).toContain('entries 251 to 300 of 300:');
});

test('reads from the first entry to the last, each once, in the order in which things happened', async () => {
  await here('timeline from 299');
  const pages = [String(talk.slack.ephemerals('dana').at(-1)?.text)];
  while (pages.flatMap(numbers).length < 300) pages.push(await click('timeline_newer'));

  const seen = pages.flatMap(numbers);
  expect(seen.slice(0, 4)).toEqual([299, 200, 1, 2]);
  expect([...seen].sort((a, b) => a - b)).toEqual(upTo(1, 300));
  expect(pages[0]).toContain('note: the deploy (added 6h later)');
  expect(pages[0]).toMatch(/^200\. .*note: line 200 \(added 3h 50m later; put right by entry 300\)$/mu);
});

test('what was known at a time has pages as well', async () => {
  const then = await here('timeline as-of 15:00 from 60');
  expect(then).toContain('as of Fri, Nov 20, 2026, 14:00 UTC (15:00 Europe/Paris), entries 60 to 109 of 120:');
  expect(await click('timeline_newer')).toMatch(
    /as of Fri, Nov 20, 2026, 14:00 UTC \(15:00 Europe\/Paris\), entries 110 to 120 of 120:\n110\..*\n(?:.*\n){9}120\. .*line 120/u,
  );
  expect(await here('timeline as-of 13:03')).toContain(', 3 entries:');
});

test('an entry that is not there is no page', async () => {
  expect(await here('timeline from 301')).toContain('#1 has no entry 301.');
  expect(await here('timeline as-of 13:30 from 200')).toContain('#1 has no entry 200 by then.');
});

test('Slack takes every page', () => {
  expect(refusedBySlack(talk.slack)).toEqual([]);
});
