import { bot, type Incident } from '../../domain/incident.ts';
import { linkWords } from '../../domain/links.ts';
import { showDue, showTime } from '../../domain/show-time.ts';
import { type Entry, isKind, type Promised } from '../../domain/timeline.ts';
import { amendedTime, sayWhen, toldTime } from '../../domain/told.ts';
import { impactPosted } from './impact.ts';
import { lasted } from './lasted.ts';
import { longestText, type Message } from './message.ts';
import { broughtBy, fileLines, messageBehind } from './message-noted.ts';
import { cut, escapeText, linked, live, oneLine } from './mrkdwn.ts';
import { paperEdited, publishedHere } from './paper.ts';
import { asked, moved } from './reminded.ts';

/** What the incident's channel reads of an entry; null for what the channel sees by itself, or cannot hear. */
export function entryPosted(incident: Incident, entry: Entry): Message | null {
  if (isKind(entry, 'asked')) return asked(entry);
  const told = lineOf(incident, entry);
  return told === null ? null : { text: cut(told, longestText) };
}

function lineOf(incident: Incident, entry: Entry): string | null {
  const message = messageBehind(entry);
  // Whoever is there sees the message, its edits and its end.
  if (message && message.channel === incident.channel) return null;
  // Whom a message from elsewhere names, and who wrote it, have heard of it there.
  const by = entry.by === bot ? 'Sitrep' : message ? escapeText(oneLine(entry.byName)) : `<@${entry.by}>`;
  // What follows the words, such as when the next update is due, is never cut away with them.
  const words = entry.text === '' ? '' : `\n${cut(message ? linked(entry.text) : live(entry), longestText - 1500)}`;
  const now = entry.recordedAt;
  const told = toldTime(entry);
  switch (entry.kind) {
    case 'declared':
    case 'channel_opened':
    case 'channel_lost':
    case 'drafted':
      return null;
    case 'channel_back':
      return `↩️ This channel is back. The record went on meanwhile: \`/incident #${entry.incidentId} timeline\``;
    case 'channel_closed': {
      const line = `\`/incident #${entry.incidentId} …\` works from anywhere`;
      const again = `\`/incident #${entry.incidentId} reopen &lt;why&gt;\` opens it again`;
      return `🗄️ This channel is being archived. The record goes on: ${line}, and ${again}.`;
    }
    case 'deleted':
      return `🗑️ This drill is deleted by ${by}. The channel is being archived.`;
    case 'channel_renamed':
      return null;
    case 'update':
      return `📣 *Update* by ${by}${told ? `, ${sayWhen(told, [], now)}` : ''}${statusChange(entry.detail)}${words}${nextLine(entry.detail.next, now)}`;
    case 'note': {
      const happened = told ? `, ${sayWhen(told, [], now)}` : '';
      const { source } = entry.detail;
      return `📝 *Note* by ${by}${happened}${source ? broughtBy(source) : ''}${words}${cut(fileLines(source), 1000)}`;
    }
    case 'linked':
      return `🔗 ${linkWords(entry.detail).replace(/^./u, (letter) => letter.toUpperCase())}, by ${by}`;
    case 'amended': {
      const really = amendedTime(entry);
      const time = really ? `, it happened ${sayWhen(really, [], now)}` : '';
      return `🖊️ *Entry ${entry.detail.entry} put right* by ${by}${time}${words}`;
    }
    case 'retracted':
      return `🗑️ *Entry ${entry.detail.entry} taken back* by ${by}${words}${entry.detail.next ? nextLine(entry.detail.next, now) : ''}`;
    case 'severity':
      return `🌡️ *Severity* ${entry.detail.from} → *${entry.detail.to}* by ${by}${words}${nextLine(entry.detail.next, now)}`;
    case 'title':
      return `✏️ *Title* by ${by}${words}`;
    case 'role':
      return `🧭 *${entry.detail.role}* is <@${entry.detail.person}>${handoff(entry.detail)}, by ${by}${words}`;
    case 'accepted':
      return `🧭 ${by} has taken *${entry.detail.role}*`;
    case 'declined':
      return `🧭 ${by} cannot be *${entry.detail.role}*: ${entry.detail.back ? `<@${entry.detail.back}> has it again` : 'nobody has it now'}`;
    case 'next':
      return `⏱️ *Next update* by ${by}${nextLine(entry.detail.next, now)}`;
    case 'action': {
      const owner = entry.detail.owner ? ` for <@${entry.detail.owner}>` : '';
      return `☑️ *Action ${entry.seq}*${owner}${dueOn(entry.detail)}, by ${by}${words}`;
    }
    case 'action_done':
      return `✔️ *Action${entry.detail.action === null ? '' : ` ${entry.detail.action}`} done* by ${by}${words}`;
    case 'reminder':
    case 'asked':
    case 'chased':
      return null;
    case 'snoozed':
      return `💤 Reminder snoozed until ${showTime(new Date(entry.detail.until), now)} by ${by}${words}`;
    case 'promised':
      return `🤝 *Promise ${entry.detail.promise.number}* (${entry.detail.promise.kind})${dueOn(entry.detail.promise)}, by ${by}${words}`;
    case 'promise_kept':
      return `🤝 *Promise ${entry.detail.promise} kept* by ${by}: “${cut(escapeText(oneLine(entry.detail.words)), 500)}”${words}`;
    case 'moved':
      return moved(entry, by, words);
    case 'impact':
      return impactPosted(entry, by, words);
    case 'paper_edited':
      return paperEdited(entry, by);
    case 'redrafted':
      return `📄 The postmortem is drafted anew from everything recorded, by ${by}: \`/incident #${entry.incidentId} postmortem\``;
    case 'page_shown':
      return `🌐 *On the status page* as “${cut(escapeText(oneLine(entry.detail.title)), 300)}”, by ${by}`;
    case 'page_hidden':
      return `🌐 *Off the status page*, by ${by}${words}`;
    case 'page_text':
      return entry.text === ''
        ? `🌐 Entry ${entry.detail.entry} stays off the status page, by ${by}`
        : `🌐 *Entry ${entry.detail.entry} on the status page*, by ${by}${words}`;
    case 'published':
      return publishedHere(entry, by);
    case 'resolved':
      return `✅ *Resolved* by ${by}${told ? `, ${sayWhen(told, [], now)},` : ''}${lasted(incident, entry)}${words}`;
    case 'reopened':
      return `🔁 *Reopened* by ${by}${words}${nextLine(entry.detail.next, now)}`;
  }
}

const dueOn = ({ due, zone }: { due: string | null; zone?: string }): string =>
  due ? `, due ${showDue(new Date(due), zone)}` : '';
const statusChange = ({ from, to }: { from: string; to: string }): string => (from === to ? '' : `: ${from} → *${to}*`);
const handoff = ({ from }: { from: string | null }): string => (from ? ` (was <@${from}>)` : '');

function nextLine({ by, due, words }: Promised, now: Date): string {
  const said = cut(escapeText(oneLine(words)), 1000);
  if (by === 'event') return `\n_Next update when ${said}_`;
  if (by === 'none' || due === null) return `\n_No next update${said ? `: ${said}` : ''}_`;
  return `\n_Next update due ${showTime(new Date(due), now)}_`;
}
