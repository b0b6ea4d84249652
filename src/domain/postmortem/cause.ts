import { showDate } from '../show-time.ts';
import { type Entry, isKind } from '../timeline.ts';
import { showEntryTime } from '../told.ts';
import { askNote } from './asking.ts';
import { noted } from './facts.ts';
import { list } from './markdown.ts';
import type { Material, Section } from './section.ts';
import { quoted, stopped } from './sentence.ts';

/** Why it happened, in the words of those who found out; until they say it, what they wrote when it was identified. */
export function causeSection({ standing, incident: { id } }: Material): Section {
  const causes = noted(standing, 'cause');
  const body = list(causes.length > 0 ? causes : standing.filter(isIdentified).slice(-1).map(identified));
  const questions =
    causes.length > 0 ? [] : [askNote(id, 'cause', 'What made it possible, and why did it happen now?')];
  return { key: 'cause', title: 'Root cause', body, questions };
}

const isIdentified = (entry: Entry): boolean =>
  isKind(entry, 'update') &&
  entry.detail.to === 'identified' &&
  entry.detail.from !== 'identified' &&
  entry.text !== '';

const identified = (entry: Entry): string =>
  stopped(`When it was identified (${showEntryTime(entry, showDate)}), ${entry.byName} wrote: ${quoted(entry.text)}`);
