import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { App } from '@slack/bolt';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { boltLog } from '../../src/slack/bolt-log.ts';
import { clientOptions, formOptions, socketOptions } from '../../src/slack/client.ts';
import { openSockets } from '../../src/slack/sockets.ts';
import { endAll, enough, startChild } from '../child.ts';
import { quiet } from '../desk/record.ts';
import { openTalk, type Talk } from './talk.ts';

/**
 * What Slack's client and Bolt do that one does not expect. Here is what no other test would notice; the rest is in
 * main.test.ts (a bad token ends no process) and e2e/answer-lost.test.ts (time-outs, no blind repeats, one limited
 * channel holds up no other).
 */
describe('the options of each client', () => {
  const kinds = { clientOptions, formOptions, socketOptions };

  test.each(Object.entries(kinds))('%s are its own: the client writes its token into what it is given', (_, make) => {
    const [first, second] = [make(undefined), make(undefined)];
    expect(first).not.toBe(second);
    expect(first.retryConfig).not.toBe(second.retryConfig);
    expect(first).not.toHaveProperty('headers');
  });

  test('say how often to try again, or a socket would make it a hundred times for everybody', () => {
    expect([clientOptions, formOptions].map((make) => make(undefined).retryConfig?.retries)).toEqual([0, 0]);
    // With few, a reconnect that fails ends the process.
    expect(socketOptions(undefined).retryConfig?.retries).toBeGreaterThanOrEqual(100);
  });
});

describe('a life', () => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk();
    const { channel } = await talk.declare('sev2 Checkout is down');
    for (const words of ['note one', 'update two', 'lead @kofi', 'severity sev1']) {
      await talk.type(`/incident ${words}`, { in: channel });
    }
    const { ts } = await talk.person('kofi').post(channel, 'the disk is full');
    await talk.person('kofi').react(channel, ts, 'pushpin');
    await talk.person('kofi').edit(channel, ts, 'it is full');
    await talk.person('kofi').openHome();
    await talk.slack.quiet(300);
  });
  afterAll(() => talk.close());

  test('asks Slack once who we are, and not for every event', () => {
    expect(talk.slack.calls('auth.test')).toHaveLength(1);
  });

  test('says with every post and every edit that nothing in it is to be parsed: an edit forgets what the post said', () => {
    const told = talk.slack.calls().filter(({ method }) => method === 'chat.postMessage' || method === 'chat.update');
    expect(new Set(told.map(({ method }) => method)).size).toBe(2);
    for (const { args } of told) expect(args).toMatchObject({ parse: 'none', link_names: false });
  });

  test('hears of its own edits, and makes nothing of them', async () => {
    const own = talk.slack.events('message').filter(({ event }) => {
      const { message } = event as { message?: { user?: string } };
      return event['subtype'] === 'message_changed' && message?.user === talk.slack.bot.userId;
    });
    expect(own.length).toBeGreaterThan(0);
    const before = talk.slack.calls().length;
    const timeline = await talk.type('/incident #1 timeline');
    expect(timeline).not.toMatch(/Sitrep · (?:note|amend)/u);
    expect(talk.slack.calls()).toHaveLength(before);
  });

  test('edits no message that has blocks without giving them again', () => {
    const blocked = new Set(
      talk.slack
        .calls('chat.postMessage')
        .filter(({ args }) => args['blocks'])
        .map(({ answer }) => answer?.['ts']),
    );
    const edits = talk.slack.calls('chat.update').filter(({ args }) => blocked.has(args['ts']));
    expect(edits.length).toBeGreaterThan(0);
    for (const { args } of edits) expect(args['blocks']).toBeDefined();
  });
});

test('nothing is scheduled at Slack: a scheduled message with metadata never comes', () => {
  const folder = join(__dirname, '../../src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('sandbox'),
  );
  const scheduling = files.filter((name) => readFileSync(join(folder, name), 'utf8').includes('scheduleMessage'));
  expect(scheduling).toEqual([]);
});

describe('a socket', () => {
  let slack: LocalSlack;
  beforeAll(async () => {
    slack = await openLocalSlack();
  });
  afterEach(endAll);
  afterAll(() => slack.close());

  test('has another one beside it: each is away for five seconds when Slack asks it to reconnect', async () => {
    const { appToken, apiUrl } = slack;
    const logger = boltLog(quiet);
    const sockets = openSockets({ appToken, apiUrl, logger, stagger: 1 });
    const app = new App({ receiver: sockets.first, authorize: async () => ({}), logger });
    const ending = new AbortController();
    await sockets.start(app, quiet, ending.signal, new Map());
    await slack.until(() => slack.sockets.connected() === 2);
    ending.abort();
    await sockets.stop();
  });

  test('that Slack does not give back at once ends no process, and comes back', async () => {
    const child = startChild({
      ...enough,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    });
    let over = false;
    void child.ended.then(() => {
      over = true;
    });
    await slack.until(() => slack.sockets.connected() > 0, { ms: 10_000 });
    let refused = 0;
    slack.intercept = ({ method }, phase) => {
      if (method !== 'apps.connections.open' || phase !== 'before' || refused >= 2) return undefined;
      refused += 1;
      return { kind: 'status', status: 500 };
    };
    slack.sockets.cut();
    await slack.until(() => refused === 2 && slack.sockets.connected() > 0, { ms: 25_000 });
    expect(over).toBe(false);
    expect((await slack.person('dana').type('/incident list', { in: 'general' })).text).toContain('✅');
  }, 40_000);
});
