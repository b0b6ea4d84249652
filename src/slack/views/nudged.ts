import type { Incident } from '../../domain/incident.ts';
import { showDay, showTime } from '../../domain/show-time.ts';
import type { EntryOf } from '../../domain/timeline.ts';
import { type Button, withButtons } from './buttons.ts';
import type { Message } from './message.ts';
import { cut, escapeText, linked, oneLine } from './mrkdwn.ts';
import { line } from './reply.ts';

/** A word in advance to whoever answers for the next update. */
export function headsUp(
  { id, title, channel }: Incident,
  { detail: { due }, recordedAt }: EntryOf<'reminder'>,
): Message {
  const where = channel ? ` in <#${channel}>` : '';
  const time = showTime(new Date(due), recordedAt);
  const text =
    `⏳ The next update of #${id} “${cut(escapeText(oneLine(title)), 200)}”${where} comes due at ${time}. ` +
    `${line(`/incident #${id} update <text>`)} posts it, ${line(`/incident #${id} next 20m`)} moves it.`;
  const about = { incident: id, due };
  return withButtons(text, [
    { does: 'post_update', label: 'Post update', about: { incident: id }, primary: true },
    { does: 'no_change', label: 'No change', about },
  ]);
}

/** What somebody owes after, or beside, an incident: an action, or a promise to people outside. */
export function owed({ id, title }: Incident, { detail, recordedAt }: EntryOf<'chased'>): Message {
  const { what, number, words, due, zone, stage } = detail;
  const name = `${what === 'action' ? 'Action' : 'Promise'} ${number} of #${id} “${cut(escapeText(oneLine(title)), 200)}”`;
  const day = showDay(new Date(due), zone);
  const when = {
    soon: `is due in two days, ${day}`,
    today: `is due today, ${day}`,
    overdue: `was due ${day}, ${weeks(recordedAt, new Date(due))} ago`,
  }[stage];
  const lines =
    `${line(`/incident #${id} ${what} done ${number}`)} says that it is done, ` +
    `${line(`/incident #${id} ${what} move ${number} <date>: <why>`)} gives it another date.`;
  const about = { incident: id, what, number };
  const buttons: Button[] = [
    { does: 'done', label: 'Done', about, primary: true },
    { does: 'new_date', label: 'New date', about },
  ];
  return withButtons(`📌 ${name} ${when}:\n> ${cut(linked(oneLine(words)), 1500)}\n${lines}`, buttons);
}

function weeks(now: Date, due: Date): string {
  const count = Math.max(1, Math.round((now.getTime() - due.getTime()) / 604_800_000));
  return count === 1 ? 'a week' : `${count} weeks`;
}
