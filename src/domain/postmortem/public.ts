import { showImpactTime } from '../impacts/time.ts';
import { nobodyKnows } from '../impacts/window.ts';
import { beganAt, endedAt } from '../told.ts';
import { tookWords } from '../took.ts';
import { prose } from './markdown.ts';
import type { Paper, PaperSection } from './paper.ts';
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

/** The sections that are published, in their order. */
export const publicSections = ({ sections }: Paper): PaperSection[] =>
  sections.filter((section) => (section.edit !== null || forAnybody.has(section.key)) && bodyOf(section) !== '');

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
