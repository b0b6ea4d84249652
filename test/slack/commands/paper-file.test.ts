// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rowsOf } from '../../record.ts';
import { formOf } from '../actions/opened.ts';
import { openTalk, refusedBySlack, type Talk } from '../talk.ts';
import { edits, over } from './papers.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

const say = (channel: string, line: string) => talk.type(`/incident ${line}`, { in: channel });
const fileOf = (id: number, ending = '') => join(talk.house.dataDir, 'postmortems', `incident-${id}${ending}.md`);
const onDisk = (id: number, words: string) =>
  talk.slack.until(() =>
    existsSync(fileOf(id)) && readFileSync(fileOf(id), 'utf8').includes(words) ? fileOf(id) : undefined,
  );

test('what others wrote stays in the file of a paper that is drafted anew, and only we may read it', async () => {
  const { id, channel } = await over(talk, 'Checkout is down', 'note root cause: a bad disk');
  await say(channel, 'postmortem edit cause: The disk was old.');
  await say(channel, 'note root cause: no canary');
  await say(channel, 'postmortem redraft');
  const path = await onDisk(id, '- no canary');
  expect(readFileSync(path, 'utf8')).toContain('The disk was old.');
  expect([statSync(path).mode & 0o777, statSync(join(path, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
});

test('a paper takes over what somebody wrote into its file, and leaves one alone that has no headings', async () => {
  const { id, channel } = await over(talk, 'Search is down');
  const path = await onDisk(id, '## Lessons');
  writeFileSync(path, readFileSync(path, 'utf8').replace('## Lessons\n\n', '## Lessons\n\nBuy *two* disks.\n\n'));
  await say(channel, 'postmortem redraft');
  await talk.slack.until(async () => (await edits(talk, id)).length === 1);
  expect(await edits(talk, id)).toEqual([
    { text: 'Buy *two* disks.', author_name: 'the file', detail: expect.stringContaining('"section":"lessons"') },
  ]);
  await onDisk(id, 'Buy *two* disks.\n\n##');
  await talk.slack.quiet(200);
  writeFileSync(path, 'All of it is mine now.');
  expect(await say(channel, 'postmortem redraft')).toContain(
    `The headings of incident-${id}.md were changed, so it stays as it is; the draft lies beside it, as incident-${id}.new.md.`,
  );
  expect(readFileSync(path, 'utf8')).toBe('All of it is mine now.');
  expect(readFileSync(fileOf(id, '.new'), 'utf8')).toContain('Buy *two* disks.');
});

test('a paper of which somebody saves an old copy keeps what others wrote since, and lies beside where both wrote', async () => {
  const { id, channel } = await over(talk, 'Images are gone');
  const path = await onDisk(id, '## Lessons');
  await talk.slack.quiet(200);
  const old = readFileSync(path, 'utf8');
  await say(channel, 'postmortem edit cause: Of dana.');
  await say(channel, 'postmortem edit lessons: Of dana, too.');
  await onDisk(id, 'Of dana, too.');
  await talk.slack.quiet(200);
  writeFileSync(path, old.replace(/(## Resolution[^\n]*\n\n)/u, '$1Of mei.\n\n'));
  expect(await say(channel, 'postmortem redraft')).toContain('Taken over from');
  expect((await edits(talk, id)).map(({ text }) => text.split('\n')[0])).toEqual([
    'Of dana.',
    'Of dana, too.',
    'Of mei.',
  ]);
  const both = await onDisk(id, 'Of mei.');
  expect(readFileSync(both, 'utf8')).toContain('Of dana, too.');
  await talk.slack.quiet(200);
  writeFileSync(path, old.replace('## Root cause\n\n', '## Root cause\n\nOf mei, late.\n\n'));
  expect(await say(channel, 'postmortem redraft')).toContain(
    `Root cause in incident-${id}.md comes from an older draft, and somebody wrote it anew since: the file stays as it is; the draft lies beside it, as incident-${id}.new.md.`,
  );
  expect(await edits(talk, id)).toHaveLength(3);
  expect(readFileSync(path, 'utf8')).toContain('Of mei, late.');
  const beside = await talk.slack.until(() =>
    readFileSync(fileOf(id, '.new'), 'utf8').includes('Of dana.') ? fileOf(id, '.new') : undefined,
  );
  await talk.slack.quiet(300);
  writeFileSync(path, readFileSync(beside, 'utf8').replace('Of dana.', 'Of both.'));
  expect(await say(channel, 'postmortem redraft')).toContain('Taken over from');
  expect((await edits(talk, id)).at(-1)?.text).toBe('Of both.');
});

test('a paper is read from its file before anybody publishes or edits it', async () => {
  const { id, channel } = await over(talk, 'Video is down', 'impact API major data none');
  const path = await onDisk(id, '## Lessons');
  await talk.slack.quiet(200);
  writeFileSync(path, readFileSync(path, 'utf8').replace('## Lessons\n\n', '## Lessons\n\nBuy two disks.\n\n'));
  expect(await say(channel, 'publish anyway')).toMatch(/^✅/u);
  const [out] = await rowsOf<{ text: string }>(
    talk.house,
    `select text from timeline_entry where incident_id = ${id} and kind = 'published'`,
  );
  expect(out?.text).toContain('Buy two disks.');
  await onDisk(id, 'Buy two disks.\n\n##');
  await talk.slack.quiet(200);
  const form = await formOf(talk, 'postmortem edit lessons', { in: channel, as: 'priya' });
  writeFileSync(path, readFileSync(path, 'utf8').replace('Buy two disks.', 'Buy three disks.'));
  const { body } = await talk.person('priya').submit(form, { text: 'Buy four disks.' });
  expect(body).toMatchObject({
    errors: { text: expect.stringContaining('the file wrote Lessons anew meanwhile') },
  });
  expect((await edits(talk, id)).map(({ text }) => text)).toEqual(['Buy two disks.', 'Buy three disks.']);
});

test('a paper that was being written when the process died is nobody’s edit', async () => {
  const { id, channel } = await over(talk, 'Disk is slow');
  const path = await onDisk(id, '## Lessons');
  await talk.slack.quiet(200);
  const note = (markdown: string) =>
    rowsOf(
      talk.house,
      `insert into paper_file select incident_id, number + 1, team_id, @markdown, up_to
        from paper_file where incident_id = ${id} order by number desc limit 1`,
      { markdown },
    );
  // Noted, and not on the disk yet.
  await note('# Never written\n\n## Lessons\n\nx\n');
  expect(await say(channel, 'postmortem redraft')).not.toContain('Taken over');
  // On the disk, and what lay there before still noted.
  await note(readFileSync(path, 'utf8').replace('## Lessons', '## Lessons\n\nOurs.'));
  writeFileSync(path, readFileSync(path, 'utf8').replace('## Lessons', '## Lessons\n\nOurs.'));
  expect(await say(channel, 'postmortem redraft')).not.toContain('Taken over');
  expect(await edits(talk, id)).toEqual([]);
});

test('Slack refused none of it', async () => {
  await talk.slack.quiet(300);
  expect(refusedBySlack(talk.slack).filter((why) => !why.endsWith('already_in_channel'))).toEqual([]);
});
