import type { WebClientOptions } from '@slack/web-api';
import { carry } from './carry.ts';

/**
 * How we call Slack. Its client would wait for ever, repeat a post whose answer got lost, and stop every channel when
 * one is limited; retries are the herald's, which looks before it posts again. Made anew for each client, because the
 * client writes into the object it is given. `patience`: milliseconds until a call must have been answered.
 */
export const clientOptions = (apiUrl: string | undefined, patience = 10_000): WebClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  fetch: carry(patience),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
});

/** How forms are opened: what they open with lives 3 seconds, so nobody waits longer than 2 for it. */
export const formOptions = (apiUrl: string | undefined): WebClientOptions => clientOptions(apiUrl, 2000);

/**
 * How the socket asks for its address. Its own object, with many retries: a failing reconnect with few of them ends
 * the process.
 */
export const socketOptions = (apiUrl: string | undefined): WebClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  timeout: 10_000,
  retryConfig: { retries: 1000, factor: 1.3, minTimeout: 500, maxTimeout: 10_000 },
});
