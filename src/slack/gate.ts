import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions } from '@slack/bolt';
import { isWellFormed } from './well-formed.ts';

/** Slack: a request more than five minutes off is refused. Bolt refuses only what is too old. */
const mostSkew = 300;
/** A command is a few kilobytes; Bolt would read 4 MB. */
const longestBody = 1_000_000;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Stands before Bolt in HTTP mode and lets in only what Slack sent, just now, for the first time: signed, neither old nor
 * dated ahead, not seen before, and with a body that is an object.
 */
export function gate(signingSecret: string, now: () => number, inside: Listener): Listener {
  const seen = new Map<string, number>();
  const { parseAndVerifyHTTPRequest, parseHTTPRequestBody } = HTTPModuleFunctions;

  return (request, response) => void admit(request, response);

  async function admit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isTimely(request)) return answer(response, 401);
    // Bolt knows the plain type only, and proxies like to add a charset.
    const type = request.headers['content-type']?.split(';')[0];
    if (type) request.headers['content-type'] = type.trim().toLowerCase();
    try {
      const options = { enabled: true, signingSecret, bodyLimit: longestBody };
      const read = await parseAndVerifyHTTPRequest(options, request);
      const body = parseHTTPRequestBody(read);
      if (isProbe(body)) return answer(response, 200);
      if (isReplay(request)) return answer(response, 401);
      if (!isWellFormed(body)) return answer(response, 400);
      inside(read, response);
    } catch (error) {
      const { statusCode } = error as { statusCode?: number };
      answer(response, error instanceof SyntaxError ? 400 : statusCode === 413 ? 413 : 401);
    }
  }

  function isTimely({ headers }: IncomingMessage): boolean {
    const sent = Number(headers['x-slack-request-timestamp']);
    return Number.isInteger(sent) && Math.abs(now() / 1000 - sent) <= mostSkew;
  }

  /** Asked only of verified requests, so nobody else can fill the list. */
  function isReplay({ headers }: IncomingMessage): boolean {
    const signature = String(headers['x-slack-signature']);
    for (const [old, until] of seen) {
      if (until > now()) break;
      seen.delete(old);
    }
    if (seen.has(signature)) return true;
    seen.set(signature, now() + 2 * mostSkew * 1000);
    return false;
  }
}

/** What Bolt itself stumbles over, an event without the parts that Slack gives it, is not worth three more tries. */
export async function refuseMalformed({ response }: { readonly response: ServerResponse }): Promise<boolean> {
  if (!response.headersSent) answer(response, 400);
  return true;
}

/** Slack looks whether somebody is there. Bolt lets it in unsigned, so nothing of it is kept. */
const isProbe = (body: unknown): boolean => (body as { ssl_check?: unknown } | null)?.ssl_check === '1';

function answer(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { connection: 'close' });
  response.end();
}
