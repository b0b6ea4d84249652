import type { App, Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import { type Log, RecordAway } from '../desk/ports.ts';
import { patiently } from './patiently.ts';

/** Listens to the events of one type. */
export type Hear = <Type extends string>(type: Type, listener: Middleware<SlackEventMiddlewareArgs<Type>>) => void;

interface Parts {
  readonly log: Log;
  /** Ends the patience. */
  readonly signal: AbortSignal;
}

/**
 * One listener for all events, which hands each on by its type: Bolt asks every listener it has about every request, and
 * most requests are commands, for whose answer somebody waits. Slack has had its answer by then:
 * while the record is away, the event waits for it.
 */
export function hearEvents(app: App, { log, signal }: Parts): Hear {
  const listeners = new Map<string, Array<Middleware<SlackEventMiddlewareArgs>>>();
  app.event(/^/u, async (args) => {
    const about = { type: args.event.type, event: args.body.event_id };
    await Promise.all((listeners.get(args.event.type) ?? []).map((listener) => work(() => listener(args), about)));
  });
  return (type, listener) => {
    const others = listeners.get(type) ?? [];
    listeners.set(type, [...others, listener as Middleware<SlackEventMiddlewareArgs>]);
  };

  async function work(listener: () => Promise<void>, about: object): Promise<void> {
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
