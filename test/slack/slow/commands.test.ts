import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RecordAway } from '../../../src/desk/ports.ts';
import { settled } from '../../e2e/settled.ts';
import { rowsOf } from '../../record.ts';
import { type GatedRecord, gatedRecord } from '../../slow-record.ts';
import { noon, openTalk, type Talk } from '../talk.ts';

const waits = '⏳ Not on record yet: this takes longer than usual. The answer follows here.';

let talk: Talk;
let record: GatedRecord;
let channel: string;
/** By which triggers and response_urls run out. */
let slackTime: number;
beforeEach(async () => {
  record = gatedRecord();
  slackTime = Date.now();
  const people = { now: () => slackTime };
  talk = await openTalk(people, noon, {}, { ackAfter: 300, before: record.before });
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await settled(talk.house);
});
afterEach(() => talk.close());

const notes = async () =>
  await rowsOf<{ text: string }>(talk.house, "select text from timeline_entry where kind = 'note'");

/** Types a line, and gives what its `response_url` was given so far. */
async function typed(line: string) {
  const { text, later } = await talk.person('dana').type(line, { in: channel });
  return { text, later: () => later().map((body) => String(body['text'])) };
}

const metric = async (line: string) => {
  const all = await (await fetch(`${talk.house.url}/metrics`)).text();
  return all.split('\n').find((one) => one.startsWith(line));
};

describe('a command while the record is slow', () => {
  test('Slack hears in time that it has come, and the whole answer follows', async () => {
    const release = record.hold('commit');
    const { text, later } = await typed('/incident note the disk is full');
    expect(text).toBe(waits);
    expect(await notes()).toEqual([]);
    release();

    await talk.slack.until(() => later().length === 1);
    expect(later()).toEqual([expect.stringMatching(/^✅ #1 noted as entry \d+: “the disk is full”/u)]);
    expect(await notes()).toEqual([{ text: 'the disk is full' }]);
    // Counted once, as what came of it, and with the time to the acknowledgement.
    expect(await metric('sitrep_commands_total{verb="note"')).toBe(
      'sitrep_commands_total{verb="note",result="recorded"} 1',
    );
    expect(await metric('sitrep_acknowledgement_seconds_count{kind="command"}')).toMatch(/ 2$/u);
  });

  test('what it sets off follows as well: the link to the channel of a new incident', async () => {
    const release = record.hold('commit');
    const { text, later } = await typed('/incident declare sev3 Search is slow');
    expect(text).toBe(waits);
    release();

    await talk.slack.until(() => later().length === 2);
    expect(later()).toEqual([
      expect.stringContaining('✅ #2 declared'),
      expect.stringContaining((await talk.slack.channel('inc-2-search-is-slow'))?.id ?? 'its channel'),
    ]);
  });

  test('a record that cannot be reached in the end is said in one sentence, with the line to type again', async () => {
    const release = record.hold('commit');
    const { text, later } = await typed('/incident note the disk is full');
    expect(text).toBe(waits);
    release(new RecordAway());

    await talk.slack.until(() => later().length === 1);
    expect(later()).toEqual([
      "Nothing was recorded, because Sitrep's database cannot be reached. Type it again in a moment: `/incident note the disk is full`",
    ]);
    expect(await metric('sitrep_commands_total{verb="note"')).toMatch(/result="failed"\} 1$/u);
    expect((await typed('/incident note the disk is full')).text).toMatch(/^✅ #1 noted/u);
  });

  test('one that went away while it wrote does not claim that nothing was recorded', async () => {
    const release = record.hold('commit');
    const { later } = await typed('/incident note the disk is full');
    release(new RecordAway(undefined, { doubt: true }));

    await talk.slack.until(() => later().length === 1);
    expect(later()).toEqual([
      "Sitrep's database went away while this was written down: it may be on record, or not. Type it again when you have looked: `/incident note the disk is full`",
    ]);
  });

  test('a verb that opens a form gives the line to type, when Slack lets no form open any more', async () => {
    const release = record.hold('find');
    const { text, later } = await typed('/incident note');
    expect(text).toBe(waits);
    slackTime += 3001;
    release();

    await talk.slack.until(() => later().length === 1);
    expect(later()[0]).toContain('This does the same: `/incident #1 note &lt;text&gt;`');
    expect(talk.slack.views('dana')).toEqual([]);
  });

  test('an answer that is longer than a response_url takes comes whole: the rest as direct messages', async () => {
    const words = Array.from({ length: 35_000 }, (_, n) => `w${n}`);
    const release = record.hold('idOf');
    const { text, later } = await typed(`/incident frobnicate ${words.join(' ')}`);
    expect(text).toBe(waits);
    release();

    const direct = () => talk.slack.directMessages('dana');
    await talk.slack.until(async () => (await direct()).at(-1)?.text.includes('w34999'));
    expect(later()).toHaveLength(5);
    const all = [...later(), ...(await direct()).map((message) => message.text)].join('\n');
    // Few are cut in two, at the end of a message.
    expect(new Set(all.match(/w\d+/gu)).size).toBeGreaterThan(words.length - 10);
  });
});

describe('a command while the record is away', () => {
  test('says so, and is taken when it is back', async () => {
    const back = record.goAway();
    const { text } = await typed('/incident note the disk is full');
    expect(text).toBe(
      "Nothing was recorded, because Sitrep's database cannot be reached. Type it again in a moment: `/incident note the disk is full`",
    );
    back();
    expect((await typed('/incident note the disk is full')).text).toMatch(/^✅ #1 noted/u);
    expect(await notes()).toHaveLength(1);
  });
});
