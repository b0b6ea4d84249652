import type { KnownBlock } from '@slack/types';

/** What every view makes. `text` alone tells the story: screen readers and notifications have nothing else. */
export interface Message {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

/** Slack cuts the text of a message above 40,000 characters, and refuses an update above 4,000. */
export const longestText = 39_000;
export const longestUpdate = 3_900;

/** `verbatim`: Slack must not make links or mentions of what only looks like one. */
export const section = (text: string): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim: true },
});

export const context = (text: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text, verbatim: true }],
});
