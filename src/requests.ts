import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { createLately } from './desk/lately.ts';
import type { Log } from './desk/ports.ts';
import type { Recorded, RequestKind, Requests, Result } from './desk/requests.ts';

interface Request {
  readonly id: string;
  readonly kind: RequestKind;
  /** By `performance.now()`. */
  readonly began: number;
  /** Which verb, button, form or event. */
  what: string;
  readonly recorded: Recorded[];
  logged: number;
  /** Milliseconds to an acknowledgement that came before the answer. */
  late?: number;
}

export interface Acked {
  readonly kind: RequestKind;
  readonly what: string;
  readonly result: Result;
}

interface Parts {
  readonly log: Pick<Log, 'info'>;
  /** Hears of every acknowledgement, and how long somebody waited for it, in milliseconds. */
  readonly acked?: (request: Acked, milliseconds: number) => void;
  /** Hears of every request when it is over, and how long that took, in milliseconds. */
  readonly over?: (kind: RequestKind, milliseconds: number) => void;
}

/** Of so many entries it is known which request made them. */
const mostKnown = 5000;

/** See `Requests`. */
export function createRequests({ log, acked = () => {}, over = () => {} }: Parts): Requests {
  const under = new AsyncLocalStorage<Request | undefined>();
  const known = createLately<string, string>(mostKnown);
  let underWay = 0;

  return {
    async run<T>(kind: RequestKind, what: string, work: () => Promise<T>): Promise<T> {
      const id = randomBytes(4).toString('hex');
      const request: Request = { id, kind, began: performance.now(), what, recorded: [], logged: 0 };
      underWay += 1;
      return under.run(request, async () => {
        try {
          return await work();
        } finally {
          report(request);
          over(kind, performance.now() - request.began);
          underWay -= 1;
          // Until Node 24 each promise costs more while a request is followed, also those of telling.
          if (underWay === 0) under.disable();
        }
      });
    },

    called(what: string): void {
      const request = under.getStore();
      if (request) request.what = what;
    },

    late(): void {
      const request = under.getStore();
      if (request) request.late = performance.now() - request.began;
    },

    acked(result?: Result): void {
      const request = under.getStore();
      if (!request) return;
      const { kind, what, recorded, began, late = performance.now() - began } = request;
      acked({ kind, what, result: result ?? (recorded.length > 0 ? 'recorded' : 'answered') }, late);
      report(request);
    },

    recorded({ incident: { id }, entry: { seq } }) {
      const request = under.getStore();
      if (!request) return;
      request.recorded.push({ incident: id, seq });
      known.set(keyOf(id, seq), request.id);
    },

    soFar: (): readonly Recorded[] => under.getStore()?.recorded ?? [],

    // `exit` would turn the hooks of all promises off and on again.
    outside: <T>(work: () => T): T => (under.getStore() ? under.run(undefined, work) : work()),

    named: (inner: Log): Log => ({
      info: (message, fields) => inner.info(message, withId(fields)),
      warn: (message, fields) => inner.warn(message, withId(fields)),
      error: (message, fields) => inner.error(message, withId(fields)),
    }),
  };

  /** Each entry once. */
  function report(request: Request): void {
    const { id, kind, what, recorded, began } = request;
    const ms = Math.round(performance.now() - began);
    for (const entry of recorded.slice(request.logged)) log.info('recorded', { request: id, kind, what, ...entry, ms });
    request.logged = recorded.length;
  }

  function withId(fields: object = {}): object {
    const { incident, incidentId = incident, seq } = fields as Record<string, unknown>;
    const request = known.get(keyOf(Number(incidentId), Number(seq))) ?? under.getStore()?.id;
    return request === undefined || 'request' in fields ? fields : { request, ...fields };
  }
}

const keyOf = (incident: number, seq: number): string => `${incident} ${seq}`;
