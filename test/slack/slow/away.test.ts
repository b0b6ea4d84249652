import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RecordAway } from '../../../src/desk/ports.ts';
import type { Message } from '../../../src/sandbox/seen.ts';
import type { OpenView } from '../../../src/sandbox/world.ts';
import { settled } from '../../e2e/settled.ts';
import { rowsOf } from '../../record.ts';
import { type GatedRecord, gatedRecord } from '../../slow-record.ts';
import { formOf, press } from '../actions/opened.ts';
import { noon, openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let record: GatedRecord;
let channel: string;
/** Where everybody reads of it. */
let announced: Message;
let logged: string[];
beforeEach(async () => {
  logged = [];
  record = gatedRecord();
  const note = (message: string) => void logged.push(message);
  const log = { info: note, warn: note, error: note };
  talk = await openTalk(undefined, noon, {}, { ackAfter: 300, before: record.before, log });
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await settled(talk.house);
  announced = await talk.slack.until(async () => (await talk.slack.messages('incidents')).find(({ blocks }) => blocks));
});
afterEach(() => talk.close());

const kinds = async (): Promise<string[]> =>
  (await rowsOf<{ kind: string }>(talk.house, 'select kind from timeline_entry order by seq')).map(({ kind }) => kind);
const alone = (who: string, words: string) =>
  talk.slack.until(() => talk.slack.ephemerals(who).find(({ text }) => text.includes(words)));
const home = () => JSON.stringify(talk.slack.views('mei', 'home').at(-1)?.view['blocks'] ?? []);
const ready = async () => {
  const answer = await fetch(`${talk.house.url}/readyz`);
  return { status: answer.status, ...((await answer.json()) as object) };
};

describe('while the record is slow', () => {
  test('a click is acknowledged in time, and answered when it is written down', async () => {
    const release = record.hold('subscribe');
    const { status } = await press(talk, announced, 'subscribe', 'mei');
    expect(status).toBe(200);
    expect(talk.slack.ephemerals('mei')).toEqual([]);
    release();
    await alone('mei', '✅');
  });

  test('a click that comes to nothing says so', async () => {
    const release = record.hold('subscribe');
    await press(talk, announced, 'subscribe', 'mei');
    release(new RecordAway());
    await alone(
      'mei',
      "Nothing was recorded, because Sitrep's database cannot be reached. Click it again in a moment.",
    );
    expect(logged).toContain('a click was not taken');
  });

  test('a shortcut is acknowledged in time, and answered when it is written down', async () => {
    const { ts } = await talk.person('dana').post(channel, 'the disk is full');
    const message = (await talk.slack.messages(channel)).find((one) => one.ts === ts) as Message;
    const release = record.hold('commit');
    expect((await talk.person('dana').shortcut('add_to_timeline', message)).status).toBe(200);
    expect(await kinds()).not.toContain('note');
    release();
    await alone('dana', '✅ #1 noted');
    expect(await kinds()).toContain('note');
  });

  test('health answers at once, and says it', async () => {
    const release = record.hold('tryOut');
    expect(await ready()).toMatchObject({ status: 200, degraded: [expect.stringContaining('the database is slow')] });
    release();
  });
});

describe('while the record is away', () => {
  test('what was written down before the answer got lost is told to the channel all the same', async () => {
    record.loseAnswer('commit');
    const { text } = await talk.person('dana').type('/incident update we look into it', { in: channel });
    expect(text).toContain('it may be on record, or not');
    await talk.slack.until(async () =>
      (await talk.slack.messages(channel)).some((one) => one.text.includes('look into')),
    );
  });

  test('a click and a form say so, and the form keeps what was filled in', async () => {
    const form = await formOf(talk, 'note', { in: channel });
    const back = record.goAway();
    await press(talk, announced, 'subscribe', 'mei');
    await alone('mei', "because Sitrep's database cannot be reached. Click it again");
    await talk.person('dana').submit(form, { text: 'the disk is full' });
    const open = talk.slack.views('dana').at(-1) as OpenView;
    expect(open.errors?.['text']).toBe(
      "Nothing was recorded, because Sitrep's database cannot be reached. Send it again in a moment.",
    );
    back();
    await talk.person('dana').submit(open, { text: 'the disk is full' });
    expect(await kinds()).toContain('note');
  });

  test('Home says so, and fills when it is back', async () => {
    const back = record.goAway();
    await talk.person('mei').openHome();
    await talk.slack.until(() => home().includes("Sitrep's database cannot be reached just now"));
    back();
    await talk.slack.until(() => home().includes('Checkout is down'));
  });

  test('an event that Slack had told before waits for it', async () => {
    const release = record.hold('idOf');
    await talk.person('dana').rename(channel, 'inc-1-everything');
    const back = record.goAway();
    release();
    await talk.slack.until(() => logged.includes('an event did not work yet'));
    back();
    await talk.slack.until(async () => (await kinds()).includes('channel_renamed'));
  });

  test('an event that comes meanwhile is told again by Slack, and recorded once', async () => {
    const release = record.hold('saveHeard');
    const renamed = talk.person('dana').rename(channel, 'inc-1-everything');
    await talk.slack.until(() => talk.slack.events('channel_rename').length === 1);
    const event = talk.slack.events('channel_rename')[0];
    const body = { type: 'event_callback', event_id: event?.eventId, team_id: talk.slack.team.id, event: event?.event };
    const again = talk.slack.send(JSON.stringify(body));
    await talk.slack.quiet(100);
    release();
    await renamed;
    expect((await again).status).toBe(200);
    await talk.slack.until(async () => (await kinds()).includes('channel_renamed'));
    expect((await kinds()).filter((kind) => kind === 'channel_renamed')).toHaveLength(1);
  });

  test('health says so with 503 and what to do', async () => {
    const back = record.goAway();
    expect(await ready()).toMatchObject({
      status: 503,
      because:
        'The database cannot be reached (connect ECONNREFUSED 10.0.0.5:5432): see that it runs and that this machine reaches it; Sitrep goes on trying.',
    });
    const figures = await (await fetch(`${talk.house.url}/metrics`)).text();
    expect(figures).toMatch(/^sitrep_commands_total\{verb="declare",result="recorded"\} 1$/mu);
    expect(figures).toMatch(/^sitrep_open_incidents Nan$/mu);
    back();
    expect(await (await fetch(`${talk.house.url}/metrics`)).text()).toMatch(/^sitrep_open_incidents 1$/mu);
  });
});
