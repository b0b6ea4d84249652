import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { NeverTold, TryLater } from '../desk/follower.ts';
import { isOptional } from './scopes.ts';

/** Slack said no, and will say no again. `code` is Slack's own word, such as `is_archived`. */
export class SlackRefused extends NeverTold {
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** The token lacks a scope. What Sitrep does as well without is said once, and not about each entry. */
export class ScopeMissing extends SlackRefused {
  override readonly saidElsewhere: boolean;
  /** As Slack names it; a list where any of several would do. */
  readonly needed: string;
  /** When Slack says that it is granted, where it is known which one was lacking. */
  readonly granted: Promise<void> | undefined;

  constructor(needed: string, { cause, granted }: { cause?: unknown; granted?: Promise<void> } = {}) {
    super('missing_scope', cause);
    this.message = needed === '' ? 'missing_scope' : `missing_scope (${needed})`;
    this.needed = needed;
    this.granted = granted;
    this.saidElsewhere = isOptional(needed);
  }
}

/** Slack refuses the token: nothing goes through until an operator puts it right. */
export class TokenRefused extends TryLater {
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(`Slack refuses the token (${code})`, { after: 30_000, cause });
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
const locked = new Set(['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive']);

/** Does a Slack call, and turns what goes wrong into "try later" or "never". */
export async function ask<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw faultOf(cause);
  }
}

/** What went wrong, as the herald understands it. */
export function faultOf(cause: unknown): Error {
  // From the tap: it is understood already.
  if (cause instanceof TryLater || cause instanceof NeverTold) return cause;
  if (cause instanceof WebAPIRateLimitedError) {
    return new TryLater('Slack limits the rate', { after: cause.retryAfter * 1000, cause });
  }
  if (cause instanceof WebAPIPlatformError) return platformFault(cause.data, cause);
  if (cause instanceof WebAPIHTTPError) {
    return new TryLater(`Slack answered with status ${cause.statusCode}`, { doubt: true, cause });
  }
  if (cause instanceof WebAPIRequestError) {
    return new TryLater('Slack did not answer', { doubt: !neverReached(cause), cause });
  }
  // An answer that broke off, or was none: the client throws whatever it met. The work may be done.
  return new TryLater("Slack's answer could not be read", { doubt: true, cause });
}

function platformFault({ error: code, needed }: { error: string; needed?: unknown }, cause: Error): Error {
  // The client takes a body that is no JSON, a proxy's page or nothing at all, for the name of an error.
  if (!/^[a-z][a-z0-9_]*$/u.test(code)) return new TryLater('Slack gave no answer of its own', { doubt: true, cause });
  if (passing.has(code)) return new TryLater(code, { doubt: true, cause });
  if (limited.has(code)) return new TryLater(code, { after: 1000, cause });
  if (locked.has(code)) return new TokenRefused(code, cause);
  if (code === 'missing_scope') return new ScopeMissing(typeof needed === 'string' ? needed : '', { cause });
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
