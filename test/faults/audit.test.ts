// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Message } from '../../src/sandbox/seen.ts';
import { settled } from '../e2e/settled.ts';
import { type House, openHouse } from '../house.ts';
import { audit } from './audit/audit.ts';
import { type Evidence, lookAt, type Room } from './audit/evidence.ts';
import { type Line, People } from './people.ts';

let house: House;
let lived: Omit<Evidence, 'db'>;
let copies = 0;

beforeAll(async () => {
  house = await openHouse({ sweepEvery: 50 });
  const { slack } = house;
  const people = new People({ slack, overSocket: false, up: Promise.resolve() });
  await people.say((token) => `declare sev2 Checkout ${token}`);
  await people.say((token) => `declare sev3 Search ${token}`);
  const lines: readonly Line[] = [(token) => `#1 note ${token}`, (token) => `#1 update ${token}`, () => '#1 next 1s'];
  for (const line of lines) await people.say(line, { incident: 1 });
  await people.say((token) => `#2 resolve ${token}`, { incident: 2 });
  const room = (await slack.until(() => slack.channels())).find(({ name }) => name.startsWith('inc-1-'))?.id ?? '';
  const isThere = async () => (await slack.messages(room)).some(({ text }) => text.includes('is due'));
  await slack.until(isThere, { ms: 20_000 });
  await settled(house);
  lived = { slack: await lookAt(slack), typed: people.typed, log: '', secrets: [slack.botToken], refused: false };
}, 30_000);
afterAll(() => house.close());

test('nothing is wrong where nothing went wrong', () => {
  expect(findings(() => {})).toEqual([]);
});

/** On a copy of the record and of what was seen. */
type Tamper = (evidence: { -readonly [K in keyof Evidence]: Evidence[K] }) => unknown;

const sql =
  (words: string): Tamper =>
  ({ db }) =>
    db.exec(`drop trigger if exists timeline_entry_is_kept; pragma foreign_keys = off; ${words}`);

/** As people would see the first incident's channel. */
const room =
  (change: (room: Room) => Partial<Room>): Tamper =>
  (evidence) => {
    const rooms = evidence.slack.rooms.map((one) => (one.name.startsWith('inc-1-') ? { ...one, ...change(one) } : one));
    evidence.slack = { ...evidence.slack, rooms };
  };

/** The note of the first incident. */
const isNote = (message: Message) => message.text.includes('*Note*');

test.each<[string, Tamper, RegExp]>([
  ['an acknowledged line is not on record', sql("delete from timeline_entry where kind = 'note'"), /is not on record/],
  [
    'a line is on record twice',
    sql(`insert into timeline_entry select incident_id, 99, team_id, kind, at, recorded_at, author, author_name, text,
      mentions, detail, 'other', hash_version, hash from timeline_entry where kind = 'note'`),
    /is on record 2 times/,
  ],
  [
    'what was refused is on record',
    (evidence) => {
      evidence.typed = evidence.typed.map((typed) => ({ ...typed, text: 'Nothing was recorded.' }));
    },
    /is on record all the same/,
  ],
  [
    'lines are on record in another order than they were typed',
    (evidence) => {
      evidence.typed = evidence.typed.map((typed) => ({ ...typed, turn: -typed.turn }));
    },
    /is on record before what was typed earlier/,
  ],
  ['a line is in no channel', room(({ messages }) => ({ messages: messages.slice(0, 2) })), /is in no channel/],
  [
    'a message is posted without its words',
    room(({ messages }) => ({ messages: messages.map((message) => ({ ...message, text: '…' })) })),
    /is posted without its words/,
  ],
  ['a message is posted twice', room(({ messages }) => ({ messages: [...messages, ...messages] })), /is posted twice/],
  ['a message has no receipt', sql("delete from receipt where follower = 'channel' and seq > 1"), /its receipt says/],
  [
    'a receipt has no message',
    room((one) => ({ messages: one.messages.filter((message) => !isNote(message)) })),
    /has a receipt \(.+\), but no message/,
  ],
  [
    'messages stand in another order than the record',
    room(({ messages }) => ({
      messages: messages.map((message, n) => ({ ...message, ts: messages[messages.length - 1 - n]?.ts ?? '' })),
    })),
    /is posted after entry/,
  ],
  ['a channel is nobody’s', sql('update incident set channel = null where id = 1'), /belongs to no incident/],
  ['an incident has no channel', sql('update incident set channel = null where id = 1'), /#1 has no channel/],
  [
    'the card is old',
    sql("update incident set severity = 'sev1' where id = 1"),
    /the card of #1 in #inc-1.* does not say “SEV1/,
  ],
  ['the topic is old', room(() => ({ topic: 'nothing' })), /the topic of #inc-1-.* is “nothing”/],
  ['the card is not pinned', room(() => ({ pins: [] })), /has 0 pins/],
  ['the link is there twice', room(() => ({ bookmarks: 2 })), /has 2 bookmarks, not 1/],
  [
    'the announcement is old',
    sql("update incident set title = 'Another' where id = 1"),
    /the card of #1 in #incidents does not say/,
  ],
  [
    'an alarm has not rung',
    sql("update alarm set rung_at = null, due_at = '2020-01-01T00:00:00.000Z' where rung_at is not null"),
    /has not rung/,
  ],
  [
    'an alarm rang twice',
    sql(`insert into timeline_entry select incident_id, 99, team_id, kind, at, recorded_at, author, author_name, text,
      mentions, detail, 'other', hash_version, hash from timeline_entry where kind = 'reminder'`),
    /rang 2 times/,
  ],
  ['a reminder never came', sql("update incident set next_due = '2020-01-01T00:00:00.000Z'"), /no reminder rang/],
  [
    'an entry was changed',
    sql("update timeline_entry set at = recorded_at || ' ' where seq = 2"),
    /entry 2 of #1 is not as it was written/,
  ],
  [
    'an entry was taken out',
    sql('delete from timeline_entry where incident_id = 1 and seq = 2'),
    /entry 2 is missing from #1/,
  ],
  ['a follower is behind', sql("update bookmark set seq = 1 where follower = 'card'"), /card has told #1 up to 1 of/],
  [
    'something is left untold',
    sql("insert into receipt select follower, 1, 99, step, team_id, null, null, null, 'no' from receipt limit 1"),
    /left entry 99 of #1 untold: no/,
  ],
  ['an end was not written up', sql("delete from timeline_entry where kind = 'drafted'"), /was written up 0 times/],
  [
    'the draft is no file',
    (evidence) => Object.assign(evidence, { slack: { ...evidence.slack, files: [] } }),
    /has 0 files/,
  ],
  ['a secret is in the log', (evidence) => Object.assign(evidence, { log: house.slack.botToken }), /the log says xoxb/],
  [
    'a fault of our own is in the log',
    (evidence) => Object.assign(evidence, { log: '{"level":"error","cause":"TypeError: x is undefined"}' }),
    /in the log: .*TypeError/,
  ],
])('%s: that is found', (_, tamper, sentence) => {
  expect(findings(tamper)).toContainEqual(expect.stringMatching(sentence));
});

function findings(tamper: Tamper): string[] {
  const copy = join(house.dataDir, `copy-${++copies}.db`);
  const db = new Database(join(house.dataDir, 'sitrep.db'));
  db.pragma('wal_checkpoint(truncate)');
  db.close();
  copyFileSync(join(house.dataDir, 'sitrep.db'), copy);
  const evidence = { ...lived, db: new Database(copy) };
  try {
    tamper(evidence);
    return audit(evidence);
  } finally {
    evidence.db.close();
  }
}
