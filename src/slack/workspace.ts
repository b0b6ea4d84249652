import type { WebClient } from '@slack/web-api';
import type { Log, Store } from '../desk/ports.ts';
import type { IdentityKeeper } from './identity.ts';
import { learnWhoIsInside } from './inside.ts';
import { everybody } from './people.ts';
import { persistently, type Troubles } from './persistently.ts';
import { readFromNow } from './told-at.ts';
import { learnGroups } from './user-groups.ts';

interface Parts {
  readonly client: WebClient;
  readonly store: Store;
  readonly identity: IdentityKeeper;
  /** The ids of the user groups that `sitrep.yml` names. */
  readonly groups: readonly string[];
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly troubles: Troubles;
}

/**
 * Who we are, then who is there, in which group and in which private channel: each until Slack answers or we stop,
 * whatever becomes of the others. Never rejects.
 */
export async function learnTheWorkspace({ client, store, identity, groups, log, signal, troubles }: Parts) {
  const until = (what: string, work: () => Promise<void>) => persistently(what, work, log, signal, troubles);

  await until('asking Slack who we are', async () => {
    const { teamId } = await identity.refresh();
    log.info('Slack knows us', { team: teamId });
  });
  if (signal.aborted) return;

  const { teamId } = identity.need();
  await Promise.all([
    until('asking Slack who is in the workspace', async () => {
      const at = readFromNow();
      for await (const people of everybody(client)) await store.savePeople(teamId, people, at);
      log.info('Sitrep knows who is in the workspace', { team: teamId });
    }),
    until('asking Slack who is in the user groups of sitrep.yml', () =>
      learnGroups(client, teamId, { store, groups, log }),
    ),
    until('asking Slack who is in private incidents', () => learnWhoIsInside({ client, store, teamId, log })),
  ]);
}
