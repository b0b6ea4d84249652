import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verbForms } from '../../../src/slack/actions/index.ts';
import { rowsOf } from '../../record.ts';
import { openTalk, refusedBySlack, type Talk } from '../talk.ts';
import { cardOf, formAfter, formBehind, formOf, withPeople } from './opened.ts';

let talk: Talk;
/** One that is typed, one that is filled in, one that is clicked: they go the same way, step by step. */
let typed: string;
let filled: string;
let clicked: string;
beforeAll(async () => {
  talk = await openTalk();
  for (const _ of [1, 2, 3, 4]) await talk.declare('sev2 Checkout Canary is down');
  [typed = '', filled = '', clicked = ''] = (await talk.slack.channels()).map(({ name }) => name).filter(isIncident);
});
afterAll(() => talk.close());

const isIncident = (name: string) => /^inc-[123]-/u.test(name);

interface Line {
  readonly incident: number;
  readonly kind: string;
  readonly at: string;
  readonly author: string;
  readonly text: string;
  readonly mentions: string;
  readonly detail: string;
}

/** The newest entry that somebody made, whole but for its number. */
async function newest(channel: string) {
  const { incident, detail, ...line } = (
    await rowsOf<Line>(
      talk.house,
      `select incident_id as incident, kind, at, author, text, mentions, detail from timeline_entry
      where incident_id = ${Number(/\d+/u.exec(channel)?.[0])} and author <> 'sitrep' order by seq`,
    )
  ).at(-1) as Line;
  return { ...line, detail: JSON.parse(detail) };
}

type Values = Readonly<Record<string, string>>;
interface Row {
  /** What is typed whole, and what opens the form; the button, where it is called otherwise than the verb. */
  readonly line: string;
  readonly opens: string;
  readonly button?: string;
  readonly values: Values;
  /** What is typed before it in each of them. */
  readonly first?: string;
}

const promising = 'a bad disk, next update in 20 minutes. We will publish a postmortem by Thursday. Ask @kofi';
const impact = 'impact Canary@EU major 16% of calls from 12:20 to 12:40 data lost caused-by 3 retried by them';

/** In this order: each stands on what was said before it. */
const rowsInOrder: readonly Row[] = [
  {
    line: 'note the Canary wrote to @mei at 12:40',
    opens: 'note',
    values: { text: 'the Canary wrote to @mei', at: '12:40' },
  },
  { line: 'amend 3 the Canary wrote again', opens: 'amend', values: { text: 'the Canary wrote again' } },
  {
    line: 'amend 3 it wrote at 12:30',
    opens: 'amend 3',
    values: { entry: '3', text: 'it wrote', at: 'at 12:30' },
  },
  { line: 'amend 3 at 12:20', opens: 'amend 3', values: { entry: '3', at: '12:20' } },
  {
    line: `update identified: ${promising}`,
    opens: 'update',
    button: 'post_update',
    values: { text: promising, status: 'identified', next: 'as said' },
  },
  { line: 'severity sev1 it spreads', opens: 'severity', values: { severity: 'sev1', why: 'it spreads' } },
  { line: 'role comms @mei', opens: 'role comms', values: { role: 'comms', person: 'mei' } },
  { line: 'lead @mei', opens: 'lead', button: 'role', values: { role: 'commander', person: 'mei' } },
  { line: 'title Checkout Canary is slow', opens: 'title', values: { title: 'Checkout Canary is slow' } },
  { line: 'next 20m', opens: 'next', button: 'change_next', first: 'update the same', values: { when: '20m' } },
  {
    line: 'action buy a disk @kofi by Thursday',
    opens: 'action',
    values: { text: 'buy a disk', owner: 'kofi', due: '2026-11-26' },
  },
  {
    line: 'promise We call every shop by Thursday',
    opens: 'none',
    values: { text: 'We call every shop', due: '2026-11-26' },
  },
  {
    line: impact,
    opens: 'impact',
    values: {
      component: 'Canary',
      region: 'EU',
      degree: 'major',
      from: '12:20',
      to: '12:40',
      amount: '16% of calls',
      data: 'lost',
      cause: '#3',
      words: 'retried by them',
    },
  },
  // Only another end: what else was said of it is in the form.
  { line: impact.replace('to 12:40', 'to 12:45'), opens: 'impact canary', values: { to: '12:45' } },
  { line: 'link #4 duplicate', opens: 'link', values: { other: '4', how: 'duplicate' } },
  { line: 'retract 3 it was another one', opens: 'retract 3', values: { entry: '3', why: 'it was another one' } },
  { line: 'resolve a new disk', opens: 'none', values: { text: 'a new disk' } },
  {
    line: 'postmortem edit cause: the Canary was old, says @mei',
    opens: 'postmortem edit cause',
    button: 'postmortem edit',
    values: { text: 'the Canary was old, says @mei' },
  },
  { line: 'note root cause: no Canary', opens: 'none', button: 'postmortem', values: { 'root cause': 'no Canary' } },
  {
    line: 'amend NEWEST root cause: no Canary at all',
    opens: 'none',
    button: 'postmortem',
    values: { 'root cause': 'no Canary at all' },
  },
  {
    line: 'publish anyway',
    opens: 'publish',
    values: {},
  },
  { line: 'reopen it fails again', opens: 'reopen', values: { why: 'it fails again' } },
];

describe('typed, filled in or clicked, it is the same entry', () => {
  test.each(rowsInOrder)('$line', async ({ line, opens, button, values, first }) => {
    if (first) for (const channel of [typed, filled, clicked]) await talk.type(`/incident ${first}`, { in: channel });
    if (line.startsWith('postmortem edit')) await talk.slack.until(async () => (await drafted()) === 3);
    const [verb = ''] = opens === 'none' ? line.split(' ') : opens.split(' ');
    const number = String(await lastNumber(typed));
    expect(await talk.type(`/incident ${line.replace('NEWEST', number)}`, { in: typed })).toMatch(/^✅/u);
    const said = await newest(typed);

    await send(filled, () =>
      // Some are whole without words: their forms have a button alone.
      opens === 'none' ? behind(filled, button ?? verb) : formOf(talk, opens, { in: filled }),
    );
    expect(await newest(filled)).toEqual(said);
    await send(clicked, () => behind(clicked, button ?? verb));
    expect(await newest(clicked)).toEqual(said);

    async function send(channel: string, open: () => ReturnType<typeof formOf>) {
      const form = await open();
      await talk.person('dana').submit(form, withPeople(talk, values));
      expect({ channel, shown: JSON.stringify(talk.slack.views('dana').at(-1)?.view) }).toEqual({
        channel,
        shown: expect.stringContaining('✅ '),
      });
    }
  });

  /** Sitrep's own entries count as well. */
  const drafted = async () => (await rowsOf(talk.house, `select 1 from timeline_entry where kind = 'drafted'`)).length;

  const lastNumber = async (channel: string) =>
    (
      await rowsOf<{ seq: number }>(
        talk.house,
        `select max(seq) as seq from timeline_entry where incident_id = ${Number(/\d+/u.exec(channel)?.[0])} and author <> 'sitrep'`,
      )
    )[0]?.seq;

  /** On the card, once it shows the state; the clock of the next update is set beside the answer that said it. */
  async function behind(channel: string, does: string) {
    if (does === 'change_next') {
      const answer = talk.slack.ephemerals('dana').findLast(({ text }) => text.includes('the same'));
      return formBehind(talk, answer as never, does);
    }
    const needsEnd = ['postmortem', 'postmortem edit', 'publish', 'reopen'].includes(does);
    const open = await formBehind(talk, await cardOf(talk, channel, needsEnd ? 'Status: resolved' : 'Lead: '), does);
    if (does !== 'postmortem edit') return open;
    // It asks first which one.
    await talk.person('dana').submit(open, { section: 'cause' });
    return talk.slack.until(() => talk.slack.views('dana').find(({ view }) => 'text' in fieldsOf(view)));
  }
});

const fieldsOf = (view: Readonly<Record<string, unknown>>): Record<string, true> =>
  Object.fromEntries((view['blocks'] as Array<{ block_id: string }>).map(({ block_id }) => [block_id, true]));

describe('an incident is declared the same', () => {
  /** The newest incident's: that it was declared, and that it is over where it is. */
  const declared = async () => {
    const lines = await rowsOf<Line>(
      talk.house,
      `select kind, at, text, mentions, detail from timeline_entry
        where kind in ('declared', 'resolved') and incident_id = (select max(id) from incident) order by seq`,
    );
    return lines.map(({ kind, at, detail, ...line }) => ({ kind, at, ...line, detail: JSON.parse(detail) }));
  };

  test.each([
    [
      'Search Canary is slow sev4 test',
      { title: 'Search Canary is slow', severity: 'sev4', mode: 'test' },
      'announced to nobody',
    ],
    [
      'sev3 Canary replays were blank from ~Jul 18 2023 16:07:21 UTC to Jul 31 2023 20:45 UTC retro',
      {
        ...{ title: 'Canary replays were blank', severity: 'sev3', mode: 'retro' },
        ...{ from: '~Jul 18 2023 16:07:21 UTC', to: 'Jul 31 2023 20:45 UTC' },
      },
      'It ended at Jul 31, 2023, 20:45 UTC (16:45 America/New_York), after 13d 4h: it is resolved.',
    ],
    [
      'sev3 Canary data came late on Feb 24 2026 retro',
      { title: 'Canary data came late', severity: 'sev3', mode: 'retro', from: 'Feb 24 2026' },
      'It began on Feb 24, 2026.',
    ],
  ])('by a line, by its form, by the button of the Home: %s', async (line, values, answer) => {
    const before = await count();
    expect(await talk.type(`/incident declare ${line}`, { in: 'general', as: 'kofi' })).toContain(answer);
    const said = await declared();
    expect(said).toHaveLength('to' in values ? 2 : 1);
    const open = await formOf(talk, 'declare', { in: 'general', as: 'kofi' });
    await talk.person('kofi').submit(open, values);
    expect(await declared()).toEqual(said);
    expect(JSON.stringify(talk.slack.views('kofi').at(-1)?.view)).toContain(answer);
    await talk.person('kofi').openHome();
    const [home] = await talk.slack.until(() => nonEmpty(talk.slack.views('kofi', 'home')));
    const clickedOpen = await formAfter(talk, 'kofi', () => talk.person('kofi').click(home as never, 'declare'));
    await talk.person('kofi').submit(clickedOpen, values);
    expect(await declared()).toEqual(said);
    expect(await count()).toBe(before + 3);
  });

  const count = async () => (await rowsOf(talk.house, `select 1 from incident`)).length;

  test.each([
    ['retro', 'breakfast', '', { from: '“breakfast” is no time that Sitrep can read: try 17:40 UTC, or 20m ago.' }],
    ['retro', 'Jul 18 2023', 'Nov 21 2026', { to: '“Nov 21 2026” has not come yet.' }],
    [
      'retro',
      'Jul 31 2023 20:45 UTC',
      'Jul 18 2023 16:07 UTC',
      { to: expect.stringMatching(/^It began Jul 31, 2023, 20:45 UTC: it cannot have ended before that/u) },
    ],
    [
      'live',
      '',
      'Jul 31 2023',
      { to: 'Only what is written down after the fact has times: choose retro, or leave it empty.' },
    ],
  ])('and of %s from “%s” to “%s” its form says what is wrong at the field', async (mode, from, to, errors) => {
    const before = await count();
    const form = await formOf(talk, 'declare', { in: 'general', as: 'kofi' });
    const values = { title: 'It was slow', mode, from, to };
    expect((await talk.person('kofi').submit(form, values)).body).toEqual({ response_action: 'errors', errors });
    expect(await count()).toBe(before);
  });
});

const nonEmpty = <T>(all: readonly T[]) => (all.length > 0 ? all : undefined);

test('every verb that has a form was filled in', () => {
  const opened = new Set(talk.slack.calls('views.open').map(({ args }) => viewIn(args)['callback_id']));
  // `lead` opens the form of the roles.
  const all = ['declare_form', ...verbForms.filter(({ verb }) => verb !== 'lead').map(({ does }) => does)];
  expect([...opened].sort()).toEqual(all.sort());
});

test('Slack refused none of it', async () => {
  await talk.slack.quiet(200);
  // Who has one role is in the channel already when they are given another.
  const refused = refusedBySlack(talk.slack).filter((why) => !why.endsWith('already_in_channel'));
  expect(refused).toEqual([]);
});

test('no form carried a word that people wrote', () => {
  const carried = talk.slack.calls('views.open').map(({ args }) => String(viewIn(args)['private_metadata']));
  expect(carried.length).toBeGreaterThan(35);
  for (const about of carried) {
    expect(about).not.toMatch(/canary|checkout|disk|shop|spreads/iu);
    for (const value of Object.values(JSON.parse(about))) expect(String(value)).toMatch(/^(?:\d+|true|[\w-]{1,20})$/u);
  }
});

function viewIn({ view }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return typeof view === 'string' ? JSON.parse(view) : (view as Record<string, unknown>);
}
