import { differenceInDays } from 'date-fns/differenceInDays';
import { showImpactTime } from '../../domain/impacts/time.ts';
import { nobodyKnows } from '../../domain/impacts/window.ts';
import type { Incident } from '../../domain/incident.ts';
import { impactFacts, whatFixedIt } from '../../domain/postmortem/facts.ts';
import { showDue, showTime } from '../../domain/show-time.ts';
import { storyOf } from '../../domain/story.ts';
import type { Entry, EntryKind, EntryOf } from '../../domain/timeline.ts';
import { beganAt, endedAt } from '../../domain/told.ts';
import { tookWords } from '../../domain/took.ts';
import { longestText, longestUpdate, type Message, section } from './message.ts';
import { cut, escapeText, linked, oneLine } from './mrkdwn.ts';
import { publishedToAll } from './paper.ts';

/** What the announcement's thread reads of an entry: news for everybody, no work of the responders. */
export function entryAnnounced(entry: Entry): Message | null {
  switch (entry.kind) {
    case 'reminder':
      return overdue(entry);
    case 'chased':
      return isWeekLate(entry) ? { text: cut(owedStill(entry), longestText) } : null;
    case 'amended':
    case 'retracted':
      return heard.has(entry.detail.of) ? said(entry) : null;
    case 'moved':
      return entry.detail.public ? said(entry) : null;
    case 'channel_opened':
      return entry.detail.instead ? said(entry) : null;
    case 'published':
      return publishedToAll(entry);
    case 'impact':
    case 'promised':
    case 'promise_kept':
    case 'update':
    case 'severity':
    case 'title':
    case 'resolved':
    case 'reopened':
    case 'page_shown':
    case 'page_hidden':
    case 'channel_lost':
      return said(entry);
    default:
      return null;
  }
}

/** What was told outside is put right outside. */
const heard: ReadonlySet<EntryKind> = new Set([
  'declared',
  'update',
  'severity',
  'resolved',
  'reopened',
  'promised',
  'promise_kept',
  'impact',
]);

const said = (entry: Entry): Message => ({
  text: cut(`${entry.byName ? `*${escapeText(entry.byName)}* · ` : ''}${linked(storyOf(entry))}`, longestText),
});

/** Who waits outside should know that it is seen. */
function overdue({ detail: { due, stage }, recordedAt }: EntryOf<'reminder'>): Message | null {
  if (stage !== 'escalation' && stage !== 'last') return null;
  const since = showTime(new Date(due), recordedAt);
  const now = stage === 'last' ? '; Sitrep reminds nobody further until it comes' : '';
  return { text: `⏳ The update due at ${since} is overdue${now}.` };
}

/** Asked for in the morning, so that the seventh day may not be over. */
const isWeekLate = ({ detail: { stage, due }, recordedAt }: EntryOf<'chased'>): boolean =>
  stage === 'overdue' && due !== null && differenceInDays(recordedAt, new Date(due)) >= 6;

function owedStill({ detail: { what, number, words, due, zone } }: EntryOf<'chased'>): string {
  const name = cut(linked(oneLine(words)), 1000);
  return `⏳ ${what === 'action' ? 'Action' : 'Promise'} ${number} is overdue since ${due ? showDue(new Date(due), zone) : '—'}: “${name}”`;
}

/** What managers read when it is over. */
export function summary(
  incident: Incident,
  timeline: readonly Entry[],
  lead: string,
  permalink: string | null,
): Message {
  const { id, severity, title, mode } = incident;
  const [began, ended] = [beganAt(incident), endedAt(incident)].map((at) => (at ? showImpactTime(at) : nobodyKnows));
  const name = cut(escapeText(oneLine(`${severity.toUpperCase()} · #${id} ${title}`)), 300, 'see the draft');
  const lines = [
    mode === 'retro' ? `🗂️ *RETRO · ${name}* is over; it was written down after the fact.` : `✅ *${name}* is resolved.`,
    `*Duration:* ${tookWords(incident)} (${began} to ${ended})`,
    `*Impact:* ${shown(points(impactFacts(timeline))) || 'none recorded'}`,
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
