import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rowsOf } from '../../record.ts';
import { openTalk, refusedBySlack, type Talk } from '../talk.ts';
import { formAfter, formBehind, formOf } from './opened.ts';
import { dueIn } from './reminded.ts';

/** The forms that belong to no verb alone: why a reminder waits, another date, a message from elsewhere. */
let talk: Talk;
/** One that is typed, one that is filled in, one that is clicked: they go the same way, step by step. */
let typed: string;
let filled: string;
let clicked: string;
beforeAll(async () => {
  talk = await openTalk();
  [typed = '', filled = '', clicked = ''] = await Promise.all(
    [1, 2, 3].map(async () => (await talk.declare('sev2 Checkout is down')).channel),
  );
});
afterAll(() => talk.close());

interface Line {
  readonly kind: string;
  readonly at: string;
  readonly author: string;
  readonly text: string;
  readonly mentions: string;
  readonly detail: string;
}
const newest = async (channel: string): Promise<Line> =>
  (
    await rowsOf<Line>(
      talk.house,
      `select kind, at, author, text, mentions, detail from timeline_entry
      where incident_id = ${numberOf(channel)} and author <> 'sitrep' order by seq`,
    )
  ).at(-1) as Line;
const numberOf = (channel: string): number => Number(/\d+/u.exec(channel)?.[0]);
const everywhere = async (words: string) => {
  for (const place of [typed, filled, clicked]) await talk.type(`/incident ${words}`, { in: place });
};
async function sends(form: Awaited<ReturnType<typeof formOf>>, values: Readonly<Record<string, string>>) {
  await talk.person('dana').submit(form, values);
  expect(JSON.stringify(talk.slack.views('dana').at(-1)?.view)).toContain('✅ ');
}

describe('another date is the same, typed, filled in or clicked', () => {
  test.each([
    ['promise 1', 'promise We call every shop by Thursday'],
    ['action NEWEST', 'action buy a disk @dana by Thursday'],
  ])('of %s', async (name, line) => {
    await everywhere(line);
    const [what = '', number = ''] = name.replace('NEWEST', String(await newestNumber())).split(' ');
    await talk.type(`/incident ${what} move ${number} Friday: ask @mei`, { in: typed });
    await sends(await formOf(talk, `${what} move ${number} Friday`, { in: filled }), { why: 'ask @mei' });
    await sends(await formAtHome(what), { date: '2026-11-27', why: 'ask @mei' });

    for (const place of [filled, clicked]) expect(await newest(place)).toEqual(await newest(typed));
  });

  const newestNumber = async () =>
    (await rowsOf<{ seq: number }>(talk.house, "select max(seq) as seq from timeline_entry where kind = 'action'"))[0]
      ?.seq;

  /** Behind the button of what is owed in the incident that is clicked. */
  async function formAtHome(what: string) {
    await talk.person('dana').openHome();
    const about = `{"incident":${numberOf(clicked)},"what":"${what}",`;
    const value = await talk.slack.until(() => {
      const shown = JSON.stringify(talk.slack.views('dana', 'home').at(-1)?.view ?? '');
      const found = shown.split('"value":"').find((rest) => rest.startsWith(JSON.stringify(about).slice(1, -1)));
      return found && JSON.parse(`"${found.slice(0, found.indexOf('}') + 1)}"`);
    });
    const home = talk.slack.views('dana', 'home').at(-1) as never;
    return formAfter(talk, 'dana', () => talk.person('dana').click(home, 'new_date', value));
  }
});

test('why a reminder is snoozed is the note that says so, with those it names', async () => {
  await everywhere('update Next update in 20 minutes');
  talk.moveClock(20 * 60_000);
  await talk.type('/incident note Snoozed because we wait for @mei', { in: typed });
  const reminder = await talk.slack.until(() => dueIn(talk, clicked));
  await sends(await formBehind(talk, reminder, 'snooze'), { why: 'we wait for @mei' });

  expect(JSON.parse((await newest(typed)).mentions)).toHaveLength(1);
  expect(await newest(clicked)).toEqual(await newest(typed));
});

test('words of a message that are changed in its form name people as those of a note do', async () => {
  const { ts } = await talk.person('kofi').post('general', 'the disk is full');
  const message = (await talk.slack.messages('general')).find((one) => one.ts === ts);
  const form = await formAfter(talk, 'dana', () => talk.person('dana').shortcut('add_to_timeline', message));
  await sends(form, { incident: String(numberOf(filled)), said: 'the disk is full, ask @mei' });
  await talk.type('/incident note the disk is full, ask @mei', { in: typed });

  expect((await newest(filled)).text).toBe('the disk is full, ask @mei');
  expect((await newest(filled)).mentions).toBe((await newest(typed)).mentions);
});

test('Slack refused none of it', async () => {
  await talk.slack.quiet(200);
  expect(refusedBySlack(talk.slack)).toEqual([]);
});
