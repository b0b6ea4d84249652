import type { Teller } from '../../desk/follower.ts';
import type { Store } from '../../desk/ports.ts';
import { topicsOf } from '../../domain/subscription.ts';
import { post } from '../post.ts';
import { newsOf } from '../views/news.ts';
import { reachable } from './called.ts';
import type { Context } from './context.ts';

/**
 * Brings the news to those who asked for it, as direct messages: what the announcement tells, and of a private incident to
 * those inside. Nobody is told what they wrote themselves. A message whose answer got lost may come a second time.
 */
export function postman({ client, desk }: Context, store: Pick<Store, 'subscribersOf'>): Teller {
  return {
    name: 'postman',
    async tell({ incident, entry, once }) {
      const news = newsOf(incident, entry);
      if (!news || incident.deletedAt) return 'told';
      const subscribers = await store.subscribersOf(topicsOf(incident), entry.recordedAt);
      const others = subscribers.filter((person) => person !== entry.by);
      for (const person of await reachable(others, incident, desk)) {
        await once(`news ${person}`, { do: (key) => post(client, { channel: person }, news, key) });
      }
      return 'told';
    },
  };
}
