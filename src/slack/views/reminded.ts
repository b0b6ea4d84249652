import { formatDuration } from '../../domain/duration.ts';
import type { Incident } from '../../domain/incident.ts';
import { publicNote } from '../../domain/public-note.ts';
import { showDue, showTime } from '../../domain/show-time.ts';
import type { Entry, EntryOf } from '../../domain/timeline.ts';
import { type Button, withButtons } from './buttons.ts';
import type { Message } from './message.ts';
import { cut, escapeText, linked, oneLine } from './mrkdwn.ts';
import { line } from './reply.ts';

/**
 * What the channel hears of a reminder, and whom it calls; null for the word in advance, which is private. Where the
 * channel cannot hear it, people read it alone: then it says of which incident.
 */
export function reminder(entry: EntryOf<'reminder'>, called: readonly string[], alone?: Incident): Message | null {
  const { due, stage = 'due' } = entry.detail;
  const time = showTime(new Date(due), entry.recordedAt);
  const late = formatDuration(entry.recordedAt.getTime() - new Date(due).getTime());
  const named = alone ? `#${alone.id} “${cut(escapeText(oneLine(alone.title)), 200)}”: ` : '';
  const people = named + called.map((id) => `<@${id}> `).join('');
  const verb = alone ? `/incident #${alone.id}` : '/incident';
  const how = `${line(`${verb} update <text>`)} posts it, ${line(`${verb} next 20m`)} moves it.`;
  switch (stage) {
    case 'heads_up':
      return null;
    case 'due':
      return withButtons(`⏰ ${people}the next update is due (${time}). ${how}`, answers(entry));
    case 'escalation':
      return withButtons(`🚨 ${people}the update due at ${time} is ${late} overdue. ${how}`, answers(entry));
    case 'last':
      return {
        text: `🔕 ${named}Last reminder: the update due at ${time} is ${late} overdue. Sitrep is silent until it comes. ${how}`,
      };
  }
}

/** The same when something has answered it: without its buttons. */
export function answered(view: Message | null, entry: EntryOf<'reminder'>, by: Entry): Message | null {
  return view && { text: `${view.text}\n✔️ Answered at ${showTime(by.recordedAt, entry.recordedAt)}.` };
}

/** What can be done about it without typing. */
function answers({ incidentId: incident, detail: { due } }: EntryOf<'reminder'>): Button[] {
  const about = { incident, due };
  return [
    { does: 'post_update', label: 'Post update', about: { incident }, primary: true },
    { does: 'no_change', label: 'No change', about },
    { does: 'snooze', label: 'Snooze 15 min', about },
  ];
}

/** Something came about that somebody waited for with a promise. */
export function asked({ incidentId, detail: { owner, kind, event, words, promise } }: EntryOf<'asked'>): Message {
  const said = `“${cut(escapeText(oneLine(words)), 500)}”`;
  const text =
    `🤝 <@${owner}> promise ${promise} waits for “${cut(escapeText(oneLine(event)), 300)}”: ${said} ` +
    `If it has come and you have kept it, ${line(`/incident #${incidentId} promise done ${promise}`)} says so.`;
  const about = { incident: incidentId, what: 'promise', number: promise } as const;
  const news: Button = { does: 'post_update', label: 'Post update', about, primary: true };
  return withButtons(text, [...(kind === 'update' ? [news] : []), { does: 'done', label: 'It is kept', about }]);
}

/** A new date; where people outside know the old one, with what to tell them. */
export function moved({ detail, text }: EntryOf<'moved'>, by: string, words: string): string {
  const { what, number, from, to, zone } = detail;
  const was = from ? ` (was ${showDue(new Date(from), zone)})` : '';
  const head = `📆 *${what === 'action' ? 'Action' : 'Promise'} ${number}* is due ${showDue(new Date(to), zone)} now${was}, by ${by}${words}`;
  if (!detail.public) return head;
  const draft = linked(publicNote(detail, text)).replaceAll('\n', '\n> ');
  return `${head}\nA note to those who know the old date, to copy and send:\n> ${cut(draft, 2000)}`;
}
