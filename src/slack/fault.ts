import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { NeverTold, TryLater } from '../desk/follower.ts';

/** Slack said no, and will say no again. `code` is Slack's own word, such as `is_archived`. */
export class SlackRefused extends NeverTold {
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Slack is not well; part of the work may have been done. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);
const limited = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
/** Nothing goes through until an operator puts the token right. */
const locked = new Set(['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive']);

/** Does a Slack call, and turns what goes wrong into "try later" or "never". */
export async function ask<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw faultOf(cause);
  }
}

function faultOf(cause: unknown): Error {
  if (cause instanceof WebAPIRateLimitedError) {
    return new TryLater('Slack limits the rate', { after: cause.retryAfter * 1000, cause });
  }
  if (cause instanceof WebAPIPlatformError) return platformFault(cause.data.error, cause);
  if (cause instanceof WebAPIHTTPError) {
    return new TryLater(`Slack answered with status ${cause.statusCode}`, { doubt: true, cause });
  }
  if (cause instanceof WebAPIRequestError) {
    return new TryLater('Slack did not answer', { doubt: !neverReached(cause), cause });
  }
  // An answer that broke off, or was none: the client throws whatever it met. The work may be done.
  return new TryLater("Slack's answer could not be read", { doubt: true, cause });
}

function platformFault(code: string, cause: Error): Error {
  // The client takes a body that is no JSON, a proxy's page or nothing at all, for the name of an error.
  if (!/^[a-z][a-z0-9_]*$/u.test(code)) return new TryLater('Slack gave no answer of its own', { doubt: true, cause });
  if (passing.has(code)) return new TryLater(code, { doubt: true, cause });
  if (limited.has(code)) return new TryLater(code, { after: 1000, cause });
  if (locked.has(code)) return new TryLater(`Slack refuses the token (${code})`, { after: 30_000, cause });
  return new SlackRefused(code, cause);
}

/** Nobody listened, so nothing was done. */
function neverReached(error: Error): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code, original } = at as { code?: string; original?: unknown };
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return true;
    if (original instanceof Error && original !== at && neverReached(original)) return true;
  }
  return false;
}
