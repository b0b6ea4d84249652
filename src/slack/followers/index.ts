import type { Follower } from '../../desk/follower.ts';
import type { Store } from '../../desk/ports.ts';
import { announcer } from './announcer.ts';
import { archiver } from './archiver.ts';
import { canvas } from './canvas.ts';
import { channel } from './channel.ts';
import type { Context } from './context.ts';
import { drafter } from './drafter.ts';
import { furnisher } from './furnisher.ts';
import { inviter } from './inviter.ts';
import { nudger } from './nudger.ts';
import { opener } from './opener.ts';
import { announcementCard, channelCard, channelTopic } from './painters.ts';
import { postman } from './postman.ts';
import { silencer } from './silencer.ts';

/** Everybody in Slack who must hear of a change. */
export const slackFollowers = (
  context: Context,
  store: Pick<Store, 'saveDraft' | 'addMembers' | 'membersOf' | 'subscribersOf'>,
): Follower[] => [
  opener(context),
  channel(context),
  channelCard(context),
  channelTopic(context),
  inviter(context, store),
  furnisher(context),
  announcer(context),
  announcementCard(context),
  drafter(context, store),
  canvas(context),
  archiver(context),
  nudger(context),
  postman(context, store),
  silencer(context),
];
