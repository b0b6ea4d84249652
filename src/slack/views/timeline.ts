import type { KnownBlock } from '@slack/types';
import type { Standing, Stretch } from '../../domain/as-it-stands.ts';
import type { Incident } from '../../domain/incident.ts';
import { addedAfter, remarksOf } from '../../domain/remarks.ts';
import { showDate } from '../../domain/show-time.ts';
import { storyOf } from '../../domain/story.ts';
import { isKind } from '../../domain/timeline.ts';
import { showEntryTime } from '../../domain/told.ts';
import { type Button, buttonRow } from './buttons.ts';
import { section } from './message.ts';
import { messageLink } from './message-noted.ts';
import { cut, escapeText, oneLine, pieces } from './mrkdwn.ts';

/** As many entries as one reads at a time. A timeline that has no more is shown whole. */
export const entriesOnPage = 50;

/** Slack: a message may be refused when all its blocks hold more than about 12,000 characters. */
const longestPage = 9000;
/** Slack: 3,000 characters in a section. */
const longestSection = 2900;

/** The moment of which it is the record, and how it reads; no moment where that is the present. */
export interface AsOf {
  readonly at: Date | undefined;
  readonly words: string;
}

interface Shown {
  readonly incident: Pick<Incident, 'id' | 'title'>;
  readonly stretch: Stretch;
  readonly asOf?: AsOf | undefined;
}

/** A page of a long timeline. Where not all of a stretch has room, what is kept begins at its start, or ends at its end. */
export function timelinePage({ incident, stretch, asOf }: Shown, keeps: 'start' | 'end') {
  const { total, from: start } = stretch;
  const lines = stretch.entries.map(timelineLine);
  const kept = keeps === 'start' ? fitting(lines) : fitting(lines.toReversed()).toReversed();
  const from = keeps === 'start' ? start : start + lines.length - kept.length;
  const to = from + kept.length - 1;
  const which = `entries ${count(from)} to ${count(to)} of ${count(total)}`;
  const more = `\`/incident #${incident.id} timeline from <entry>\` begins at an entry.`;
  const text = [timelineHead({ incident, asOf }, which), ...kept, escapeText(more)];
  const about = { incident: incident.id, ...(asOf?.at ? { asOf: asOf.at.toISOString() } : {}) };
  const buttons: Button[] = [
    ...(from > 1 ? [{ does: 'timeline_older', label: 'Older', about: { ...about, last: from - 1 } }] : []),
    ...(to < total ? [{ does: 'timeline_newer', label: 'Newer', about: { ...about, first: to + 1 } }] : []),
  ];
  return { text: text.join('\n'), blocks: [...sections(text), ...(buttons.length > 0 ? [buttonRow(buttons)] : [])] };
}

/** `✅ Timeline of #1 “…”, 12 entries:` */
export const timelineHead = ({ incident: { id, title }, asOf }: Omit<Shown, 'stretch'>, which: string): string =>
  `✅ Timeline of #${id} “${cut(escapeText(oneLine(title)), 200, 'whole in the postmortem')}”${asOf ? ` as of ${asOf.words}` : ''}, ${which}:`;

/** An entry on one line, with what was done to it later. */
export function timelineLine(standing: Standing): string {
  const { entry, retractedIn } = standing;
  const author = entry.byName;
  const story = cut(escapeText(oneLine(storyOf(entry))), 400, 'whole in the postmortem');
  const late = addedAfter(standing);
  const from = isKind(entry, 'note') && entry.detail.source ? [messageLink(entry.detail.source.permalink)] : [];
  const old = (text: string) => `“${cut(escapeText(oneLine(text)), 200, 'whole in the postmortem')}”`;
  const remarks = [...(late ? [`added ${late} later`] : []), ...remarksOf(standing, old), ...from];
  const beside = remarks.length > 0 ? ` (${remarks.join('; ')})` : '';
  return `${entry.seq}. ${showEntryTime(entry, showDate)} · ${escapeText(author)} · ${retractedIn ? `~${story}~` : story}${beside}`;
}

/** As many as have room, but one at least. */
function fitting(lines: readonly string[]): string[] {
  let left = longestPage;
  const end = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return lines.slice(0, end < 0 ? lines.length : Math.max(1, end));
}

function sections(lines: readonly string[]): KnownBlock[] {
  const texts: string[] = [];
  for (const piece of lines.flatMap((line) => pieces(line, longestSection))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + piece.length < longestSection)
      texts[texts.length - 1] = `${last}\n${piece}`;
    else texts.push(piece);
  }
  return texts.map(section);
}

const count = (number: number): string => number.toLocaleString('en-US');
