import type { AnyMiddlewareArgs, App, Middleware } from '@slack/bolt';
import type { Requests } from '../desk/requests.ts';
import { kindOf, underWay } from './routes.ts';

/** Stands before all others: whatever Slack sends is a request, with an id, from here to its end. */
export function countRequests(app: App, requests: Pick<Requests, 'run'>): void {
  const count: Middleware<AnyMiddlewareArgs> = (args) =>
    requests.run(kindOf(args), whatOf(args), async (request) => {
      args.context[underWay] = request;
      await args.next();
    });
  app.use(count);
}

/** Its name as the manifest or a view of ours has it. */
function whatOf(args: AnyMiddlewareArgs): string {
  if ('command' in args) return '';
  if ('shortcut' in args) return word(args.shortcut.callback_id);
  if ('view' in args) return word(args.view.callback_id);
  if ('action' in args) return word((args.action as { action_id?: string }).action_id);
  return 'event' in args ? word((args.event as { type?: string }).type) : '';
}

/** Names alone: what else came in their place is no business of the log. */
const word = (name: string | undefined): string => (name !== undefined && /^[\w .:-]{1,60}$/u.test(name) ? name : '');
