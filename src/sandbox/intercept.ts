import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, refuse } from './answer.ts';
import type { Fault } from './fault.ts';
import type { Call } from './ledger.ts';

/** Asked twice for each call: before anything is done, and when it is done but not yet answered. */
export type Intercept = (call: Call, phase: 'before' | 'after') => Promise<Fault | undefined> | Fault | undefined;

/** Acts the fault out. True when the caller has got, or will never get, its answer. */
export async function act(fault: Fault, call: Call, response: ServerResponse, closing: AbortSignal): Promise<boolean> {
  call.fault = fault;
  switch (fault.kind) {
    case 'delay':
      await pause(fault.ms, undefined, { signal: closing }).catch(() => undefined);
      return false;
    case 'hang':
      return true;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'ratelimited':
      // Slack: HTTP 429 with Retry-After in seconds, rate limits
      call.status = 429;
      sendJson(response, 429, refuse('ratelimited'), { 'retry-after': String(fault.retryAfter) });
      return true;
    case 'error':
      call.status = 200;
      call.answer = refuse(fault.error, fault.extra);
      sendJson(response, 200, call.answer);
      return true;
    case 'status':
      call.status = fault.status;
      response.writeHead(fault.status, fault.headers ?? {}).end(fault.body ?? '');
      return true;
  }
}

export function sendJson(response: ServerResponse, status: number, body: Answer, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
