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
import type { Request, Requests } from '../desk/requests.ts';

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

/** Who takes what Slack sends: one listener for each kind. */
export interface Routes {
  to<Kind extends keyof Sent>(kind: Kind, listener: Listener<Sent[Kind]>): void;
}

interface Parts {
  readonly requests: Pick<Requests, 'run'>;
  /** Whether it may come in; what may not is settled there. */
  readonly door: (args: AnyMiddlewareArgs) => Promise<boolean>;
}

/**
 * Whatever Slack sends is a request, with an id, from here to its end; behind the door it goes to whom it is for. Bolt's own
 * listeners are asked one after another about everything, and each is given anew what it may need.
 */
export function createRoutes(app: App, { requests, door }: Parts): Routes {
  const listeners = new Map<keyof Sent, Listener<never>>();
  const route: Middleware<AnyMiddlewareArgs> = (args) => {
    const [kind, what] = kindOf(args);
    return requests.run(kind, what, async (request) => {
      if (await door(args)) await listeners.get(kind)?.(args as never, request);
    });
  };
  app.use(route);
  return { to: (kind, listener) => void listeners.set(kind, listener) };
}

/** What it is, and its name as the manifest or a view of ours has it. */
function kindOf(args: AnyMiddlewareArgs): [keyof Sent, string] {
  if ('command' in args) return ['command', ''];
  if ('shortcut' in args) return ['shortcut', word(args.shortcut.callback_id)];
  if ('view' in args) return ['form', word(args.view.callback_id)];
  if ('action' in args) return ['click', word((args.action as { action_id?: string }).action_id)];
  return ['event', 'event' in args ? word((args.event as { type?: string }).type) : ''];
}

/** Names alone: what else came in their place is no business of the log. */
const word = (name: string | undefined): string => (name !== undefined && /^[\w .:-]{1,60}$/u.test(name) ? name : '');
