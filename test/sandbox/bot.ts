import { App, type Logger, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { LocalSlack } from '../../src/sandbox/local-slack.ts';

// What goes wrong in these tests is meant to.
const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** The bot's client, without retries. */
export function clientOf(slack: LocalSlack, token = slack.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

/** A real Bolt app, not yet started. */
export function boltApp(slack: LocalSlack, { socketMode = false } = {}): App {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  return new App({
    token: slack.botToken,
    botId: slack.bot.botId,
    botUserId: slack.bot.userId,
    logger: silent,
    clientOptions,
    ...(socketMode
      ? { socketMode, appToken: slack.appToken, installerOptions: { clientOptions } }
      : { signingSecret: slack.signingSecret }),
  });
}

/** Starts the app on a free port and tells this Slack where it is. */
export async function listen(slack: LocalSlack, app: App): Promise<void> {
  const server = (await app.start({ port: 0, host: '127.0.0.1' })) as { address(): { port: number } };
  slack.requestUrl = `http://127.0.0.1:${server.address().port}/slack/events`;
}
