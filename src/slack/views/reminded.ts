import { formatDuration } from '../../domain/duration.ts';
import { commanderOf, type Incident } from '../../domain/incident.ts';
import { publicNote } from '../../domain/public-note.ts';
import { showDay, showTime } from '../../domain/show-time.ts';
import { type Entry, type EntryOf, isKind } from '../../domain/timeline.ts';
import type { Button } from './buttons.ts';
import { cut, escapeText, linked, oneLine } from './mrkdwn.ts';
import { line } from './reply.ts';

/** What the channel hears of a reminder; null for the word in advance, which is private. */
export function reminder(incident: Incident, entry: EntryOf<'reminder'>): string | null {
  const { due, stage = 'due' } = entry.detail;
  const time = showTime(new Date(due), entry.recordedAt);
  const late = formatDuration(entry.recordedAt.getTime() - new Date(due).getTime());
  const how = `${line('/incident update <text>')} posts it, ${line('/incident next 20m')} moves it.`;
  switch (stage) {
    case 'heads_up':
      return null;
    case 'due':
      return `⏰ <@${commanderOf(incident)}> the next update is due (${time}). ${how}`;
    case 'escalation':
      return `🚨 ${calledIn(incident)}the update due at ${time} is ${late} overdue. ${how}`;
    case 'last':
      return `🔕 Last reminder: the update due at ${time} is ${late} overdue. Sitrep is silent until it comes. ${how}`;
  }
}

/** Whoever can step in where the commander does not answer; the declarer where nobody has a role. */
function calledIn({ roles, declaredBy }: Incident): string {
  const named = [roles.deputy, roles.ops].filter((id) => id !== undefined);
  const people = named.length > 0 ? named : [declaredBy];
  return [...new Set(people)].map((id) => `<@${id}> `).join('');
}

/** What can be done about a reminder without typing. */
export function buttonsOf(entry: Entry): Button[] {
  if (isKind(entry, 'reminder') && entry.detail.stage !== 'last') return answers(entry);
  if (!isKind(entry, 'asked')) return [];
  const about = { incident: entry.incidentId, what: 'promise', number: entry.detail.promise } as const;
  return [
    { does: 'post_update', label: 'Post update', about: { incident: entry.incidentId }, primary: true },
    { does: 'done', label: 'It is kept', about },
  ];
}

function answers({ incidentId: incident, detail: { due } }: EntryOf<'reminder'>): Button[] {
  const about = { incident, due };
  return [
    { does: 'post_update', label: 'Post update', about: { incident }, primary: true },
    { does: 'no_change', label: 'No change', about },
    { does: 'snooze', label: 'Snooze 15 min', about },
  ];
}

/** Something came about that somebody waited for with a promise. */
export function asked({ incidentId, detail: { owner, event, words, promise } }: EntryOf<'asked'>): string {
  const said = `“${cut(escapeText(oneLine(words)), 500)}”`;
  return (
    `🤝 <@${owner}> promise ${promise} waits for “${cut(escapeText(oneLine(event)), 300)}”: ${said} ` +
    `If it has come, ${line(`/incident #${incidentId} update <text>`)} keeps it, ${line(`/incident #${incidentId} promise done ${promise}`)} says that it is kept.`
  );
}

/** A new date; where people outside know the old one, with what to tell them. */
export function moved({ detail, text }: EntryOf<'moved'>, by: string, words: string): string {
  const { what, number, from, to, zone } = detail;
  const was = from ? ` (was ${showDay(new Date(from), zone)})` : '';
  const head = `📆 *${what === 'action' ? 'Action' : 'Promise'} ${number}* is due ${showDay(new Date(to), zone)} now${was}, by ${by}${words}`;
  if (!detail.public) return head;
  const draft = linked(publicNote(detail, text)).replaceAll('\n', '\n> ');
  return `${head}\nA note to those who know the old date, to copy and send:\n> ${cut(draft, 2000)}`;
}
