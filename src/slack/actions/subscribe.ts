import { ofIncident } from '../../domain/subscription.ts';
import { subscribedTo } from '../commands/subscribe.ts';
import type { ButtonDeed } from './deed.ts';

/** Behind the announcement's card: whoever reads there follows from outside. */
export const subscribeDeed: ButtonDeed = {
  does: 'subscribe',
  run: async ({ about: { incident }, teamId }, house) => ({
    reply: await subscribedTo(ofIncident(incident), teamId, house),
  }),
};
