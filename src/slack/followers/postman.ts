import type { Teller } from '../../desk/follower.ts';
import type { Receipt, ReceiptKey, Store } from '../../desk/ports.ts';
import { topical, topicsOf } from '../../domain/subscription.ts';
import { SlackRefused } from '../fault.ts';
import { post } from '../post.ts';
import type { Message } from '../views/message.ts';
import { newsOf } from '../views/news.ts';
import { reachable } from './called.ts';
import type { Context } from './context.ts';

/**
 * Brings the news to those who asked for it, as direct messages: what the announcement tells, and of a private incident to
 * those inside. Nobody is told what they wrote themselves. A message whose answer got lost may come a second time.
 */
export function postman({ client, desk, log }: Context, store: Pick<Store, 'subscribersOf'>): Teller {
  return {
    name: 'postman',
    async tell({ incident, entry, once }) {
      const news = newsOf(incident, entry);
      if (!news || incident.deletedAt) return 'told';
      const sofar = await desk.records.entriesAfter(incident.id, 0, Number.MAX_SAFE_INTEGER, topical);
      const topics = topicsOf(
        incident,
        sofar.filter(({ seq }) => seq <= entry.seq),
      );
      const subscribers = await store.subscribersOf(topics, entry.recordedAt);
      const others = subscribers.filter((person) => person !== entry.by);
      for (const person of await reachable(others, incident, desk)) {
        await once(`news ${person}`, { do: (key) => bring(person, news, key) });
      }
      return 'told';
    },
  };

  /** That one of many cannot be written to is nothing for those who work on the incident. */
  async function bring(person: string, news: Message, key: ReceiptKey): Promise<Omit<Receipt, 'untold'>> {
    try {
      return await post(client, { channel: person }, news, key);
    } catch (cause) {
      if (!(cause instanceof SlackRefused)) throw cause;
      log.warn('a subscriber cannot be written to', { person, cause });
      return { channel: null, ts: null };
    }
  }
}
