import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { createLanes } from '../desk/lanes.ts';
import { type Log, RecordAway, type WholeDesk } from '../desk/ports.ts';
import { commanderOf } from '../domain/incident.ts';
import { ask } from './fault.ts';
import type { Hear } from './hear.ts';
import { patiently } from './patiently.ts';
import { type HomeFacts, homeHolds, home as viewOf } from './views/home.ts';
import { homeAway } from './views/home-away.ts';

interface Parts {
  readonly client: WebClient;
  readonly desk: WholeDesk;
  readonly log: Log;
  /** Ends the patience. */
  readonly signal: AbortSignal;
}

export interface Homes {
  /** Publishes somebody's Home as things are now, behind what goes on. `said`: what came of their click. */
  show(user: string, said?: string): void;
  /** A wait for what is under way. */
  idle(): Promise<unknown>;
}

/**
 * App Home: each person's own. One publication at a time for each of them, with patience; what is asked for while one
 * waits for its turn is in that one.
 */
export function createHomes({ client, desk, log, signal }: Parts): Homes {
  const lanes = createLanes();
  /** What whoever waits is to be told. */
  const waiting = new Map<string, string>();

  return { show, idle: lanes.idle };

  function show(user: string, said = ''): void {
    const isWaiting = waiting.has(user);
    waiting.set(user, said || (waiting.get(user) ?? ''));
    if (!isWaiting) void lanes.run(user, () => publish(user));
  }

  async function publish(user: string): Promise<void> {
    const said = waiting.get(user) ?? '';
    waiting.delete(user);
    let isSaid = false;
    const work = async () => {
      try {
        await put(viewOf(await factsFor(user, said)));
      } catch (cause) {
        if (cause instanceof RecordAway && !isSaid) {
          await put(homeAway(said));
          isSaid = true;
        }
        throw cause;
      }
    };
    const put = (view: HomeView) => ask(() => client.views.publish({ user_id: user, view }));
    await patiently('the Home of a person', work, { log, signal, about: { user } });
  }

  async function factsFor(user: string, said: string): Promise<HomeFacts> {
    const { records, clock } = desk.as(user);
    const [open, owed, resolved] = await Promise.all([
      records.newestOpen(homeHolds.open),
      records.owedBy(user, homeHolds.owed),
      records.recentlyResolved(homeHolds.resolved),
    ]);
    const names = await records.namesOf([...new Set(open.first.map(commanderOf))]);
    return { open, owed, resolved, names, now: clock(), said };
  }
}

/** Slack tells of every opening, of the messages tab as well. */
export function listenToHomes(hear: Hear, homes: Pick<Homes, 'show'>): void {
  hear('app_home_opened', async ({ event: { tab, user } }) => {
    if (tab === 'home') homes.show(user);
  });
}
