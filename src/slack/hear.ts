import type { App, Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';

/** Listens to the events of one type. */
export type Hear = <Type extends string>(type: Type, listener: Middleware<SlackEventMiddlewareArgs<Type>>) => void;

/**
 * One listener for all events, which hands each on by its type: Bolt asks every listener it has about every request, and
 * most requests are commands, for whose answer somebody waits.
 */
export function hearEvents(app: App): Hear {
  const listeners = new Map<string, Array<Middleware<SlackEventMiddlewareArgs>>>();
  app.event(/^/u, async (args) => {
    await Promise.all((listeners.get(args.event.type) ?? []).map((listener) => listener(args)));
  });
  return (type, listener) => {
    const others = listeners.get(type) ?? [];
    listeners.set(type, [...others, listener as Middleware<SlackEventMiddlewareArgs>]);
  };
}
