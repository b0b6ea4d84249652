import { publicNote } from '../../domain/public-note.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';
import { linked } from '../views/mrkdwn.ts';

/** What to tell those who know the old date of a promise, where somebody does. */
export function noteToSend(entry: Entry): string[] {
  if (!isKind(entry, 'moved') || !entry.detail.public) return [];
  const note = linked(publicNote(entry.detail, entry.text)).replaceAll('\n', '\n> ');
  return [`A note to those who know the old date, to copy and send:\n> ${note}`];
}
