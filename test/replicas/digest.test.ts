import { afterEach, expect, test } from '@jest/globals';
import { openReplicas, type Replicas } from './bots.ts';

let replicas: Replicas;

afterEach(() => replicas.close());

// Long ago by Slack's clock, which goes on: what it is asked for is younger than the digest.
let now = new Date('2025-11-21T12:00:00Z');
const clock = () => now;

const digests = async () =>
  (await replicas.slack.channel('incidents'))
    ? (await replicas.slack.messages('incidents')).filter(
        ({ metadata }) => metadata?.event_payload['follower'] === 'digest',
      )
    : [];
const told = (count: number) => replicas.slack.until(async () => (await digests()).length >= count, { ms: 10_000 });

test('the digest comes once, however many bots there are, and whichever of them was at it and is gone', async () => {
  now = new Date('2025-11-21T12:00:00Z');
  replicas = await openReplicas(3, { clock, sweepEvery: 50 });
  now = new Date('2025-11-24T09:00:00Z');
  await told(1);
  await replicas.slack.quiet(300);
  expect(await digests()).toHaveLength(1);

  // A bot told the next one, and died before it wrote that down.
  await replicas.slack.until(
    async () => (await replicas.ask("select 1 from lease where name = 'digest'")).length === 0,
  );
  await replicas.ask("insert into lease (name, fence) values ('digest', 100000)");
  now = new Date('2025-12-01T09:00:00Z');
  await told(2);
  await replicas.ask("update setting set value = '2025-11-24T09:00:00.000Z' where name = 'digest'");
  await Promise.all([0, 1, 2].map(replicas.stop));
  await replicas.ask("insert into lease (name, fence) values ('digest', 100000) on conflict do nothing");
  await Promise.all([replicas.start(0), replicas.start(1)]);
  await replicas.slack.until(
    async () =>
      ((await replicas.ask<{ value: string }>("select value from setting where name = 'digest'"))[0]?.value ?? '') >
      '2025-12',
  );
  expect(await digests()).toHaveLength(2);
});
