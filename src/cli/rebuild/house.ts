import { WebClient } from '@slack/web-api';
import type { Config } from '../../config.ts';
import { createDesk } from '../../desk/desk.ts';
import type { Follower } from '../../desk/follower.ts';
import { createHerald } from '../../desk/herald.ts';
import type { Log } from '../../desk/ports.ts';
import { alone, type Replicas } from '../../desk/replicas.ts';
import { createDraw } from '../../pictures/draw.ts';
import { createAnnouncements } from '../../slack/announcements.ts';
import { boltLog } from '../../slack/bolt-log.ts';
import { clientOptions } from '../../slack/client.ts';
import { announcer } from '../../slack/followers/announcer.ts';
import { channel } from '../../slack/followers/channel.ts';
import { furnisher } from '../../slack/followers/furnisher.ts';
import { inviter } from '../../slack/followers/inviter.ts';
import { opener } from '../../slack/followers/opener.ts';
import { announcementCard, channelCard, channelTopic } from '../../slack/followers/painters.ts';
import { createIdentity } from '../../slack/identity.ts';
import { createOpenings } from '../../slack/openings.ts';
import type { Again, Rebuilding } from '../../slack/rebuild/gone.ts';
import type { Hold } from './hold.ts';

export interface House extends Rebuilding {
  readonly replicas: Replicas;
}

/** Milliseconds until it is given up for now: the bot goes on with what is left. */
const patience = 60_000;

/** As much of Sitrep as puts one incident back at Slack: no commands, no alarms, nobody else. */
export async function openHouse(config: Config, { store, replicas }: Hold, log: Log): Promise<House> {
  const { slackBotToken, slackApiUrl, incidentsChannel, broadcasts, responders } = config;
  const client = new WebClient(slackBotToken, { ...clientOptions(slackApiUrl), logger: boltLog(log) });
  const identity = createIdentity(client, store, log);
  await identity.refresh();
  return {
    client,
    identity,
    store,
    log,
    desk: createDesk({
      store,
      clock: () => new Date(),
      listeners: [({ incident }) => replicas.changed(incident.id)],
    }),
    replicas,
    announcements: createAnnouncements(client, store, incidentsChannel),
    openings: createOpenings({ records: store, log }),
    broadcasts,
    responders,
    draw: createDraw(),
  };
}

/** The followers that make what an incident has at Slack. */
const makers = (parts: Rebuilding): Follower[] => [
  opener(parts),
  channel(parts),
  channelCard(parts),
  channelTopic(parts),
  inviter(parts, parts.store),
  furnisher(parts),
  announcer(parts),
  announcementCard(parts),
];

/** How far each of them has told an incident. */
export async function reachedBy(parts: Rebuilding, id: number): Promise<Map<string, number>> {
  const names = makers(parts).map(({ name }) => name);
  return new Map(await Promise.all(names.map(async (name) => [name, await parts.store.bookmark(name, id)] as const)));
}

/**
 * Lets them tell one incident to its end: what is new to each, and what it is to tell again. What stands at Slack
 * already is passed over, however far their bookmarks went back. Resolves when nothing is left to do, or after a minute.
 */
export async function tellAgain(parts: House, id: number, again: Again, reached: Map<string, number>): Promise<void> {
  const { store, log, replicas } = parts;
  const followers = makers(parts).map((maker): Follower => {
    if (!('tell' in maker)) return maker;
    const wanted = again.get(maker.name);
    const upTo = reached.get(maker.name) ?? 0;
    return {
      name: maker.name,
      tell: async (telling) =>
        telling.entry.seq > upTo || wanted?.has(telling.entry.seq) ? maker.tell(telling) : 'told',
    };
  });
  const ofOne = {
    ...store,
    behind: async (name: string) => (await store.behind(name)).filter((other) => other === id),
  };
  const herald = createHerald({ store: ofOne, log, followers, paintEvery: 0, replicas: inDoubt(replicas) });
  await herald.start();
  const isBehind = async () =>
    (await Promise.all(followers.map(({ name }) => ofOne.behind(name)))).some((behind) => behind.length > 0);
  for (const end = Date.now() + patience; Date.now() < end; ) {
    await herald.settled();
    if (!(await isBehind())) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
    herald.wake(id);
  }
  await herald.stop(3000);
}

/** What is ours is looked for at Slack before it is done, and nothing else is taken. */
const inDoubt = ({ has, confirm }: Replicas): Replicas => ({
  ...alone,
  has,
  confirm,
  take: async (what) => (has(what) ? 'anew' : undefined),
});
