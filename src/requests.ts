import { randomBytes } from 'node:crypto';
import { createLately } from './desk/lately.ts';
import type { Log } from './desk/ports.ts';
import type { Recorded, Request, RequestKind, Requests, Result } from './desk/requests.ts';

export interface Acked {
  readonly kind: RequestKind;
  readonly what: string;
  readonly result: Result;
}

interface Parts {
  readonly log: Log;
  /** Hears of every acknowledgement, and how long somebody waited for it, in milliseconds. */
  readonly acked?: (request: Acked, milliseconds: number) => void;
  /** Hears of every request when it is over, and how long that took, in milliseconds. */
  readonly over?: (kind: RequestKind, milliseconds: number) => void;
}

/** Of so many entries it is known which request made them. */
const mostKnown = 5000;

/**
 * See `Requests`. A request is handed from hand to hand: Node's `AsyncLocalStorage` would bring it along by itself, and takes
 * a fifth of all the work of a command for it until Node 24.
 */
export function createRequests({ log, acked = () => {}, over = () => {} }: Parts): Requests {
  const known = createLately<string, string>(mostKnown);

  return {
    async run(kind, what, work) {
      const began = performance.now();
      const { request, report } = begin(kind, what, began);
      try {
        return await work(request);
      } finally {
        report();
        over(kind, performance.now() - began);
      }
    },
    named: (inner) => naming(inner),
  };

  function begin(kind: RequestKind, first: string, began: number): { request: Request; report(): void } {
    const id = randomBytes(4).toString('hex');
    const recorded: Recorded[] = [];
    let what = first;
    let logged = 0;
    let late: number | undefined;

    /** Each entry once. */
    function report(): void {
      const ms = Math.round(performance.now() - began);
      for (const entry of recorded.slice(logged)) log.info('recorded', { request: id, kind, what, ...entry, ms });
      logged = recorded.length;
    }

    const request: Request = {
      recorded,
      log: naming(log, id),
      called(it): void {
        what = it;
      },
      late(): void {
        late = performance.now() - began;
      },
      acked(result = recorded.length > 0 ? 'recorded' : 'answered'): void {
        acked({ kind, what, result }, late ?? performance.now() - began);
        report();
      },
      hear({ incident: { id: incident }, entry: { seq } }): void {
        recorded.push({ incident, seq });
        known.set(keyOf(incident, seq), id);
      },
    };
    return { request, report };
  }

  /** A line about an entry bears the id of the request that made it, others that of the one at hand. */
  function naming(inner: Log, idAtHand?: string): Log {
    const withId = (fields: object = {}): object => {
      const { incident, incidentId = incident, seq } = fields as Record<string, unknown>;
      const request = known.get(keyOf(Number(incidentId), Number(seq))) ?? idAtHand;
      return request === undefined || 'request' in fields ? fields : { request, ...fields };
    };
    return {
      info: (message, fields) => inner.info(message, withId(fields)),
      warn: (message, fields) => inner.warn(message, withId(fields)),
      error: (message, fields) => inner.error(message, withId(fields)),
    };
  }
}

const keyOf = (incident: number, seq: number): string => `${incident} ${seq}`;
