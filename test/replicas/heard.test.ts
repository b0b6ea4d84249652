import { afterEach, expect, test } from '@jest/globals';
import { openReplicas, type Replicas } from './bots.ts';

let replicas: Replicas;

afterEach(() => replicas.close());

const nothingLeft = () =>
  replicas.slack.until(async () => (await replicas.ask('select 1 from heard')).length === 0, { ms: 10_000 });

test('an event that a live bot has in hand is left to it by one that starts, and by one that is told it again', async () => {
  replicas = await openReplicas(1);
  const { slack, start, turnTo } = replicas;
  const [dana, mei] = [slack.person('dana'), slack.person('mei')];
  await dana.type('/incident declare sev2 Checkout is down', { in: 'general' });
  const room = await slack.until(async () => (await slack.channels()).find(({ name }) => /^inc-1-/u.test(name))?.name);
  await slack.until(async () => (await replicas.ask('select 1 from incident where channel is not null')).length > 0);
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  slack.intercept = async ({ method }, phase) => {
    if (method === 'chat.postEphemeral' && phase === 'before') await gate;
    return undefined;
  };
  await mei.join(room);
  await slack.until(() => slack.calls('chat.postEphemeral').length === 1);

  await start(1);
  turnTo(1);
  const [told] = slack.events('member_joined_channel').filter(({ event }) => event['user'] === mei.id);
  const body = { type: 'event_callback', event_id: told?.eventId, team_id: slack.team.id, event: told?.event };
  expect((await slack.send(JSON.stringify(body))).status).toBe(200);
  await slack.quiet(300);
  expect(slack.calls('chat.postEphemeral')).toHaveLength(1);
  goOn();
  await nothingLeft();
  expect(slack.calls('chat.postEphemeral')).toHaveLength(1);
});

test('what a bot that is gone had in hand is worked off by one that is there', async () => {
  replicas = await openReplicas(2);
  const { slack, ask, stop } = replicas;
  await slack.until(() => slack.calls('users.list').filter(({ phase }) => phase === 'answered').length === 2);
  const user = { id: 'U0LATE0000', team_id: slack.team.id, name: 'late', profile: { real_name: 'Late Comer' } };
  const event = { type: 'team_join', user, event_ts: (Date.now() / 1000).toFixed(6) };
  const body = JSON.stringify({ type: 'event_callback', event_id: 'EvLate', team_id: slack.team.id, event });
  await ask("insert into lease (name, fence) values ('heard EvLate', 100000)");
  await ask(
    `insert into heard (event_id, team_id, body, heard_at) values ('EvLate', 'T', '${body}', '2026-01-01T00:00:00.000Z')`,
  );
  await stop(1);
  await nothingLeft();
  await slack.until(async () => (await ask("select 1 from person where name = 'Late Comer'")).length === 1);
  expect(await ask("select 1 from lease where name like 'heard%'")).toEqual([]);
});
