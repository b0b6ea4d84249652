import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Talk } from '../talk.ts';
import { again, hears, hostile, openRoom, recorded, recordedTo, tell } from './at-hand.ts';

let talk: Talk;
let channel: string;
let place: string;
beforeEach(async () => {
  ({ talk, channel, place } = await openRoom());
});
afterEach(() => talk.close());

const post = (text: string, thread?: string) => talk.person('kofi').post(channel, text, thread ? { thread } : {});
const pin = (who: string, ts: string) => talk.person(who).react(channel, ts, 'pushpin');
const unpin = (who: string, ts: string) => talk.person(who).unreact(channel, ts, 'pushpin');
const reaction = (type: string, who: string, ts: string, more = {}) => ({
  type,
  user: talk.person(who).id,
  reaction: 'pushpin',
  item: { type: 'message', channel: place, ts },
  ...more,
});

describe('📌 on a message', () => {
  test('puts it on the timeline with its own author, time and link, and tells whoever did it', async () => {
    const { ts } = await post('the disk of db-3 is full');
    await pin('mei', ts);

    await hears(talk, 'mei', '✅ #1 noted as entry 3: “the disk of db-3 is full”');
    expect(await recordedTo(talk, 1, 'note')).toMatchObject([
      {
        text: 'the disk of db-3 is full',
        name: 'kofi',
        at: new Date(Math.floor(Number(ts) * 1000)).toISOString(),
        detail: {
          source: {
            channel: place,
            ts,
            permalink: `https://acme.slack.com/archives/${place}/p${ts.replace('.', '')}`,
            addedBy: talk.person('mei').id,
            emoji: 'pushpin',
          },
        },
      },
    ]);
    expect((await talk.slack.messages(channel)).filter(({ text }) => text.startsWith('📝'))).toEqual([]);
  });

  test('works in a thread, on files, and with hostile words', async () => {
    const head = await post('what now?');
    const answer = await post(hostile, head.ts);
    const file = await talk.person('kofi').send(channel, { name: 'log.txt' });
    await pin('mei', answer.ts);
    await pin('mei', file.ts);

    const notes = await recordedTo(talk, 2, 'note');
    expect(notes.find(({ text }) => text.startsWith('@channel <b>'))?.detail.source).toMatchObject({
      ts: answer.ts,
      permalink: expect.stringContaining(`?thread_ts=${head.ts}&cid=${place}`),
    });
    expect(notes.find(({ text }) => text === '')?.detail.source).toMatchObject({ files: [{ name: 'log.txt' }] });
  });

  test('by two people, delivered twice, and by shortcut as well: one entry', async () => {
    const { ts } = await post('db-3 is back');
    await Promise.all([pin('mei', ts), pin('dana', ts)]);
    await again(talk, 'reaction_added');
    const message = (await talk.slack.messages(channel)).find((one) => one.ts === ts);
    await talk.person('dana').shortcut('add_to_timeline', message);
    await recordedTo(talk, 1, 'note');
  });

  test('delivered again after a restart: still one entry', async () => {
    const { ts } = await post('db-3 is back');
    await pin('mei', ts);
    await recordedTo(talk, 1, 'note');
    await talk.house.restart();
    await again(talk, 'reaction_added');
    await recordedTo(talk, 1, 'note');
  });

  test('is not lost while Slack is away', async () => {
    let failures = 0;
    talk.slack.intercept = ({ method }, phase) => {
      if (method !== 'conversations.history' || phase !== 'before' || failures >= 2) return undefined;
      failures += 1;
      return { kind: 'error', error: 'internal_error' };
    };
    const { ts } = await post('db-3 is back');
    await pin('mei', ts);
    await recordedTo(talk, 1, 'note');
    expect(failures).toBe(2);
  });

  test.each([
    ['another emoji', () => ({ reaction: 'eyes' })],
    ['a stranger', () => ({ user: 'U0STRANGER' })],
    ['another channel', () => ({ item: { type: 'message', channel: 'C0ELSEWHERE', ts: '1700000000.000100' } })],
    ['a message nobody wrote', () => ({ item: { type: 'message', channel: place, ts: '1700000000.000100' } })],
    ['a file', () => ({ item: { type: 'file', file: 'F1' } })],
  ])('of %s does nothing', async (_, more) => {
    const { ts } = await post('db-3 is back');
    await tell(talk, reaction('reaction_added', 'mei', ts, more()));
    await recordedTo(talk, 0, 'note');
  });

  test('of another workspace, or on what Sitrep wrote, does nothing', async () => {
    const { ts } = await post('db-3 is back');
    await tell(talk, reaction('reaction_added', 'mei', ts), 'Ev1', 'T0FOREIGN');
    const [card] = (await talk.slack.messages(channel)).filter(({ user }) => user === talk.slack.bot.userId);
    await pin('mei', card?.ts ?? '');
    await recordedTo(talk, 0, 'note');
  });
});

describe('taking 📌 away', () => {
  test('takes the entry back, once nobody has it there any more', async () => {
    const { ts } = await post('db-3 is back');
    await pin('mei', ts);
    await pin('dana', ts);
    await recordedTo(talk, 1, 'note');
    await unpin('mei', ts);
    await recordedTo(talk, 0, 'retracted');
    await unpin('dana', ts);

    await hears(talk, 'dana', '✅ #1 entry 3 is taken back');
    expect(await recordedTo(talk, 1, 'retracted')).toMatchObject([
      { author: talk.person('dana').id, text: ':pushpin: was taken off the message', detail: { entry: 3, of: 'note' } },
    ]);
    await again(talk, 'reaction_removed');
    await again(talk, 'reaction_added');
    await recordedTo(talk, 2, 'note', 'retracted');
  });

  test('and putting it there again is a new entry', async () => {
    const { ts } = await post('db-3 is back');
    await pin('mei', ts);
    await recordedTo(talk, 1, 'note');
    await unpin('mei', ts);
    await recordedTo(talk, 1, 'retracted');
    await pin('mei', ts);
    expect((await recordedTo(talk, 2, 'note')).map(({ text }) => text)).toEqual(['db-3 is back', 'db-3 is back']);
  });

  test('told before the news that it was put there, leaves nothing behind', async () => {
    const { ts } = await post('db-3 is back');
    await tell(talk, reaction('reaction_removed', 'mei', ts));
    await tell(talk, reaction('reaction_added', 'mei', ts));
    await talk.slack.quiet(1000);
    await recordedTo(talk, 0, 'note');
  });

  test('leaves alone what a shortcut added', async () => {
    const { ts } = await post('db-3 is back');
    const message = (await talk.slack.messages(channel)).find((one) => one.ts === ts);
    await talk.person('dana').shortcut('add_to_timeline', message);
    await pin('mei', ts);
    await hears(talk, 'mei', 'noted as entry 3');
    await unpin('mei', ts);
    await recordedTo(talk, 1, 'note', 'retracted');
  });
});

describe('📣 on a message', () => {
  const proposed = async (ts: string) => {
    await talk.person('mei').react(channel, ts, 'mega');
    return hears(talk, 'mei', 'can be an update of #1');
  };

  test('offers to post it as an update, to whoever did it alone', async () => {
    const { ts } = await post('checkout works again, we watch it &amp; wait');
    const offer = await proposed(ts);
    await again(talk, 'reaction_added');
    expect(await recorded(talk, 'note', 'update')).toEqual([]);
    await talk.person('mei').click(offer, 'propose_update');
    const form = await talk.slack.until(() =>
      talk.slack.views('mei').find(({ view }) => view['callback_id'] === 'update_form'),
    );
    expect(JSON.stringify(form.view)).toContain('"initial_value":"checkout works again, we watch it & wait"');
    await talk.person('mei').submit(form, { status: 'monitoring' });

    expect(await recordedTo(talk, 1, 'update')).toMatchObject([
      { text: 'checkout works again, we watch it & wait', author: talk.person('mei').id },
    ]);
    expect(talk.slack.ephemerals('mei').filter(({ text }) => text.includes('can be an update'))).toHaveLength(1);
    expect(
      talk.slack
        .ephemerals('kofi')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('can be an update');
  });

  test('opens the form at once, also when Slack is slow to give the message or does not', async () => {
    const { ts } = await post('checkout works again');
    const offer = await proposed(ts);
    talk.slack.intercept = ({ method }, phase) =>
      method === 'conversations.history' && phase === 'before' ? { kind: 'error', error: 'internal_error' } : undefined;
    await talk.person('mei').click(offer, 'propose_update');
    const form = await talk.slack.until(() =>
      talk.slack.views('mei').find(({ view }) => view['callback_id'] === 'update_form'),
    );
    expect(JSON.stringify(form.view)).toContain('they can be pasted here');
    expect(JSON.stringify(talk.slack.calls('views.open')[0]?.args)).toContain('Fetching the message…');
  });

  test('posts whole what is longer than a form, where it is left as it is', async () => {
    const long = `begin ${'word '.repeat(900)}end`;
    const { ts } = await post(long);
    await talk.person('mei').click(await proposed(ts), 'propose_update');
    const form = await talk.slack.until(() =>
      talk.slack.views('mei').find(({ view }) => view['callback_id'] === 'update_form'),
    );
    expect(JSON.stringify(form.view)).toContain('Cut here; left as it is, it stays whole.');
    await talk.person('mei').submit(form);
    expect(await recordedTo(talk, 1, 'update')).toMatchObject([{ text: long }]);
  });

  test('gives the line to type where Slack does not fill in the form', async () => {
    const { ts } = await post('checkout works again');
    const offer = await proposed(ts);
    talk.slack.intercept = ({ method }, phase) =>
      method === 'views.update' && phase === 'before' ? { kind: 'error', error: 'internal_error' } : undefined;
    await talk.person('mei').click(offer, 'propose_update');
    await hears(talk, 'mei', 'Slack did not fill in the form. This does the same: `/incident #1 update &lt;text&gt;`');
    const [loading] = talk.slack.views('mei');
    expect(JSON.stringify(loading?.view)).toContain('Should this stay, type `/incident #1 update &lt;text&gt;`');
  });

  test('on what is over says so', async () => {
    const { ts } = await post('checkout works again');
    const offer = await proposed(ts);
    await talk.type('/incident resolve done', { in: channel });
    await talk.person('mei').click(offer, 'propose_update');
    await hears(talk, 'mei', '#1 is already resolved.');
    await talk.person('dana').react(channel, ts, 'mega');
    await hears(talk, 'dana', '#1 is already resolved.');
  });
});
