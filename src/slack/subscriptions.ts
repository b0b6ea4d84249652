import type { Clock, Store } from '../desk/ports.ts';
import type { Topic } from '../domain/subscription.ts';

/** Of what one person wants to read. */
export interface Subscriptions {
  all(): Promise<Topic[]>;
  /** Whether that is new. */
  add(topic: Topic, teamId: string): Promise<boolean>;
  /** Whether there was anything to end. */
  drop(topic: Topic): Promise<boolean>;
}

export const subscriptionsOf = (
  person: string,
  store: Pick<Store, 'subscribe' | 'unsubscribe' | 'subscriptionsOf'>,
  clock: Clock,
): Subscriptions => ({
  all: () => store.subscriptionsOf(person),
  add: (topic, teamId) => store.subscribe(person, teamId, topic, clock()),
  drop: (topic) => store.unsubscribe(person, topic),
});
