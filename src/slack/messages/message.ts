import type { SourceFile } from '../../domain/source.ts';

/** A message in Slack, as far as the record needs it. */
export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  /** The message whose thread it is in. */
  readonly thread?: string;
  readonly user?: string;
  readonly botId?: string;
  /** The name under which an app posted it. */
  readonly username?: string;
  /** As Slack encodes it. */
  readonly text: string;
  readonly files: readonly SourceFile[];
  /** Slack's time of its last edit. */
  readonly edited?: string;
  /** Who reacted with what. */
  readonly reactions: ReadonlyArray<{ readonly name: string; readonly users: readonly string[] }>;
}

/** The parts of Slack's message object that we read: all of them may be missing. */
export interface RawMessage {
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly username?: string;
  readonly bot_profile?: { readonly name?: string };
  readonly text?: string;
  readonly attachments?: ReadonlyArray<{ readonly [part in 'pretext' | 'title' | 'text' | 'fallback']?: string }>;
  readonly blocks?: ReadonlyArray<{ readonly text?: { readonly text?: string } | string }>;
  readonly files?: ReadonlyArray<{ readonly [part in 'id' | 'name' | 'title' | 'permalink']?: string }>;
  readonly edited?: { readonly ts?: string };
  readonly reactions?: ReadonlyArray<{ readonly name?: string; readonly users?: readonly string[] }>;
}

export function toMessage(channel: string, raw: RawMessage): SlackMessage {
  const { ts = '', thread_ts: thread, user, bot_id: botId, bot_profile, edited } = raw;
  const username = raw.username || bot_profile?.name;
  return {
    channel,
    ts,
    ...(thread ? { thread } : {}),
    ...(user ? { user } : {}),
    ...(botId ? { botId } : {}),
    ...(username ? { username } : {}),
    text: wordsOf(raw),
    files: (raw.files ?? []).map(({ id = 'file', name, title, permalink = '' }) => ({
      name: name || title || id,
      permalink,
    })),
    ...(edited?.ts ? { edited: edited.ts } : {}),
    reactions: (raw.reactions ?? []).map(({ name = '', users = [] }) => ({ name, users })),
  };
}

/** What it says. A monitor's alert often has its words in attachments or blocks alone. */
export function wordsOf({ text = '', attachments = [], blocks = [] }: RawMessage): string {
  if (text.trim() !== '') return text;
  const attached = attachments.map(
    (part) => [part.pretext, part.title, part.text].filter(Boolean).join('\n') || part.fallback,
  );
  const inBlocks = blocks.map((block) => (typeof block.text === 'string' ? block.text : block.text?.text));
  return [...inBlocks, ...attached].filter(Boolean).join('\n');
}

/** Written by Sitrep: what it says is on the record already, and its edits are our own. */
export function isOurs(
  { user, ...by }: { readonly user?: string; readonly bot_id?: string; readonly botId?: string },
  us: { readonly userId: string; readonly botId: string } | undefined,
): boolean {
  const botId = by.bot_id ?? by.botId;
  return us !== undefined && (user === us.userId || (botId !== undefined && botId === us.botId));
}
