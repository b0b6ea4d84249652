import type { AnyMiddlewareArgs, App, Middleware } from '@slack/bolt';
import type { IdentityKeeper } from './identity.ts';

/**
 * Stands before every listener: what another team sends goes no further, and a click that nothing listens to is
 * acknowledged, or Slack would show its person an error after three seconds. Commands pass: they get an answer.
 */
export function keepTheDoor(app: App, identity: IdentityKeeper): void {
  const door: Middleware<AnyMiddlewareArgs> = async (args) => {
    const { body, next } = args;
    if ('command' in args) return next();
    const team = teamOf(body as unknown as Body);
    const ours = identity.get()?.teamId;
    const foreign = team !== undefined && ours !== undefined && team !== ours;
    if ('event' in args) return foreign ? undefined : next();
    if (!foreign && ('action' in args || 'view' in args || 'shortcut' in args)) return next();
    if ('ack' in args && typeof args.ack === 'function') await (args.ack as () => Promise<void>)();
  };
  app.use(door);
}

interface Body {
  readonly team_id?: string;
  readonly team?: { readonly id?: string } | null;
}

const teamOf = ({ team_id, team }: Body): string | undefined => team_id ?? team?.id;
