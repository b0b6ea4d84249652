import type { Store } from '../../desk/ports.ts';
import type { Topic } from '../../domain/subscription.ts';
import { wellFormed } from '../rows/columns.ts';
import type { Postgres } from './connection.ts';

type Subscriptions = Pick<Store, 'subscribe' | 'unsubscribe' | 'subscriptionsOf' | 'subscribersOf'>;

/** Who wants to read of what. */
export const subscriptions = (db: Postgres): Subscriptions => ({
  subscribe: async (person, team, { topic, name, words }, since) =>
    (await db.run(
      `insert into subscription (user_id, topic, name, team_id, words, since)
      values (@person, @topic, @name, @team, @words, @since) on conflict do nothing`,
      { person, team, topic, name: wellFormed(name), words: wellFormed(words), since: since.toISOString() },
    )) === 1,
  unsubscribe: async (person, { topic, name }) =>
    (await db.run('delete from subscription where user_id = @person and topic = @topic and name = @name', {
      person,
      topic,
      name: wellFormed(name),
    })) === 1,
  subscriptionsOf: (person) =>
    db.all<Topic>(
      `select topic, name, words from subscription where user_id = @person
      order by topic = 'component', topic, since, name`,
      { person },
    ),
  subscribersOf: (topics, by) =>
    db.pluck(
      `select distinct user_id from subscription
        join unnest(@topics::text[], @names::text[]) asked (topic, name) using (topic, name)
      where since <= @by order by user_id`,
      { topics: topics.map(({ topic }) => topic), names: topics.map(({ name }) => name), by: by.toISOString() },
    ),
});
