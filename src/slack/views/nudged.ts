import type { Doubt } from '../../domain/clock-check/check.ts';
import type { Incident } from '../../domain/incident.ts';
import { showDue, showTime } from '../../domain/show-time.ts';
import type { Entry, EntryOf } from '../../domain/timeline.ts';
import { wallTimeOf } from '../../domain/zone.ts';
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

/** Two times that cannot both be right. */
export function timesAsked({ id }: Incident, { seq }: Entry, { sentence, against }: Doubt): Message {
  const lines = [seq, ...(against === null ? [] : [against])].map((number) =>
    line(`/incident #${id} amend ${number} <text>`),
  );
  return {
    text: `🕰️ #${id}: ${cut(escapeText(sentence), 1500)}\n${lines.join(' or ')} puts it right; if both are, nothing is to be done.`,
  };
}

/** What somebody owes after, or beside, an incident: an action, or a promise to people outside. */
export function owed(
  { id, title }: Incident,
  { detail, recordedAt }: EntryOf<'chased'>,
  reader: string | null,
): Message {
  const { what, number, words, owner } = detail;
  const name = `${what === 'action' ? 'Action' : 'Promise'} ${number} of #${id} “${cut(escapeText(oneLine(title)), 200)}”`;
  // Somebody else reads it where the owner cannot.
  const whose = reader === owner ? '' : ` (of <@${owner}>)`;
  const lines =
    `${line(`/incident #${id} ${what} done ${number}`)} says that it is done, ` +
    `${line(`/incident #${id} ${what} move ${number} <date>: <why>`)} gives it another date.`;
  const about = { incident: id, what, number };
  const buttons: Button[] = [
    { does: 'done', label: 'Done', about, primary: true },
    { does: 'new_date', label: 'New date', about },
  ];
  const text = `📌 ${name}${whose} ${whenDue(detail, recordedAt)}:\n> ${cut(linked(oneLine(words)), 1500)}\n${lines}`;
  return withButtons(text, buttons);
}

function whenDue({ due, zone, stage }: EntryOf<'chased'>['detail'], now: Date): string {
  if (due === null) return 'has no date yet';
  const at = new Date(due);
  const shown = showDue(at, zone);
  if (stage === 'overdue') return `was due ${shown}, ${howLong(now, at)} ago`;
  const days = daysBetween(now, at, zone);
  if (days === 0) return `is due today, ${shown}`;
  return `is due ${days === 1 ? 'tomorrow' : `in ${days} days`}, ${shown}`;
}

function daysBetween(now: Date, due: Date, zone: string): number {
  const dayOf = (at: Date) => {
    const { year, month, day } = wallTimeOf(at, zone);
    return Date.UTC(year, month - 1, day) / 86_400_000;
  };
  return dayOf(due) - dayOf(now);
}

function howLong(now: Date, due: Date): string {
  const days = Math.max(1, Math.round((now.getTime() - due.getTime()) / 86_400_000));
  const count = Math.round(days / 7);
  if (days < 6) return days === 1 ? 'a day' : `${days} days`;
  return count === 1 ? 'a week' : `${count} weeks`;
}
