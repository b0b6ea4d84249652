import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { boltApp, clientOf, listen } from './bot.ts';

let slack: LocalSlack;
let app: App;
let heard: object[];

beforeEach(async () => {
  slack = await openLocalSlack();
  app = boltApp(slack);
  heard = [];
  app.use(async ({ payload, next }) => {
    heard.push(payload);
    await next();
  });
  await listen(slack, app);
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

test('the bot hears what people do to its channels', async () => {
  const bot = clientOf(slack);
  const { channel } = await bot.conversations.create({ name: 'inc-1' });
  const id = channel?.id ?? '';
  const dana = slack.person('dana');
  await dana.join(id);
  await dana.post(id, 'on it');
  await dana.rename(id, 'inc-2');
  await dana.archive(id);
  await slack.until(() => heard.length >= 4);
  expect(heard).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'member_joined_channel', user: dana.id, channel: id }),
      expect.objectContaining({ type: 'message', text: 'on it', user: dana.id, channel_type: 'channel' }),
      expect.objectContaining({ type: 'channel_rename', channel: expect.objectContaining({ id, name: 'inc-2' }) }),
      expect.objectContaining({ type: 'channel_archive', channel: id, user: dana.id }),
    ]),
  );
});

test('the bot hears that it was removed, and that somebody changed', async () => {
  const bot = clientOf(slack);
  const { channel } = await bot.conversations.create({ name: 'inc-1', is_private: true });
  await bot.conversations.invite({ channel: channel?.id ?? '', users: slack.person('dana').id });
  await slack.person('dana').remove('sitrep', 'inc-1');
  await slack.change('mei', { tz: 'Europe/Paris' });
  await slack.hire({ handle: 'nina', name: 'Nina New' });
  await slack.until(() => slack.events('team_join').length);
  expect(slack.events('member_left_channel')[0]?.event).toMatchObject({ user: slack.bot.userId });
  expect(slack.events('user_change')[0]?.event).toMatchObject({ user: { tz: 'Europe/Paris' } });
  expect(slack.events().flatMap(({ attempts }) => attempts.map(({ status }) => status))).not.toContain(0);
});

test('an event that was not taken comes again at once', async () => {
  const url = slack.requestUrl ?? '';
  slack.requestUrl = url.replace('/slack/events', '/nowhere');
  await slack.tell({ type: 'team_rename', name: 'Acme 2' });
  slack.requestUrl = url;
  await slack.until(() => slack.events('team_rename')[0]?.attempts.length === 2);
  expect(slack.events('team_rename')[0]?.attempts.map(({ status }) => status)).toEqual([404, 200]);
});
