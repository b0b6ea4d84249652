import type { WebClient } from '@slack/web-api';
import type { Decide, Store, WholeDesk } from '../desk/ports.ts';
import type { Request } from '../desk/requests.ts';
import { channelBack, channelLost, channelRenamed } from '../domain/channel.ts';
import { isGone } from '../domain/incident.ts';
import { ask } from './fault.ts';
import type { Hear } from './hear.ts';
import type { IdentityKeeper } from './identity.ts';
import { type SlackUser, toPerson } from './people.ts';
import { situation } from './situation.ts';
import { toldAt } from './told-at.ts';

interface Parts {
  readonly desk: WholeDesk;
  readonly store: Pick<Store, 'savePeople' | 'addMembers' | 'dropMember'>;
  readonly identity: IdentityKeeper;
  readonly client: WebClient;
}

/** Keeps up with what people do in Slack: to the channels of incidents, and to themselves. */
export function listenToEvents(hear: Hear, { desk, store, identity, client }: Parts): void {
  // Slack: what befalls a private channel has names of its own.
  for (const kind of ['channel', 'group'] as const) {
    hear(`${kind}_archive`, ({ event, body }, asked) => note(asked, event.channel, lost('archived'), body.event_id));
    hear(`${kind}_deleted`, ({ event, body }, asked) => note(asked, event.channel, lost('deleted'), body.event_id));
    hear(`${kind}_unarchive`, ({ event, body }, asked) => note(asked, event.channel, channelBack, body.event_id));
    hear(`${kind}_rename`, ({ event: { channel }, body }, asked) =>
      note(asked, channel.id, (incident, now) => channelRenamed(incident, channel.name, now), body.event_id),
    );
    hear(`${kind}_left`, ({ event, body }, asked) => note(asked, event.channel, lost('left'), body.event_id));
  }
  hear('member_left_channel', async ({ event, body }, asked) => {
    if (event.user === identity.get()?.userId) await note(asked, event.channel, lost('left'), body.event_id);
    // Slack takes everybody out of a channel that is archived: they were inside all the same.
    const incident = await desk.records.find({ channel: event.channel });
    if (incident?.isPrivate && !isGone(incident)) {
      await store.dropMember(event.channel, event.user, toldAt({ event, body }));
    }
  });
  hear('member_joined_channel', async ({ event, body }, asked) => {
    if (event.user === identity.get()?.userId) await note(asked, event.channel, channelBack, body.event_id);
    else await welcome(asked, event.channel, event.user, toldAt({ event, body }));
  });
  hear('user_change', ({ event, body }) => learn(body.team_id, event.user, toldAt({ event, body })));
  hear('team_join', ({ event, body }) => learn(body.team_id, event.user, toldAt({ event, body })));

  /** Who comes in later reads, alone, what the others know. Whoever declared it knows. */
  async function welcome({ log }: Request, channel: string, user: string, at: Date): Promise<void> {
    const incident = await desk.records.find({ channel });
    if (incident?.isPrivate) await store.addMembers(channel, incident.teamId, [user], at);
    if (!incident || user === incident.declaredBy) return;
    const text = (await situation(incident, desk.records, desk.clock())).join('\n');
    await ask(() => client.chat.postEphemeral({ channel, user, text, parse: 'none' })).catch((cause) =>
      log.warn('somebody was not briefed', { incident: incident.id, user, cause }),
    );
  }

  /** Most channels are no incident's: that is no refusal worth a word. */
  async function note({ hear, log }: Request, channel: string, decide: Decide, eventId: string): Promise<void> {
    const outcome = await desk.heardBy(hear).change({ channel }, decide, `event ${eventId}`);
    if (outcome.ok) log.info('Slack told of a channel', { incident: outcome.value.incident.id, channel });
  }

  /** Slack Connect tells of people of other workspaces as well. */
  async function learn(teamId: string, user: SlackUser | null, at: Date): Promise<void> {
    const person = user && (user.team_id ?? teamId) === teamId ? toPerson(user) : undefined;
    if (person) await store.savePeople(teamId, [person], at);
  }
}

const lost =
  (how: 'archived' | 'deleted' | 'left'): Decide =>
  (incident, now) =>
    channelLost(incident, how, now);
