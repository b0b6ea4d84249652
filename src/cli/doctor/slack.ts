import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { boltLog } from '../../slack/bolt-log.ts';
import { clientOptions } from '../../slack/client.ts';

/** Milliseconds we wait for each answer. */
const patience = 5000;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

export const slackWith = (token: string, apiUrl: string | undefined): WebClient =>
  new WebClient(token, { ...clientOptions(apiUrl, patience), logger: boltLog(quiet) });

/** Slack's own word for a refusal, such as `invalid_auth`; undefined when it did not refuse. */
export const refusalIn = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

/** Why there was no answer, with what to do. */
export function silenceIn(error: unknown, apiUrl = 'https://slack.com/api/'): string {
  if (error instanceof WebAPIRateLimitedError) return 'Slack limits our calls: ask again in a minute';
  const { host } = new URL(apiUrl);
  return `${host} gave no answer within ${patience / 1000} s: check the network, a proxy, or SLACK_API_URL`;
}
