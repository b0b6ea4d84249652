import type { WebClient } from '@slack/web-api';
import type { Person } from '../desk/ports.ts';
import { ask } from './fault.ts';

/** The parts of Slack's user object that we read. */
export interface SlackUser {
  readonly id?: string;
  readonly team_id?: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly tz?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
}

export function toPerson(user: SlackUser): Person | undefined {
  if (!user.id) return undefined;
  const { display_name, real_name } = user.profile ?? {};
  const guest = user.is_restricted || user.is_ultra_restricted;
  return {
    id: user.id,
    handle: user.name ?? user.id,
    name: display_name || real_name || user.real_name || user.name || user.id,
    zone: user.tz || 'UTC',
    kind: user.is_bot || user.id === 'USLACKBOT' ? 'bot' : guest ? 'guest' : 'member',
    active: !user.deleted,
  };
}

/** Everybody in the workspace, page by page. Slack: `users.list` is Tier 2, so pages are large and come one by one. */
export async function* everybody(client: WebClient): AsyncGenerator<Person[]> {
  for (let cursor = ''; ; ) {
    const page = cursor ? { limit: 200, cursor } : { limit: 200 };
    const { members = [], response_metadata } = await ask(() => client.users.list(page));
    yield members.flatMap((user) => toPerson(user as SlackUser) ?? []);
    cursor = response_metadata?.next_cursor ?? '';
    if (cursor === '') return;
  }
}
