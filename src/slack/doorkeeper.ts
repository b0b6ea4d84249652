import type { AnyMiddlewareArgs } from '@slack/bolt';
import type { IdentityKeeper } from './identity.ts';

/**
 * Whether something may come in: what another team sends goes no further, and a click that nobody takes is acknowledged
 * here, or Slack would show its person an error after three seconds. Commands pass: they get an answer.
 */
export const doorkeeper =
  (identity: IdentityKeeper) =>
  async (args: AnyMiddlewareArgs): Promise<boolean> => {
    if ('command' in args) return true;
    const team = teamOf(args.body as unknown as Body);
    const ours = identity.get()?.teamId;
    const foreign = team !== undefined && ours !== undefined && team !== ours;
    if ('event' in args) return !foreign;
    if (!foreign && ('action' in args || 'view' in args || 'shortcut' in args)) return true;
    if ('ack' in args && typeof args.ack === 'function') await (args.ack as () => Promise<void>)();
    return false;
  };

interface Body {
  readonly team_id?: string;
  readonly team?: { readonly id?: string } | null;
}

const teamOf = ({ team_id, team }: Body): string | undefined => team_id ?? team?.id;
