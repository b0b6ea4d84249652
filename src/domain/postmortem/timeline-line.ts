import type { Standing } from '../as-it-stands.ts';
import { addedAfter, remarksOf } from '../remarks.ts';
import { showInstant } from '../show-time.ts';
import { storyOf } from '../story.ts';
import { isKind } from '../timeline.ts';
import { absolute, showEntryInstant } from './absolute.ts';
import { prose } from './markdown.ts';

/** An entry in Markdown, as it reads now, with what was said of it later, and what else is to stand beside it. */
export function timelineLine(standing: Standing, also: readonly string[] = []): string {
  const { entry, first, retractedIn } = standing;
  const author = prose(entry.byName);
  const late = addedAfter(standing) === null ? [] : [`written ${showInstant(first.recordedAt)}`];
  const from = isKind(entry, 'note') && entry.detail.source ? [`message: ${entry.detail.source.permalink}`] : [];
  const beside = [...from, ...late, ...remarksOf(standing, (old) => `“${prose(old, '  ')}”`), ...also];
  const story = prose(storyOf(entry, absolute), '  ');
  const words = retractedIn ? `~~${story}~~` : story;
  return `**${showEntryInstant(entry)}** ${author}: ${words}${beside.length > 0 ? ` _(${beside.join('; ')})_` : ''}`;
}
