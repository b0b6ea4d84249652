import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import { type Log, RecordAway } from '../desk/ports.ts';
import { patiently } from './patiently.ts';
import type { Listener, Routes } from './routes.ts';

/** Listens to the events of one type. */
export type Hear = <Type extends string>(type: Type, listener: Listener<SlackEventMiddlewareArgs<Type>>) => void;

interface Parts {
  readonly log: Log;
  /** Ends the patience. */
  readonly signal: AbortSignal;
}

/** Hands each event on by its type. Slack has had its answer by then: while the record is away, the event waits for it. */
export function hearEvents(routes: Routes, { log, signal }: Parts): Hear {
  const listeners = new Map<string, Array<Listener<SlackEventMiddlewareArgs>>>();
  routes.to('event', async (args, request) => {
    const about = { type: args.event.type, event: args.body.event_id };
    await Promise.all(
      (listeners.get(args.event.type) ?? []).map((listener) => work(() => listener(args, request), about)),
    );
  });
  return (type, listener) => {
    const others = listeners.get(type) ?? [];
    listeners.set(type, [...others, listener as Listener<SlackEventMiddlewareArgs>]);
  };

  async function work(listener: () => Promise<unknown>, about: object): Promise<void> {
    let fault: { readonly cause: unknown } | undefined;
    const attempt = () =>
      listener().catch((cause) => {
        if (cause instanceof RecordAway) throw cause;
        fault = { cause };
      });
    await patiently('an event', attempt, { log, signal, about });
    if (fault) throw fault.cause;
  }
}
