import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Answer, Json } from './answer.ts';
import { act, type Intercept } from './intercept.ts';
import type { Call, Ledger } from './ledger.ts';

export type Reply = { status: number; body: Answer | string; headers?: Record<string, string> };

/** What every request of the bot goes through: written down, perhaps spoilt, done, perhaps spoilt, answered. */
export class Exchange {
  readonly closing = new AbortController();
  intercept: Intercept | undefined;

  private readonly ledger: Ledger;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
    // Every call that is held up listens for the end.
    setMaxListeners(0, this.closing.signal);
  }

  async run(
    request: { method: string; args: Json; token: Call['token'] },
    response: ServerResponse,
    work: () => Promise<Reply> | Reply,
  ): Promise<void> {
    const call = this.ledger.open(request.method, request.args, request.token);
    response.on('finish', () => this.ledger.move(call, 'answered'));
    response.on('close', () => this.ledger.move(call, 'dropped'));

    if (await this.spoil(call, 'before', response)) return;
    const reply = await work();
    call.answer = typeof reply.body === 'string' ? { ok: reply.status < 300 } : reply.body;
    this.ledger.move(call, 'done');
    if (await this.spoil(call, 'after', response)) return;
    call.status = reply.status;
    write(response, reply);
  }

  private async spoil(call: Call, phase: 'before' | 'after', response: ServerResponse): Promise<boolean> {
    const fault = await this.intercept?.(call, phase);
    return fault !== undefined && (await act(fault, call, response, this.closing.signal));
  }
}

function write(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    ...headers,
  });
  response.end(isText ? body : JSON.stringify(body));
}
