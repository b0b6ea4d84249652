import type { ActionsBlock, KnownBlock, Overflow, Button as SlackButton } from '@slack/types';
import type { SectionKey } from '../../domain/postmortem/section-key.ts';
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
  /** The message is longer than a field: see there what becomes of the rest. */
  readonly isCut?: true;
  /** The number of an entry. */
  readonly entry?: number;
  /** A section of the postmortem. */
  readonly section?: SectionKey;
  /** When a form was opened, in milliseconds. */
  readonly opened?: number;
  /** They have seen what the checklist found. */
  readonly anyway?: true;
  /** The newest entry when a form was opened: what it began with is looked up as the record stood then. */
  readonly version?: number;
}

export interface Button {
  /** Names what it does: see the table in `actions/`. */
  readonly does: string;
  readonly label: string;
  readonly about: About;
  readonly primary?: true;
  /** It is wanted less often: it stands in the menu at the end of the row, which stays short on a phone. */
  readonly inMenu?: true;
}

/** A row of buttons. */
export function buttonRow(buttons: readonly Button[]): ActionsBlock {
  const rare = buttons.filter(({ inMenu }) => inMenu);
  const shown = buttons.filter(({ inMenu }) => !inMenu).map(button);
  return { type: 'actions', elements: rare.length === 0 ? shown : [...shown, menu(rare)] };
}

/** What a menu is called, whichever of its lines is picked. */
export const more = 'more';

const button = ({ does, label, about, primary }: Button): SlackButton => ({
  type: 'button',
  action_id: does,
  text: { type: 'plain_text', text: label, emoji: true },
  value: JSON.stringify(about),
  ...(primary ? { style: 'primary' as const } : {}),
});

/** Slack: 5 lines in such a menu, 150 characters in the value of each. */
const menu = (others: readonly Button[]): Overflow => ({
  type: 'overflow',
  action_id: more,
  options: others.map(({ does, label, about }) => ({
    text: { type: 'plain_text', text: label, emoji: true },
    value: JSON.stringify({ does, ...about }),
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
