import { type ImpactTime, unwritten } from './impacts/time.ts';
import { hit, particulars } from './impacts/words.ts';
import { linkWords } from './links.ts';
import { sectionNames } from './postmortem/section-names.ts';
import { showDue, showTime } from './show-time.ts';
import { filesOf } from './source.ts';
import type { Details, Entry, EntryOf, Promised } from './timeline.ts';
import { amendedTime, showTold } from './told.ts';

/** How the times within a story are shown. */
export interface StoryTimes {
  /** `recordedAt`: when the entry was written down. */
  moment(at: Date, recordedAt: Date): string;
  /** `zone`: where the day of it is meant. */
  due(at: Date, zone: string | undefined): string;
  told(time: ImpactTime, recordedAt: Date): string;
}

/** For whoever reads it on the day. */
const shortly: StoryTimes = { moment: showTime, due: showDue, told: showTold };

/** An entry in words, without time and author: for the timeline, the brief and the postmortem. */
export function storyOf(entry: Entry, times: StoryTimes = shortly): string {
  const { text } = entry;
  switch (entry.kind) {
    case 'declared':
      return `declared ${entry.detail.severity}${sortOf(entry.detail)}: ${text}`;
    case 'linked':
      return linkWords(entry.detail);
    case 'channel_opened':
      return `channel #${entry.detail.name} opened`;
    case 'channel_lost':
      return `channel ${{ archived: 'archived', deleted: 'deleted', left: 'left without Sitrep' }[entry.detail.how]}`;
    case 'channel_back':
      return 'channel is back';
    case 'channel_closed':
      return 'channel closed';
    case 'deleted':
      return 'deleted';
    case 'channel_renamed':
      return `channel renamed to #${entry.detail.name}`;
    case 'update':
      return entry.detail.from === entry.detail.to
        ? `update: ${text}`
        : withWords(`${entry.detail.from} → ${entry.detail.to}`, text);
    case 'note':
      return `${withWords('note', text)}${filesOf(entry.detail.source)}`;
    case 'amended':
      return withWords(`entry ${entry.detail.entry} amended${movedBack(entry, times)}`, text);
    case 'retracted':
      return `entry ${entry.detail.entry} taken back: ${text}`;
    case 'severity':
      return withWords(`severity ${entry.detail.from} → ${entry.detail.to}`, text);
    case 'title':
      return `title changed to: ${text}`;
    case 'role':
      return withWords(`${entry.detail.role}: ${entry.detail.name}`, text);
    case 'accepted':
      return `${entry.detail.role} accepted`;
    case 'declined':
      return `${entry.detail.role} declined${entry.detail.backName ? `, back to ${entry.detail.backName}` : ''}`;
    case 'next':
      return nextStory(entry.detail.next, entry.recordedAt, times);
    case 'action':
      return `action: ${text}${entry.detail.ownerName ? ` (${entry.detail.ownerName})` : ''}${dueBy(entry.detail, times)}`;
    case 'action_done':
      return withWords(entry.detail.action === null ? 'action done' : `action ${entry.detail.action} done`, text);
    case 'reminder':
      return `${reminders[entry.detail.stage ?? 'due']} ${times.moment(new Date(entry.detail.due), entry.recordedAt)}`;
    case 'snoozed':
      return withWords(`reminder snoozed until ${times.moment(new Date(entry.detail.until), entry.recordedAt)}`, text);
    case 'promised':
      return `promise ${entry.detail.promise.number}: ${text}${dueBy(entry.detail.promise, times)}`;
    case 'promise_kept':
      return withWords(`promise ${entry.detail.promise} kept`, text || entry.detail.words);
    case 'moved':
      return `${entry.detail.what} ${entry.detail.number} moved${movedTo(entry.detail, times)}: ${text}`;
    case 'asked':
      return `asked whether promise ${entry.detail.promise} can be kept: ${entry.detail.words}`;
    case 'chased':
      return `asked about ${entry.detail.what} ${entry.detail.number}${dueOn(entry.detail, times)}`;
    case 'impact':
      return withWords(impactStory(entry.detail), text);
    case 'resolved':
      return withWords('resolved', text);
    case 'reopened':
      return withWords('reopened', text);
    case 'drafted':
      return 'postmortem drafted';
    case 'paper_edited':
      return `${sectionNames[entry.detail.section]} of the postmortem written${entry.detail.inFile ? ' in its file' : ''}`;
    case 'redrafted':
      return 'postmortem drafted anew';
    case 'page_shown':
      return `on the status page: ${entry.detail.title}`;
    case 'page_hidden':
      return withWords('taken off the status page', text);
    case 'page_text':
      return text === ''
        ? `entry ${entry.detail.entry} kept off the status page`
        : `entry ${entry.detail.entry} on the status page: ${text}`;
    case 'published':
      return `postmortem: published${entry.detail.version > 1 ? `, version ${entry.detail.version}` : ''}`;
  }
}

function sortOf({ mode, private: isPrivate }: Details['declared']): string {
  const words = [isPrivate ? 'private' : [], mode ?? []].flat();
  return words.length > 0 ? ` (${words.join(', ')})` : '';
}

function impactStory({ from, to, ...said }: Details['impact']): string {
  const ends = { from: unwritten(from), to: unwritten(to) };
  return `impact on ${hit(said)}: ${particulars({ ...said, ...ends, words: '' }).join(', ')}`;
}

const reminders = {
  heads_up: 'heads-up: update due',
  due: 'reminder: update was due',
  escalation: 'escalation: update was due',
  last: 'last reminder: update was due',
} as const;

const movedTo = ({ from, to, zone }: { from: string | null; to: string; zone: string }, { due }: StoryTimes): string =>
  `${from ? ` from ${due(new Date(from), zone)}` : ''} to ${due(new Date(to), zone)}`;

function movedBack(entry: EntryOf<'amended'>, { told }: StoryTimes): string {
  const time = amendedTime(entry);
  return time ? ` to ${told(time, entry.recordedAt)}` : '';
}

const withWords = (what: string, text: string): string => (text === '' ? what : `${what}: ${text}`);
const dueOn = ({ due, zone }: { due: string | null; zone: string }, times: StoryTimes): string =>
  due ? `, due ${times.due(new Date(due), zone)}` : '';
const dueBy = ({ due, zone }: { due: string | null; zone?: string }, times: StoryTimes): string =>
  due ? ` by ${times.due(new Date(due), zone)}` : '';

function nextStory({ by, due, words }: Promised, recordedAt: Date, { moment }: StoryTimes): string {
  if (by === 'none') return withWords('no next update', words);
  if (by === 'event') return `next update when ${words}`;
  return due ? `next update due ${moment(new Date(due), recordedAt)}` : 'next update open';
}
