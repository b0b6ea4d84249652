import { formatDuration } from '../../domain/duration.ts';
import type { Incident } from '../../domain/incident.ts';
import { noted, whatFixedIt } from '../../domain/postmortem/facts.ts';
import { showDate } from '../../domain/show-time.ts';
import { storyOf } from '../../domain/story.ts';
import type { Entry } from '../../domain/timeline.ts';
import { longestText, longestUpdate, type Message, section } from './message.ts';
import { cut, escapeText, linked, oneLine } from './mrkdwn.ts';

/** What the announcement's thread reads of an entry: news for everybody, no work of the responders. */
export function entryAnnounced(entry: Entry): Message | null {
  switch (entry.kind) {
    case 'update':
    case 'severity':
    case 'title':
    case 'resolved':
    case 'reopened':
    case 'channel_lost':
      return {
        text: cut(`${entry.byName ? `*${escapeText(entry.byName)}* · ` : ''}${linked(storyOf(entry))}`, longestText),
      };
    default:
      return null;
  }
}

/** What managers read when it is over. */
export function summary(
  incident: Incident,
  timeline: readonly Entry[],
  lead: string,
  permalink: string | null,
): Message {
  const { id, severity, title, declaredAt, resolvedAt } = incident;
  const took = resolvedAt ? formatDuration(resolvedAt.getTime() - declaredAt.getTime()) : '—';
  const lines = [
    `✅ *${cut(escapeText(oneLine(`${severity.toUpperCase()} · #${id} ${title}`)), 300, 'see the draft')}* is resolved.`,
    `*Duration:* ${took} (${showDate(declaredAt)} to ${resolvedAt ? showDate(resolvedAt) : '—'})`,
    `*Impact:* ${shown(points(noted(timeline, 'impact'))) || 'none recorded'}`,
    `*Led by:* ${escapeText(lead)}`,
    `*What fixed it:* ${shown(whatFixedIt(timeline)) || 'nothing recorded'}`,
    permalink ? `*Postmortem draft:* <${permalink}>` : `*Postmortem draft:* \`/incident #${id} postmortem\``,
  ];
  const text = cut(lines.join('\n'), longestUpdate);
  return { text, blocks: [section(cut(text, 2900))] };
}

/** One stands in the line, several below it. */
export const points = (facts: readonly string[]): string =>
  facts.length > 1 ? facts.map((fact) => `\n• ${fact}`).join('') : facts.join('');

const shown = (text: string): string => cut(linked(text), 700, 'see the draft');
