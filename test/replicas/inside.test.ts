import { afterEach, expect, test } from '@jest/globals';
import { openReplicas, type Replicas } from './bots.ts';

let replicas: Replicas;

afterEach(() => replicas.close());

test('who left a private channel is not inside again because another bot hears late that they came', async () => {
  replicas = await openReplicas(2);
  const { slack, turnTo, ask } = replicas;
  const [dana, mei] = [slack.person('dana'), slack.person('mei')];
  await dana.type('/incident declare sev2 Data leak private', { in: 'general' });
  const [{ channel = '' } = {}] = await slack.until(async () => {
    const found = await ask<{ channel: string }>('select channel from incident where channel is not null');
    return found.length > 0 && found;
  });
  const inside = async () =>
    (await ask<{ user_id: string }>(`select user_id from member where circle = '${channel}'`)).map(
      (one) => one.user_id,
    );
  await slack.until(async () => (await inside()).includes(dana.id));

  const came = { type: 'member_joined_channel', user: mei.id, channel, channel_type: 'G', event_ts: at(10) };
  await slack.tell({ type: 'member_left_channel', user: mei.id, channel, channel_type: 'G', event_ts: at(20) });
  turnTo(1);
  await slack.tell(came);
  await slack.tell({ ...came, user: slack.person('kofi').id });
  await slack.until(async () => (await inside()).includes(slack.person('kofi').id));
  await slack.until(async () => (await ask('select 1 from heard')).length === 0);
  expect(await inside()).not.toContain(mei.id);
  expect((await mei.type('/incident #1 timeline', { in: 'general' })).text).not.toContain('Data leak');

  turnTo(0);
  await slack.tell({ ...came, event_ts: at(30) });
  await slack.until(async () => (await inside()).includes(mei.id));
});

/** Seconds from now, as Slack has them. */
const at = (seconds: number): string => (Date.now() / 1000 + seconds).toFixed(6);
