import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rowsOf } from '../../record.ts';
import { openTalk, type Talk } from '../talk.ts';
import { formAfter, formOf, withPeople } from './opened.ts';

let talk: Talk;
/** Said whole in the one; in the other something is left out, and filled in. */
let whole: string;
let partly: string;
beforeAll(async () => {
  talk = await openTalk();
  whole = (await talk.declare('sev2 Checkout is down')).channel;
  partly = (await talk.declare('sev2 Checkout is down')).channel;
  for (const place of [whole, partly]) {
    await talk.type('/incident note the first words', { in: place });
    await talk.type('/incident action buy a disk', { in: place });
    await talk.type('/incident promise We call every shop by Thursday', { in: place });
    await talk.type('/incident promise We write to every shop', { in: place });
  }
});
afterAll(() => talk.close());

interface Line {
  readonly kind: string;
  readonly at: string;
  readonly text: string;
  readonly mentions: string;
  readonly detail: string;
}
const newest = async (id: number) =>
  (
    await rowsOf<Line>(
      talk.house,
      `select kind, at, text, mentions, detail from timeline_entry where incident_id = ${id} and author <> 'sitrep' order by seq`,
    )
  ).at(-1);

interface Row {
  readonly line: string;
  /** What of it was typed, and what is filled in. */
  readonly typed: string;
  readonly fill: Readonly<Record<string, string>>;
}

const lines: readonly Row[] = [
  { line: 'note it began at 12:40', typed: 'note at 12:40', fill: { text: 'it began' } },
  { line: 'amend 3 the other words', typed: 'amend the other words', fill: { entry: '3' } },
  { line: 'retract 3 it was a slip', typed: 'retract it was a slip', fill: { entry: '3' } },
  { line: 'severity sev1 half of them are hit', typed: 'severity half of them are hit', fill: { severity: 'sev1' } },
  { line: 'role ops @kofi', typed: 'role @kofi', fill: { role: 'ops' } },
  { line: 'role comms @mei', typed: 'role comms', fill: { person: 'mei' } },
  { line: 'impact Billing major', typed: 'impact Billing', fill: { degree: 'major' } },
  { line: 'impact Search full', typed: 'impact full', fill: { component: 'Search' } },
  {
    line: 'impact Mail@EU minor from 12:10 to 12:40',
    typed: 'impact Mail@EU from 12:10 to 12:40',
    fill: { degree: 'minor' },
  },
  {
    line: 'impact Shops partial the shops cannot take any money now',
    typed: 'impact the shops cannot take any money now',
    fill: { component: 'Shops' },
  },
  { line: 'action call @kofi by Thursday', typed: 'action @kofi by Thursday', fill: { text: 'call' } },
  { line: 'action look by Thursday', typed: 'action by Thursday', fill: { text: 'look' } },
  { line: 'action ask @kofi', typed: 'action @kofi', fill: { text: 'ask' } },
  { line: 'action move 4 Friday: no disk', typed: 'action move 4 Friday', fill: { why: 'no disk' } },
  { line: 'action move 4 Monday: still none', typed: 'action move 4: still none', fill: { date: '2026-11-23' } },
  { line: 'promise It is whole by Thursday', typed: 'promise by Thursday', fill: { text: 'It is whole' } },
  { line: 'promise move 1 Friday: too many', typed: 'promise move 1 Friday', fill: { why: 'too many' } },
  { line: 'promise move 2 Friday: ill', typed: 'promise move 2', fill: { date: '2026-11-27', why: 'ill' } },
  { line: 'next when the vendor calls', typed: 'next when', fill: { when: 'when the vendor calls' } },
  { line: 'link #1 duplicate', typed: 'link duplicate', fill: { other: '3' } },
];

describe('what is missing is asked for by the form, which holds what was typed', () => {
  test.each(lines)('$typed', async ({ line, typed, fill }) => {
    if (line.startsWith('link')) await talk.declare('sev4 Search is slow');
    const said = line.replace('link #1', 'link #3');
    expect(await talk.type(`/incident ${said}`, { in: whole })).toMatch(/^✅/u);
    const form = await formOf(talk, typed, { in: partly });
    await talk.person('dana').submit(form, withPeople(talk, fill));
    expect(JSON.stringify(talk.slack.views('dana').at(-1)?.view)).toContain('✅ ');
    expect(await newest(2)).toEqual(await newest(1));
  });

  test('of a new incident: how bad, what sort, and who sees it', async () => {
    const form = await formAfter(talk, 'kofi', () =>
      talk.person('kofi').type('/incident declare sev1 private test', { in: 'general' }),
    );
    await talk.person('kofi').submit(form, { title: 'Keys leaked' });
    const [declared] = await rowsOf<{ severity: string; mode: string; private: number }>(
      talk.house,
      "select severity, mode, private from incident where title = 'Keys leaked'",
    );
    expect(declared).toEqual({ severity: 'sev1', mode: 'test', private: 1 });
  });
});

test('where Slack opens no form, what was typed is given back', async () => {
  talk.slack.intercept = ({ method }, phase) =>
    method === 'views.open' && phase === 'before' ? { kind: 'error', error: 'expired_trigger_id' } : undefined;
  await talk.person('mei').type('/incident severity all of them are hit', { in: partly });
  const answer = await talk.slack.until(() =>
    talk.slack.ephemerals('mei').find(({ text }) => text.includes('You typed')),
  );
  talk.slack.intercept = undefined;
  expect(answer.text).toContain('\nYou typed: `/incident severity all of them are hit`');
});

test('where there is no incident, a sentence says so, with the lines to type', async () => {
  const { text } = await talk.hear('/incident severity all of them are hit');
  expect(text).toContain('`/incident severity sev2 all of them are hit`');
});
