import type { AnyMiddlewareArgs, App, Middleware } from '@slack/bolt';
import type { RequestKind, Requests } from '../desk/requests.ts';

/** Stands before all others: whatever Slack sends is a request, with an id, from here to its end. */
export function countRequests(app: App, requests: Pick<Requests, 'run'>): void {
  const count: Middleware<AnyMiddlewareArgs> = (args) => {
    const [kind, what] = kindOf(args);
    return requests.run(kind, what, args.next as () => Promise<void>);
  };
  app.use(count);
}

/** What it is, and its name as the manifest or a view of ours has it. */
function kindOf(args: AnyMiddlewareArgs): [RequestKind, string] {
  if ('command' in args) return ['command', ''];
  if ('shortcut' in args) return ['shortcut', word(args.shortcut.callback_id)];
  if ('view' in args) return ['form', word(args.view.callback_id)];
  if ('action' in args) return ['click', word((args.action as { action_id?: string }).action_id)];
  return ['event', 'event' in args ? word((args.event as { type?: string }).type) : ''];
}

/** Names alone: what else came in their place is no business of the log. */
const word = (name: string | undefined): string => (name !== undefined && /^[\w .:-]{1,60}$/u.test(name) ? name : '');
