import { join } from 'node:path';
import type { ReceiptKey, Store } from '../src/desk/ports.ts';
import { shelver } from '../src/desk/shelver.ts';
import { alarmsOf } from '../src/domain/alarm.ts';
import { usualCadences } from '../src/domain/cadence.ts';
import type { Change } from '../src/domain/change.ts';
import { channelOpened } from '../src/domain/channel.ts';
import { declare } from '../src/domain/declare.ts';
import { nextAt } from '../src/domain/next.ts';
import { setNextUpdate } from '../src/domain/next-update.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import { plain } from '../src/domain/said.ts';
import { announcerName } from '../src/slack/followers/announcer.ts';
import { channelTeller } from '../src/slack/followers/card-place.ts';
import { slackFollowers } from '../src/slack/followers/index.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { migrations } from './places.ts';

/** Too short for a word in advance, so that every incident has one alarm; and longer than any run. */
const promised = 14 * 60_000;

const by = { id: 'U0DANA000', name: 'Dana Dupont' };

/** Writes so many open incidents, each with one pending alarm and all told, before any bot has the database. */
export async function seed(dataDir: string, count: number): Promise<void> {
  const store = openSqliteStore(join(dataDir, 'sitrep.db'), { migrations });
  const names = followerNames();
  // The store writes what is asked for in one turn as one transaction.
  for (let first = 1; first <= count; first += 500) {
    const numbers = Array.from({ length: Math.min(500, count - first + 1) }, (_, n) => first + n);
    await Promise.all(numbers.flatMap((id) => lifeOf(id).map((change) => save(store, change))));
    await Promise.all(numbers.flatMap((id) => names.map((name) => store.moveBookmark(name, id, 3))));
    await Promise.all(numbers.flatMap((id) => cardsOf(id).map((key) => store.saveReceipt(key, cardAt(id)))));
  }
  const { length: pending } = await store.alarms();
  store.close();
  if (pending !== count) throw new Error(`${count} alarms were to be seeded, not ${pending}`);
}

/** Promises updates of seeded incidents, by their numbers, at moments in milliseconds. No bot has the database. */
export async function promise(dataDir: string, dues: ReadonlyMap<number, number>): Promise<void> {
  const store = openSqliteStore(join(dataDir, 'sitrep.db'), { migrations });
  const names = followerNames();
  const now = new Date();
  await Promise.all(
    [...dues].map(async ([id, due]) => {
      const incident = await store.find({ id });
      if (!incident) throw new Error(`There is no #${id}`);
      const next = nextAt({ by: 'promise', due: new Date(due), since: now, words: 'soon' });
      await save(store, made(setNextUpdate(incident, next, by, now)));
    }),
  );
  await Promise.all([...dues.keys()].flatMap((id) => names.map((name) => store.moveBookmark(name, id, 4))));
  store.close();
}

const save = (store: Pick<Store, 'commit'>, change: Change): Promise<void> =>
  store.commit({ change, alarms: alarmsOf(change.incident) });

/** Where both cards stand, or nobody could paint them. */
const cardsOf = (incidentId: number): ReceiptKey[] => [
  { follower: channelTeller, incidentId, seq: 1, step: 'post' },
  { follower: announcerName, incidentId, seq: 1, step: 'card' },
];
const cardAt = (id: number) => ({
  channel: channelOf(id),
  ts: `1700000000.${String(id).padStart(6, '0')}`,
  untold: null,
});
const channelOf = (id: number): string => `C${String(id).padStart(9, '0')}`;

function lifeOf(id: number): Change[] {
  const now = new Date();
  const title = plain(`Trouble ${id}`);
  const declared = made(declare({ title, severity: 'sev4', by }, { id, teamId: 'T000000001' }, usualCadences, now));
  const opened = made(channelOpened(declared.incident, channelOf(id), `inc-${id}-trouble`, now));
  const next = nextAt({ by: 'promise', due: new Date(now.getTime() + promised), since: now, words: '14m' });
  return [declared, opened, made(setNextUpdate(opened.incident, next, by, now))];
}

export function made(outcome: Outcome<Change>): Change {
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  return outcome.value;
}

/** They do nothing before they are told of something, so they need nothing to say their names. */
export const followerNames = (): string[] =>
  [shelver({} as never), ...slackFollowers({} as never, {} as never)].map(({ name }) => name);
