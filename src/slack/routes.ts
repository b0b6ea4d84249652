import type {
  AnyMiddlewareArgs,
  App,
  BlockAction,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
} from '@slack/bolt';
import type { Request, RequestKind } from '../desk/requests.ts';

/** What Slack sends, by what it is to us, as Bolt hands it on. */
interface Sent {
  readonly command: SlackCommandMiddlewareArgs;
  readonly click: SlackActionMiddlewareArgs<BlockAction>;
  readonly form: SlackViewMiddlewareArgs;
  readonly shortcut: SlackShortcutMiddlewareArgs;
  readonly event: SlackEventMiddlewareArgs;
}

/** Takes everything of one kind. */
export type Listener<Args> = (args: Args, request: Request) => Promise<unknown>;

/** Where Bolt's context holds the request: put there by whoever stands first, see `countRequests`. */
export const underWay = 'request';

/** Who takes what Slack sends: one listener for each kind. */
export interface Routes {
  to<Kind extends keyof Sent>(kind: Kind, listener: Listener<Sent[Kind]>): void;
}

/**
 * Stands behind the door and hands on what came to whom it is for. Bolt's own listeners are asked one after another about
 * everything, and each is given all it may need anew, which took an eighth of the way from a command to its answer.
 */
export function createRoutes(app: App): Routes {
  const listeners = new Map<RequestKind, Listener<never>>();
  const route: Middleware<AnyMiddlewareArgs> = async (args) => {
    await listeners.get(kindOf(args))?.(args as never, args.context[underWay]);
  };
  app.use(route);
  return { to: (kind, listener) => void listeners.set(kind, listener) };
}

export function kindOf(args: AnyMiddlewareArgs): keyof Sent {
  if ('command' in args) return 'command';
  if ('shortcut' in args) return 'shortcut';
  if ('view' in args) return 'form';
  return 'action' in args ? 'click' : 'event';
}
