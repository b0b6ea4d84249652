import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message } from '../../../src/sandbox/seen.ts';
import { everythingSaid, type Talk } from '../talk.ts';
import { hears, hostile, openRoom, recorded, recordedTo } from './at-hand.ts';

let talk: Talk;
let channel: string;
let place: string;
beforeEach(async () => {
  ({ talk, channel, place } = await openRoom());
});
afterEach(() => talk.close());

async function posted(where: string, text: string, by = 'kofi', thread?: string): Promise<Message> {
  const { ts } = await talk.person(by).post(where, text, thread ? { thread } : {});
  const all = thread ? await talk.slack.thread(where, thread) : await talk.slack.messages(where);
  return all.find((message) => message.ts === ts) as Message;
}

const formOf = (who: string) => talk.slack.until(() => talk.slack.views(who).at(-1));
const shown = (who: string) => JSON.stringify(talk.slack.views(who).at(-1)?.view);

describe('Declare incident', () => {
  test('opens the form, from anywhere', async () => {
    const { status, ms } = await talk.person('mei').shortcut('declare_incident');
    expect(status).toBe(200);
    expect(ms).toBeLessThan(2500);
    await talk.person('mei').submit(await formOf('mei'), { title: 'Search is slow', severity: 'sev4' });
    await talk.slack.until(() => talk.slack.channel('inc-2-search-is-slow'));
  });

  test('whose trigger is spent says the line to type, in private', async () => {
    talk.slack.intercept = ({ method }, phase) =>
      method === 'views.open' && phase === 'before' ? { kind: 'error', error: 'expired_trigger_id' } : undefined;
    await talk.person('mei').shortcut('declare_incident');
    await talk.slack.until(async () =>
      (await talk.slack.directMessages('mei')).find(({ text }) =>
        text.includes('`/incident declare sev2 &lt;title&gt;`'),
      ),
    );
  });
});

describe('Add to timeline in an incident channel', () => {
  test('commits at once: the author, the time and the link of the message, and who added it', async () => {
    const message = await posted(channel, 'the disk of db-3 is full &amp; read-only');
    await talk.person('mei').shortcut('add_to_timeline', message);

    await hears(talk, 'mei', '✅ #1 noted as entry 3: “the disk of db-3 is full &amp; read-only”');
    const [note] = await recorded(talk, 'note');
    expect(note).toMatchObject({
      text: 'the disk of db-3 is full & read-only',
      author: talk.person('kofi').id,
      name: 'kofi',
      at: new Date(Math.floor(Number(message.ts) * 1000)).toISOString(),
    });
    expect(Date.parse(note?.recordedAt ?? '')).toBeGreaterThan(Date.parse(note?.at ?? '') + 3_000_000);
    expect(note?.detail.source).toEqual({
      channel: place,
      ts: message.ts,
      permalink: `https://acme.slack.com/archives/${place}/p${message.ts.replace('.', '')}`,
      addedBy: talk.person('mei').id,
      files: [],
    });
  });

  test('is not posted there again, and the timeline leads to the message', async () => {
    const message = await posted(channel, 'we switch over now');
    await talk.person('mei').shortcut('add_to_timeline', message);
    await talk.type('/incident note after it', { in: channel });
    await talk.slack.until(async () =>
      (await talk.slack.messages(channel)).find(({ text }) => text.includes('after it') && text.startsWith('📝')),
    );

    const texts = (await talk.slack.messages(channel)).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('we switch over now'))).toEqual(['we switch over now']);
    const told = await talk.type('/incident timeline', { in: channel });
    expect(told).toMatch(/3\. .* · kofi · note: we switch over now \(added [\w ]+ later; <https:\S+\|a message>\)/u);
  });

  test('twice, by two people, is one entry; after it was taken back, it can be added again', async () => {
    const message = await posted(channel, 'db-3 is back');
    await Promise.all(['mei', 'dana'].map((who) => talk.person(who).shortcut('add_to_timeline', message)));
    await hears(talk, 'mei', 'noted as entry 3');
    await hears(talk, 'dana', 'noted as entry 3');
    await recordedTo(talk, 1, 'note');

    await talk.type('/incident retract 3 too early', { in: channel });
    await talk.person('mei').shortcut('add_to_timeline', message);
    await hears(talk, 'mei', 'noted as entry 5');
    await recordedTo(talk, 2, 'note');
  });

  test('takes an answer in a thread, with the link into it', async () => {
    const head = await posted(channel, 'what now?');
    const answer = await posted(channel, 'roll back', 'kofi', head.ts);
    await talk.person('mei').shortcut('add_to_timeline', answer);
    const [note] = await recordedTo(talk, 1, 'note');
    expect(note?.detail.source?.['permalink']).toBe(
      `https://acme.slack.com/archives/${place}/p${answer.ts.replace('.', '')}?thread_ts=${head.ts}&cid=${place}`,
    );
  });

  test('keeps name and link of files, also of a message without words', async () => {
    const { ts } = await talk.person('kofi').send(channel, { name: 'graph <b>.png' });
    const message = (await talk.slack.messages(channel)).find((one) => one.ts === ts) as Message;
    await talk.person('mei').shortcut('add_to_timeline', message);

    await hears(talk, 'mei', '“graph &lt;b&gt;.png”');
    const [note] = await recorded(talk, 'note');
    const [file] = (message['files'] ?? []) as Array<{ permalink: string }>;
    expect(note).toMatchObject({ text: '', detail: { source: { files: [{ name: 'graph <b>.png', ...link(file) }] } } });
    expect(await talk.type('/incident timeline', { in: channel })).toContain(
      `note · graph &lt;b&gt;.png ${file?.permalink}`,
    );
  });

  test('hostile words stay words, and nobody is called', async () => {
    const message = await posted(channel, hostile);
    await talk.person('mei').shortcut('add_to_timeline', message);
    const [note] = await recordedTo(talk, 1, 'note');
    expect(note?.text).toContain('@channel <b> *bold* `code` @U0NOBODY click (https://evil.example/?a=1&b=2)');
    await talk.type('/incident timeline', { in: channel });
    expect(everythingSaid(talk.slack).join('\n')).not.toContain('<!channel>');
  });

  test('a message of a monitor keeps its name, and its words where they are attached only', async () => {
    const alert = {
      channel: place,
      ts: '1700000000.000100',
      type: 'message',
      subtype: 'bot_message',
      bot_id: 'B0MONITOR',
      username: 'Watchdog',
      text: '',
      attachments: [{ fallback: 'CPU at 99%' }],
    };
    await talk.person('mei').shortcut('add_to_timeline', alert as never);
    expect(await recordedTo(talk, 1, 'note')).toMatchObject([
      { text: 'CPU at 99%', author: 'B0MONITOR', name: 'Watchdog', at: '2023-11-14T22:13:20.000Z' },
    ]);
  });

  test('what Sitrep wrote itself is on record already', async () => {
    const [card] = (await talk.slack.messages(channel)).filter(({ user }) => user === talk.slack.bot.userId);
    await talk.person('mei').shortcut('add_to_timeline', card);
    await hears(talk, 'mei', 'Sitrep wrote that itself, from the record.');
    await recordedTo(talk, 0, 'note');
  });
});

describe('Add to timeline elsewhere', () => {
  test('asks which of the open incidents, the newest first, and posts it there with its link', async () => {
    await talk.declare('sev3 Search is slow');
    const message = await posted('ops', `<@${talk.person('dana').id}> checkout times out`);
    await talk.person('mei').shortcut('add_to_timeline', message);
    const form = await formOf('mei');
    const metadata = { incident: 0, channel: message.channel, ts: message.ts, user: talk.person('kofi').id };
    expect(JSON.parse(String(form.view['private_metadata']))).toEqual(metadata);
    expect(shown('mei')).toMatch(/#2 Search is slow.*#1 Checkout is down/u);
    await talk.person('mei').submit(form, { incident: '1' });

    expect(shown('mei')).toContain('✅ #1 noted as entry 3: “@dana checkout times out”');
    const posts = await talk.slack.until(async () =>
      (await talk.slack.messages(channel)).find(({ text }) => text.startsWith('📝')),
    );
    const link = `https://acme.slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}`;
    expect(posts.text).toContain(`*Note* by kofi`);
    expect(posts.text).toContain(`from <${link}|a message>, added by <@${talk.person('mei').id}>`);
    expect(posts.text).toContain('@dana checkout times out');
  });

  test('words that were changed are taken as changed; words too long for the form are recorded whole', async () => {
    const long = `${'x'.repeat(5000)} end`;
    for (const [text, said] of [
      ['one', 'one and two'],
      [long, undefined],
    ] as const) {
      const message = await posted('ops', text);
      const before = talk.slack.views('mei').length;
      await talk.person('mei').shortcut('add_to_timeline', message);
      const form = await talk.slack.until(() => talk.slack.views('mei').slice(before).at(-1));
      await talk.person('mei').submit(form, said ? { said } : {});
    }
    expect((await recordedTo(talk, 2, 'note')).map(({ text }) => text)).toEqual(['one and two', long]);
  });

  test('a restart in between keeps what the form shows', async () => {
    const message = await posted('ops', 'checkout times out');
    await talk.person('mei').shortcut('add_to_timeline', message);
    const form = await formOf('mei');
    await talk.house.restart();
    await talk.person('mei').submit(form);
    expect(await recordedTo(talk, 1, 'note')).toMatchObject([
      { text: 'checkout times out', name: 'kofi', detail: { source: { ts: message.ts } } },
    ]);
  });

  test('one message may be on two timelines, and is on each of them once', async () => {
    await talk.declare('sev3 Search is slow');
    const message = await posted('ops', 'the network is slow');
    for (const incident of ['1', '2', '1']) {
      const before = talk.slack.views('mei').length;
      await talk.person('mei').shortcut('add_to_timeline', message);
      const form = await talk.slack.until(() => talk.slack.views('mei').slice(before).at(-1));
      await talk.person('mei').submit(form, { incident });
    }
    expect((await recordedTo(talk, 2, 'note')).map(({ incident }) => incident)).toEqual([1, 2]);
  });

  test('where nothing is open, or Slack opens no form, it says the line to type', async () => {
    const message = await posted('ops', 'checkout times out');
    talk.slack.intercept = ({ method }, phase) =>
      method === 'views.open' && phase === 'before' ? { kind: 'error', error: 'expired_trigger_id' } : undefined;
    await talk.person('mei').shortcut('add_to_timeline', message);
    await hears(talk, 'mei', '`/incident #1 note &lt;text&gt;`');
    await talk.type('/incident resolve done', { in: channel });
    await talk.person('mei').shortcut('add_to_timeline', message);
    await hears(talk, 'mei', 'No incident is open');
  });
});

describe('Make it an action', () => {
  test('is for whoever wrote it, unless it is changed', async () => {
    const message = await posted(channel, 'I will write an alert for the disk, <@U404>');
    await talk.person('mei').shortcut('make_action', message);
    const asked = await formOf('mei');
    expect(shown('mei')).toContain(talk.person('kofi').id);
    await talk.person('mei').submit(asked, { due: '2026-12-01' });
    const action = await talk.slack.until(async () => (await recorded(talk, 'action'))[0]);
    expect(action).toMatchObject({
      text: expect.stringContaining('I will write an alert for the disk'),
      detail: { owner: talk.person('kofi').id, due: expect.stringMatching(/^2026-12-0[12]T/u) },
    });
    expect(shown('mei')).toContain('✅ #1 action');
  });

  test('elsewhere asks which incident it belongs to, also one that is over', async () => {
    await talk.type('/incident resolve', { in: channel });
    const message = await posted('general', 'buy a bigger disk');
    await talk.person('mei').shortcut('make_action', message);
    await talk.person('mei').submit(await formOf('mei'), { incident: '1', text: 'buy two disks', owner: '' });
    await talk.slack.until(async () => (await recorded(talk, 'action'))[0]);
    expect((await recorded(talk, 'action'))[0]).toMatchObject({ text: 'buy two disks', detail: { owner: null } });
  });

  test('words too long for the form are recorded whole', async () => {
    const words = 'check every disk '.repeat(300).trim();
    const message = await posted(channel, words);
    await talk.person('mei').shortcut('make_action', message);
    await talk.person('mei').submit(await formOf('mei'));
    await talk.slack.until(async () => (await recorded(talk, 'action'))[0]);
    expect((await recorded(talk, 'action'))[0]).toMatchObject({ text: words });
  });
});

describe('Declare from message', () => {
  test('has its first line as the title and all of it as the first note', async () => {
    const text = `Payments fail ${'x'.repeat(200)}\nsecond line &lt;here&gt;`;
    const message = await posted('ops', text);
    await talk.person('mei').shortcut('declare_from_message', message);
    const form = await formOf('mei');
    const title = String(
      (form.view['blocks'] as Array<{ block_id: string; element: { initial_value: string } }>)[0]?.element
        .initial_value,
    );
    expect(title).toHaveLength(150);
    expect(title).toMatch(/^Payments fail x+…$/u);
    await talk.person('mei').submit(form, { title: 'Payments fail', severity: 'sev1' });

    expect(shown('mei')).toContain('✅ #2 declared');
    const [note] = await recordedTo(talk, 1, 'note');
    expect(note).toMatchObject({
      incident: 2,
      name: 'kofi',
      text: text.replace('&lt;', '<').replace('&gt;', '>'),
      detail: { source: { channel: message.channel, ts: message.ts, addedBy: talk.person('mei').id } },
    });
    const posts = await talk.slack.until(async () =>
      (await talk.slack.messages('inc-2-payments-fail')).find((one) => one.text.startsWith('📝')),
    );
    expect(posts.text).toContain('second line &lt;here&gt;');
  });
});

test('a shortcut of another workspace, or one that nobody knows, is acknowledged and does nothing', async () => {
  const payload = JSON.stringify({
    type: 'message_action',
    callback_id: 'add_to_timeline',
    team: { id: 'T0FOREIGN' },
    user: { id: 'U0MALLORY', team_id: 'T0FOREIGN' },
    trigger_id: '1.2.3',
    channel: { id: place },
    message: { type: 'message', ts: '1700000000.000100', text: 'x', user: 'U0MALLORY' },
    response_url: 'https://hooks.slack.com/x',
  });
  expect((await talk.slack.send(new URLSearchParams({ payload }).toString())).status).toBe(200);
  expect((await talk.person('mei').shortcut('something_else')).status).toBe(200);
  await recordedTo(talk, 0, 'note');
});

const link = (file: { permalink: string } | undefined) => ({ permalink: file?.permalink });
