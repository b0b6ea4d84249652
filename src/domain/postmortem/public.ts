import { showImpactTime } from '../impacts/time.ts';
import { nobodyKnows } from '../impacts/window.ts';
import { bot } from '../incident.ts';
import { type Entry, isKind } from '../timeline.ts';
import { beganAt, endedAt } from '../told.ts';
import { tookWords } from '../took.ts';
import type { Known } from './as-it-was.ts';
import { prose } from './markdown.ts';
import { drafts, type Paper, type PaperSection } from './paper.ts';
import { bodyOf } from './paper-markdown.ts';
import type { SectionKey } from './section-key.ts';

/** What the record says for anybody. The others speak of people and of work: they go outside only as somebody wrote them. */
const forAnybody: ReadonlySet<SectionKey> = new Set([
  'impact',
  'cause',
  'detection',
  'resolution',
  'lessons',
  'commitments',
]);

/** What is read outside: what the record says for anybody, and whatever somebody wrote. */
export const goesOut = ({ edit, key }: PaperSection): boolean => edit !== null || forAnybody.has(key);

/**
 * The sections that are published, in their order: as somebody wrote them, or as the record alone has them when nobody in
 * it has a name, and what is only owed among ourselves is left out.
 */
export function publicSections(paper: Paper): readonly PaperSection[] {
  const sections = known.get(paper) ?? drawnFrom(paper);
  known.set(paper, sections);
  return sections;
}

/** The checklist asks several times, and whatever is published asks once more. */
const known = new WeakMap<Paper, readonly PaperSection[]>();

function drawnFrom(paper: Paper): PaperSection[] {
  const drafted = drafts(withoutNames(paper), paper.now, true);
  return paper.sections
    .filter(goesOut)
    .map((one) => ({ ...one, body: one.edit ? one.body : (drafted.find(({ key }) => key === one.key)?.body ?? '') }))
    .filter((section) => bodyOf(section) !== '');
}

/** Whoever it was: to people outside it was all of us. */
const us = 'our team';

const withoutNames = ({ incident, timeline, promises }: Known): Known => ({
  incident,
  timeline: timeline
    .filter(({ kind }) => kind !== 'action')
    .map((entry) => (entry.by === bot ? entry : nameless(entry))),
  promises: promises.filter(({ origin }) => origin !== 'rule'),
});

function nameless(entry: Entry): Entry {
  const ours = { ...entry, byName: us };
  // A kind keeps its detail; the compiler cannot see that through the spread.
  return (isKind(entry, 'role') ? { ...ours, detail: { ...entry.detail, name: us } } : ours) as Entry;
}

/** The postmortem for people outside: no questions, no news that nobody has put into words, and nobody's name of itself. */
export function publicMarkdown(paper: Paper): string {
  const { incident } = paper;
  const [from, to] = [beganAt(incident), endedAt(incident)].map((at) => (at ? showImpactTime(at) : nobodyKnows));
  const took = tookWords(incident);
  return [
    `# ${titleOf(paper)}`,
    `_${from} to ${to}${took === nobodyKnows ? '' : `, ${took}`}._`,
    ...publicSections(paper).map((section) => `## ${section.title}\n\n${bodyOf(section)}`),
    '',
  ].join('\n\n');
}

const titleOf = ({ incident }: Paper): string => prose(incident.title.replace(/\s+/gu, ' '));
