import type { WebClient } from '@slack/web-api';
import { TryLater } from '../desk/follower.ts';
import type { Log, Store } from '../desk/ports.ts';
import { ask } from './fault.ts';

/** Who we are in which workspace, by `auth.test`. */
export interface Identity {
  readonly teamId: string;
  readonly userId: string;
  readonly botId: string;
  /** The workspace's address, such as `https://acme.slack.com/`; older records do not have it. */
  readonly url?: string;
}

/** Under which it is kept. */
export const identitySetting = 'slack identity';

/** As a record has it; undefined before Slack was first asked. */
export async function identityIn(store: Pick<Store, 'setting'>): Promise<Identity | undefined> {
  const stored = await store.setting(identitySetting);
  return stored ? (JSON.parse(stored) as Identity) : undefined;
}

/** Kept in the database after the first answer, so that the bot starts while Slack is away. */
export function createIdentity(client: WebClient, store: Store, log: Log) {
  let known: Identity | undefined;

  return {
    get: () => known,

    /** For followers: they call Slack anyway, so they may wait for it. */
    need(): Identity {
      if (!known) throw new TryLater('Slack has not said who we are yet', { after: 500 });
      return known;
    },

    async load(): Promise<void> {
      known = (await identityIn(store)) ?? known;
    },

    /** Asks Slack. Throws what `ask` throws. */
    async refresh(): Promise<Identity> {
      const { team_id = '', user_id = '', bot_id = '', url } = await ask(() => client.auth.test());
      const answer = { teamId: team_id, userId: user_id, botId: bot_id, ...(url ? { url } : {}) };
      if (known && known.teamId !== answer.teamId) {
        log.error('the token belongs to another workspace than the database', { was: known.teamId, is: team_id });
      }
      known = answer;
      await store.saveSetting(identitySetting, JSON.stringify(answer));
      return answer;
    },
  };
}

export type IdentityKeeper = ReturnType<typeof createIdentity>;
