import '../../postgres/kept-here.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { hashOf } from '../../../src/store/rows/entry-row.ts';
import { settled } from '../../e2e/settled.ts';
import { rowsOf } from '../../record.ts';
import { openTalk, type Talk } from '../../slack/talk.ts';
import { sitrepHere } from '../here.ts';

jest.setTimeout(60_000);

let talk: Talk;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

const environment = () => ({
  DATABASE_URL: talk.house.database?.url ?? '',
  SLACK_BOT_TOKEN: talk.slack.botToken,
  SLACK_SIGNING_SECRET: talk.slack.signingSecret,
  SLACK_API_URL: talk.slack.apiUrl,
});
const check = (line = 'check', env = {}) => sitrepHere(line, { ...environment(), ...env });
const where = () => {
  const { host, pathname } = new URL(talk.house.database?.url ?? '');
  return host + pathname;
};
const change = (sql: string) => rowsOf(talk.house, sql);

async function live(): Promise<void> {
  await talk.declare('sev2 Checkout is down');
  for (const words of ['first', 'second', 'third']) await talk.type(`/incident #1 note ${words}`);
  await settled(talk.house);
}

test('of a sound record says so, beside the bot that writes it', async () => {
  await live();
  const checking = check();
  await talk.type('/incident #1 note meanwhile');
  const { code, stdout } = await checking;
  expect([code, stdout.split('\n')]).toEqual([
    0,
    [
      `✓ Structure  ${where()}: its constraints are in force`,
      expect.stringMatching(/^✓ Entries {4}\d entries of 1 incident, each as it was written$/u),
      '✓ Pointers   alarms, bookmarks, receipts, promises and drafts speak of what is there',
      'The record is sound.',
      '',
    ],
  ]);
});

test('names what was rewritten, removed, points nowhere or is off', async () => {
  await live();
  await talk.house.restart(async () => {
    await change('alter table timeline_entry disable trigger all');
    await change("update timeline_entry set text = 'nobody knew' where incident_id = 1 and seq = 2");
    await change('delete from timeline_entry where incident_id = 1 and seq = 4');
    await change('alter table receipt disable trigger all');
    await change(
      "insert into receipt (follower, incident_id, seq, step, team_id) values ('channel', 1, 99, 'post', 'T1')",
    );
    await change(
      "insert into receipt (follower, incident_id, seq, step, team_id) values ('channel', 7, 0, 'post', 'T1')",
    );
    const { code, stdout } = await check();
    expect([code, stdout.split('\n')]).toEqual([
      1,
      [
        '✗ Structure  the trigger that keeps entries as they were written is off',
        '✗ Entries    entry 2 of #1 is not as it was written',
        '✗ Entries    entry 4 is missing from #1',
        '✗ Pointers   #7: rows of receipt have no incident',
        '✗ Pointers   #1: a receipt of channel is of entry 99, which is not there',
        '5 things are wrong: docs/backups.md says what to do.',
        '',
      ],
    ]);
  });
});

test('what a bot that is gone left in doubt, and a backup that was put back, are told', async () => {
  await live();
  await talk.house.restart(async () => {
    await change("insert into lease (name, fence) values ('incident 1', 0) on conflict (name) do update set fence = 0");
    await change("insert into setting (name, value) values ('restored', 'now')");
    const { code, stdout } = await check();
    expect([code, stdout.split('\n').slice(3)]).toEqual([
      0,
      [
        '– Doubts     a backup was put back: the next start looks at Slack before it tells anything',
        '– Doubts     what was told last of 1 incident (#1) is looked for at Slack by the bot that tells the next of it',
        'The record is sound.',
        '',
      ],
    ]);
  });
});

test('with --slack finds what was rewritten with all its hashes, by the messages', async () => {
  await live();
  const well = await check('check --slack');
  expect(well.stdout).toMatch(/✓ Slack {6}\d messages in 1 channel match the record\nThe record is sound\.\n$/u);

  await change('alter table timeline_entry disable trigger timeline_entry_is_kept');
  await rewrite(3, 'it was the network');
  await change('alter table timeline_entry enable trigger timeline_entry_is_kept');
  const { code, stdout } = await check('check --slack');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^✓ Entries/mu);
  expect(stdout).toContain('✗ Slack      entry 3 of #1 was changed after it was told, or something before it was\n');
});

/** Changes an entry, and every hash from there on. */
async function rewrite(from: number, text: string): Promise<void> {
  type Row = Parameters<typeof hashOf>[0] & { readonly seq: number; readonly hash: string };
  const rows = await rowsOf<Row>(talk.house, 'select * from timeline_entry where incident_id = 1 order by seq');
  let before = '';
  for (const row of rows) {
    const now = row.seq === from ? { ...row, text } : row;
    before = row.seq < from ? row.hash : hashOf(now, before);
    if (row.seq < from) continue;
    await rowsOf(
      talk.house,
      'update timeline_entry set text = @text, hash = @hash where incident_id = 1 and seq = @seq',
      { text: now.text, hash: before, seq: row.seq },
    );
  }
}

test('a record that cannot be read, or is none, is one line', async () => {
  const url = new URL(talk.house.database?.url ?? '');
  url.pathname += '_not';
  expect(await check('check', { DATABASE_URL: url.href })).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^✗ Structure {2}There is no database “\w+_not” on PostgreSQL at \S+ \(3D000\): /u),
  });
  url.pathname = '/postgres';
  expect((await check('check', { DATABASE_URL: url.href })).stdout).toMatch(/has no record of Sitrep's/u);
});
