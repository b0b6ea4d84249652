import type { Incident } from '../../domain/incident.ts';
import { storyOf } from '../../domain/story.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';
import { entryAnnounced } from './announced.ts';
import { nextUpdate, readersTime } from './card.ts';
import { longestText, type Message } from './message.ts';
import { cut, escapeText, linked, oneLine } from './mrkdwn.ts';

/** What somebody who follows an incident from afar reads of an entry: which incident, what happened, what is next. */
export function newsOf(incident: Incident, entry: Entry): Message | null {
  const told = isKind(entry, 'declared') ? { text: linked(storyOf(entry)) } : entryAnnounced(entry);
  if (!told) return null;
  const { id, severity, title, status, channel } = incident;
  const name = cut(escapeText(oneLine(title)), 300);
  const place = channel && !incident.channelLoss ? ` · <#${channel}>` : '';
  const next = status === 'resolved' ? '' : `\nNext update ${nextUpdate(incident, readersTime)}`;
  const head = `*${severity} · #${id} ${name}* · ${status}${place}`;
  return { text: cut(`${head}\n${told.text}`, longestText - next.length) + next };
}
