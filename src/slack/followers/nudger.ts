import { setImmediate as turn } from 'node:timers/promises';
import type { Teller, Telling } from '../../desk/follower.ts';
import { createRecent, recent } from '../../desk/recent.ts';
import { clockDoubts, namesTimes, readAhead } from '../../domain/clock-check/check.ts';
import { bot, commanderOf, holderOf } from '../../domain/incident.ts';
import { readPromises } from '../../domain/promises/reading/read.ts';
import { type EntryOf, isKind } from '../../domain/timeline.ts';
import { post } from '../post.ts';
import { handoff } from '../views/handoff.ts';
import type { Message } from '../views/message.ts';
import { headsUp, owed, timesAsked } from '../views/nudged.ts';
import { reminder } from '../views/reminded.ts';
import { answerable, calledBy, reachable } from './called.ts';
import { channelTeller } from './card-place.ts';
import type { Context } from './context.ts';
import { isStale } from './stale.ts';

export const nudgerName = 'nudger';

/**
 * Tells single people what they owe, as direct messages. Slack gives no way to look one up without a further scope: one
 * whose answer got lost may come a second time.
 */
export function nudger({ client, desk }: Context): Teller {
  const lately = createRecent();

  return {
    name: nudgerName,
    async tell(telling) {
      const { incident, entry } = telling;
      if (isKind(entry, 'reminder')) return remind(telling, entry);
      if (isKind(entry, 'role')) await handOver(telling, entry);
      if (isKind(entry, 'update') || isKind(entry, 'resolved')) await askAboutTimes(telling);
      if (isKind(entry, 'chased') && !isStale(incident, entry)) await chase(telling, entry);
      return 'told';
    },
  };

  async function remind(telling: Telling, entry: EntryOf<'reminder'>): Promise<'told' | 'wait'> {
    const { incident } = telling;
    const isAhead = entry.detail.stage === 'heads_up';
    if (!isAhead) {
      const heard = await isHeard(telling);
      if (heard === undefined) return 'wait';
      if (heard) return 'told';
    }
    if (isStale(incident, entry)) return 'told';
    const called = isAhead ? await answerable(incident, desk) : await calledBy(entry, incident, desk);
    const view = isAhead ? headsUp(incident, entry) : reminder(entry, [], incident);
    if (view) for (const person of called) await nudge(telling, `remind ${person}`, person, view);
    return 'told';
  }

  /** Whether the channel could read it; undefined while that is not known. Where it could not, people are told. */
  async function isHeard({ incident: { id, channelLoss }, entry: { seq } }: Telling): Promise<boolean | undefined> {
    if (channelLoss !== null) return false;
    const opened = await desk.records.receipt({ follower: 'opener', incidentId: id, seq: 1, step: 'create' });
    if (opened?.untold != null) return false;
    const posted = await desk.records.receipt({ follower: channelTeller, incidentId: id, seq, step: 'post' });
    return posted && posted.untold === null;
  }

  /** Whoever was given a role by somebody else, and still has it, is told what they need to know. */
  async function handOver(telling: Telling, entry: EntryOf<'role'>): Promise<void> {
    const { incident } = telling;
    const { role, person } = entry.detail;
    if (person === entry.by || holderOf(incident, role) !== person) return;
    const view = handoff(incident, entry, await recent(desk.records, incident));
    for (const id of await reachable([person], incident, desk)) await nudge(telling, `role ${id}`, id, view);
  }

  /** Times in the text that the record gainsays: its author is asked, once about each. */
  async function askAboutTimes(telling: Telling): Promise<void> {
    const { incident, entry } = telling;
    if (entry.by === bot || !/\d/u.test(entry.text)) return;
    const zone = (await desk.records.person(entry.by))?.zone ?? 'UTC';
    if (!namesTimes(entry.text, zone, entry.recordedAt)) return;
    const before = (await lately(desk.records, incident)).filter(({ seq }) => seq < entry.seq);
    // To read hundreds of them takes longer than anybody should wait for an answer.
    const read = readAhead(zone, entry.recordedAt);
    for (const earlier of before) if (read(earlier)) await turn();
    // A promise with a weekday that is not its date was asked about in the answer.
    const wasAsked = readPromises(entry.text, zone, entry.recordedAt).some(({ ask }) => ask === 'weekday');
    for (const doubt of clockDoubts(entry.text, before, zone, entry.recordedAt)) {
      if (wasAsked && doubt.kind === 'weekday') continue;
      const step = `times ${doubt.key}`;
      if (await desk.records.isTold(nudgerName, incident.id, step)) continue;
      await nudge(telling, step, entry.by, timesAsked(incident, entry, doubt));
    }
  }

  /** The owner; where they are gone or cannot be written to, whoever leads; then the channel. */
  async function chase(telling: Telling, entry: EntryOf<'chased'>): Promise<void> {
    const { incident } = telling;
    const people = [entry.detail.owner, commanderOf(incident), incident.declaredBy];
    for (const person of await reachable(people, incident, desk)) {
      if (await nudge(telling, `owed ${person}`, person, owed(incident, entry, person))) return;
    }
    if (incident.channel) await nudge(telling, 'owed', incident.channel, owed(incident, entry, null));
  }

  async function nudge({ once }: Telling, step: string, channel: string, view: Message): Promise<boolean> {
    const { untold } = await once(step, { do: (key) => post(client, { channel }, view, key) });
    return untold === null;
  }
}
