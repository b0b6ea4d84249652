import { showImpactTime } from '../../domain/impacts/time.ts';
import { prose } from '../../domain/postmortem/markdown.ts';
import { type Paper, sectionIn } from '../../domain/postmortem/paper.ts';
import { bodyOf } from '../../domain/postmortem/paper-markdown.ts';
import { peopleMarkdown } from '../../domain/postmortem/people-markdown.ts';
import type { Recorded } from '../../domain/postmortem/recorded-since.ts';
import { sectionNames } from '../../domain/postmortem/section-names.ts';
import { showDate } from '../../domain/show-time.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';
import { toldTime } from '../../domain/told.ts';

/** What is added to a canvas of what people wrote into the paper, and that it went out; null where it is neither. */
export function workAdded(entry: Entry): string | null {
  const since = heading(entry.recordedAt);
  if (isKind(entry, 'paper_edited')) {
    const who = entry.detail.inFile ? 'in its file' : `by ${prose(entry.byName)}`;
    const name = sectionNames[entry.detail.section];
    return `${since}\n\n**${name}**, written anew ${who}:\n\n${peopleMarkdown(entry.text).trim()}`;
  }
  if (isKind(entry, 'published')) {
    const at = toldTime(entry);
    return `${since}\n\n**Published**, ${at ? showImpactTime(at) : showDate(entry.at)}.`;
  }
  return null;
}

/** What is added where somebody takes back a text of theirs; null where that is not what an entry does. */
export function editTakenBack(entry: Entry, paper: Paper): string | null {
  const since = heading(entry.recordedAt);
  if (!isKind(entry, 'retracted') || entry.detail.of !== 'paper_edited') return null;
  const taken = paper.timeline.find(({ seq }) => seq === entry.detail.entry);
  if (!taken || !isKind(taken, 'paper_edited')) return null;
  const { section } = taken.detail;
  const now = bodyOf(sectionIn(paper, section)) || '_nothing_';
  return `${since}\n\n**${sectionNames[section]}**, as entry ${taken.seq} had it, is taken back. It reads:\n\n${now}`;
}

/** What was recorded since; null where that is nothing. */
export function factsAdded(recorded: readonly Recorded[], now: Date): string | null {
  if (recorded.length === 0) return null;
  const parts = recorded.map(({ title, items }) => `### ${title}\n\n${items.map((item) => `- ${item}`).join('\n')}`);
  return [heading(now), ...parts].join('\n\n');
}

const heading = (at: Date): string => `## Recorded since ${showDate(at)}`;
