import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Role } from '../../domain/role.ts';
import type { Status } from '../../domain/status.ts';
import { section } from './message.ts';
import { cut } from './mrkdwn.ts';

/** What a button is about. Never what people wrote: it travels through Slack and back. */
export interface About {
  readonly incident: number;
  /** The due time of the reminder that it answers, as an ISO instant. */
  readonly due?: string;
  /** The number of a promise or of an action. */
  readonly number?: number;
  readonly what?: 'promise' | 'action';
  /** A message: where it is, the thread it is in, and who wrote it. */
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string;
  readonly user?: string;
  /** The role that somebody is given, and who had it. */
  readonly role?: Role;
  readonly from?: string;
  /** It was opened in App Home, which shows what comes of it. */
  readonly home?: true;
  /** A page of a timeline: the place it begins at, or ends at, and the moment of which it is (an ISO instant). */
  readonly first?: number;
  readonly last?: number;
  readonly asOf?: string;
  /** The status as a form showed it when it was opened. */
  readonly status?: Status;
}

export interface Button {
  /** Names what it does: see the table in `actions/`. */
  readonly does: string;
  readonly label: string;
  readonly about: About;
  readonly primary?: true;
}

/** A row of buttons. */
export const buttonRow = (buttons: readonly Button[]): ActionsBlock => ({
  type: 'actions',
  elements: buttons.map(({ does, label, about, primary }) => ({
    type: 'button',
    action_id: does,
    text: { type: 'plain_text', text: label, emoji: true },
    value: JSON.stringify(about),
    ...(primary ? { style: 'primary' as const } : {}),
  })),
});

/** Words with a row of buttons below them, where there are any. Slack: 3,000 characters in a section. */
export function withButtons(
  text: string,
  buttons: readonly Button[],
): { readonly text: string; readonly blocks?: readonly KnownBlock[] } {
  if (buttons.length === 0) return { text };
  return { text, blocks: [section(cut(text, 2900, 'the whole text is in the channel')), buttonRow(buttons)] };
}
