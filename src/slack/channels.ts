import type { WebClient } from '@slack/web-api';
import { ask } from './fault.ts';

export interface Channel {
  readonly id?: string;
  readonly name?: string;
  /** Unix seconds. */
  readonly created?: number;
  readonly creator?: string;
  readonly is_archived?: boolean;
  readonly is_private?: boolean;
  readonly is_member?: boolean;
}

/** The channels of a sort that we are in. */
export async function* ourChannels(
  client: WebClient,
  types: 'public_channel' | 'private_channel',
): AsyncGenerator<Channel> {
  yield* paged((cursor) => client.users.conversations({ types, exclude_archived: false, limit: 200, ...cursor }));
}

/** The public channels of the workspace that are not archived. */
export async function* publicChannels(client: WebClient): AsyncGenerator<Channel> {
  yield* paged((cursor) =>
    client.conversations.list({ types: 'public_channel', exclude_archived: true, limit: 900, ...cursor }),
  );
}

/** Who is in a channel. Throws what `ask` throws. */
export async function membersOf(client: WebClient, channel: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor = ''; ; ) {
    const page = { channel, limit: 1000, ...(cursor ? { cursor } : {}) };
    const { members = [], response_metadata } = await ask(() => client.conversations.members(page));
    found.push(...members);
    cursor = response_metadata?.next_cursor ?? '';
    if (cursor === '') return found;
  }
}

type Page = { channels?: Channel[]; response_metadata?: { next_cursor?: string } };

async function* paged(read: (cursor: { cursor?: string }) => Promise<Page>): AsyncGenerator<Channel> {
  for (let cursor = ''; ; ) {
    const { channels = [], response_metadata } = await ask(() => read(cursor ? { cursor } : {}));
    yield* channels;
    cursor = response_metadata?.next_cursor ?? '';
    if (cursor === '') return;
  }
}
