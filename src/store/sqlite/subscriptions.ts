import type { Database } from 'better-sqlite3';
import type { Store } from '../../desk/ports.ts';
import type { Topic } from '../../domain/subscription.ts';
import { wellFormed } from '../rows/columns.ts';

type Subscriptions = Pick<Store, 'subscribe' | 'unsubscribe' | 'subscriptionsOf' | 'subscribersOf'>;

/** Who wants to read of what. */
export function subscriptions(db: Database): Subscriptions {
  const add = db.prepare<Topic & { person: string; team: string; since: string }>(`
    insert into subscription (user_id, topic, name, team_id, words, since)
    values (@person, @topic, @name, @team, @words, @since) on conflict do nothing`);
  const drop = db.prepare<{ person: string; topic: string; name: string }>(
    'delete from subscription where user_id = @person and topic = @topic and name = @name',
  );
  const of = db.prepare<[string], Topic>(
    "select topic, name, words from subscription where user_id = ? order by topic = 'component', topic, since, name",
  );
  const to = db
    .prepare<{ topics: string; by: string }, string>(`
      select distinct user_id from subscription join json_each(@topics) asked
        on topic = asked.value ->> '$.topic' and name = asked.value ->> '$.name'
      where since <= @by order by user_id`)
    .pluck();

  return {
    subscribe: async (person, team, { topic, name, words }, since) =>
      add.run({
        person,
        team,
        topic,
        name: wellFormed(name),
        words: wellFormed(words),
        since: since.toISOString(),
      }).changes === 1,
    unsubscribe: async (person, { topic, name }) => drop.run({ person, topic, name: wellFormed(name) }).changes === 1,
    subscriptionsOf: async (person) => of.all(person),
    subscribersOf: async (topics, by) =>
      to.all({ topics: JSON.stringify(topics.map(({ topic, name }) => ({ topic, name }))), by: by.toISOString() }),
  };
}
