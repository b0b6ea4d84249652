interface Message {
  readonly channel: string;
  readonly thread: string | undefined;
  readonly metadata: { readonly event_payload: Payload } | undefined;
  readonly at: number;
}

/** Which step of which entry a message is, as the bot writes it on each. */
interface Payload {
  readonly follower: string;
  readonly incident: number;
  readonly seq: number;
  readonly step: string;
}

/** A message, as the bench asks for it. `at`: when the call came, in milliseconds. */
export interface Posted extends Partial<Payload> {
  readonly channel: string;
  readonly at: number;
}

export interface Created {
  readonly id: string;
  readonly name: string;
  readonly creator: string;
  readonly is_member: true;
  readonly at: number;
}

export type Seen = ReturnType<typeof createSeen>;

/** What came to Slack. */
export function createSeen() {
  const created = new Map<string, Created>();
  const messages = new Map<string, Array<Message & { readonly ts: string }>>();
  const homes: Array<{ readonly at: number; readonly size: number }> = [];
  const calls = new Map<string, number>();
  let last = Date.now() * 1000;

  return {
    called: (method: string) => void calls.set(method, (calls.get(method) ?? 0) + 1),
    channels: () => [...created.values()],
    /** Undefined where the name is taken. */
    create(name: string, creator: string, at: number): Created | undefined {
      if (created.has(name)) return undefined;
      const id = `CQ${String(created.size + 1).padStart(8, '0')}`;
      const channel = { id, name, creator, is_member: true, at } as const;
      created.set(name, channel);
      return channel;
    },
    /** Its timestamp: no two are the same. */
    post(message: Message): string {
      last = Math.max(last + 1, Date.now() * 1000);
      const ts = `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
      const there = messages.get(message.channel) ?? [];
      there.push({ ...message, ts });
      messages.set(message.channel, there);
      return ts;
    },
    /** Newest first, as Slack gives them. */
    after: (channel: string, oldest = '0') =>
      (messages.get(channel) ?? [])
        .filter(({ ts }) => ts > oldest)
        .map(({ ts, metadata }) => ({ ts, ...(metadata && { metadata: { event_type: 'sitrep_entry', ...metadata } }) }))
        .reverse(),
    home: (size: number, at: number) => void homes.push({ size, at }),

    /** All of it, for the bench. */
    all: () => ({
      created: [...created.values()],
      posted: [...messages.values()]
        .flat()
        .map(({ channel, at, metadata }) => ({ channel, at, ...metadata?.event_payload })),
      homes,
      calls: Object.fromEntries(calls),
    }),
  };
}

export type All = ReturnType<Seen['all']>;
