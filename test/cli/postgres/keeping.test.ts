import '../../postgres/kept-here.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { newFolder } from '../../child.ts';
import { settled } from '../../e2e/settled.ts';
import { rowsOf } from '../../record.ts';
import { openTalk, type Talk } from '../../slack/talk.ts';
import { sitrepHere } from '../here.ts';

const room = 'inc-1-checkout-is-down';

jest.setTimeout(60_000);

let talk: Talk;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

const sitrep = (line: string) => sitrepHere(line, { DATABASE_URL: talk.house.database?.url ?? '' });

/** The record as a backup has it that was made before Slack was told of what came after the first entry. */
async function asBefore(): Promise<void> {
  await rowsOf(talk.house, 'delete from receipt where incident_id = 1 and seq > 1');
  await rowsOf(talk.house, 'update bookmark set seq = 1 where incident_id = 1');
  // It was made while nothing was under way.
  await rowsOf(talk.house, 'delete from lease');
}

const texts = async (channel: string): Promise<string[]> =>
  (await talk.slack.messages(channel)).filter(({ metadata }) => metadata).map(({ text }) => text);

test('after a restore that is marked nothing that Slack was told since is told twice, and what was not is told', async () => {
  const { house, slack } = talk;
  await talk.declare('sev2 Checkout is down');
  await talk.type('/incident #1 note the disk is full');
  await talk.type('/incident #1 update We make room');
  await settled(house);
  const before = await texts(room);
  const announced = await texts('incidents');
  await house.restart(async () => {
    await asBefore();
    const { code, stdout } = await sitrep('restore --mark');
    expect([code, stdout.split('\n')[0]]).toEqual([
      0,
      '✓ Marked: whichever bot starts next looks at Slack first, so that nothing is told twice',
    ]);
  });
  await settled(house);
  await slack.until(
    async () => (await rowsOf(house, "select 1 from setting where name = 'restored' and value = ''")).length === 1,
  );
  expect([await texts(room), await texts('incidents')]).toEqual([before, announced]);
  await talk.type('/incident #1 note it goes on');
  await slack.until(async () => (await texts(room)).some((text) => text.includes('it goes on')));
});

test('beside a bot nothing is marked', async () => {
  expect(await sitrep('restore --mark')).toEqual({
    code: 1,
    stdout: '',
    stderr: '1 bot is at work on it: stop it, then type this again.\n',
  });
  expect(await rowsOf(talk.house, "select 1 from setting where name = 'restored'")).toEqual([]);
});

test('backups are made by PostgreSQL itself, and backup and restore say so', async () => {
  const { host, pathname } = new URL(talk.house.database?.url ?? '');
  const lies = `The record lies in PostgreSQL (${host}${pathname}): `;
  expect(await sitrep('backup')).toEqual({
    code: 1,
    stdout: '',
    stderr: `${lies}back it up with pg_dump, or with the snapshots of its service; docs/backups.md#postgresql says how.\n`,
  });
  expect((await sitrep('restore some.dump')).stderr).toBe(
    `${lies}put its backup back with pg_restore, or with the snapshots of its service, then type npx sitrep restore --mark before the bots start; docs/backups.md#postgresql says how.\n`,
  );
  expect(await sitrepHere('restore --mark', { DATA_DIR: newFolder() })).toMatchObject({
    code: 64,
    stderr: '--mark is for a record in PostgreSQL: a file is marked when it is restored.\n',
  });
});
