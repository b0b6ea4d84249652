import type { WebClient } from '@slack/web-api';
import { ask } from './fault.ts';

export interface Channel {
  readonly id?: string;
  readonly name?: string;
  readonly creator?: string;
  readonly is_archived?: boolean;
  readonly is_member?: boolean;
}

/** The channels we are in. */
export async function* ourChannels(client: WebClient): AsyncGenerator<Channel> {
  yield* paged((cursor) =>
    client.users.conversations({ types: 'public_channel', exclude_archived: false, limit: 200, ...cursor }),
  );
}

/** The public channels of the workspace that are not archived. */
export async function* publicChannels(client: WebClient): AsyncGenerator<Channel> {
  yield* paged((cursor) =>
    client.conversations.list({ types: 'public_channel', exclude_archived: true, limit: 900, ...cursor }),
  );
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
