import { showDate } from '../show-time.ts';
import { cell } from './markdown.ts';
import type { Paper, PaperSection } from './paper.ts';
import { peopleMarkdown } from './people-markdown.ts';

/** The paper as Markdown: for the record, the disk, the channel. Its second line tells one draft from another. */
export function paperMarkdown({ incident, sections, upTo, now }: Paper): string {
  return [
    `# Postmortem: #${incident.id} ${cell(incident.title)}`,
    `_Drafted by Sitrep from the record up to entry ${upTo}, ${showDate(now)}. Every time is in UTC._`,
    ...sections.filter(says).map((section) => `## ${section.title}\n\n${sectionMarkdown(section)}`),
    '',
  ].join('\n\n');
}

export const says = (section: PaperSection): boolean => sectionMarkdown(section) !== '';

/** What stands there now: the text, and below it what people have not answered or not seen yet. */
export const sectionMarkdown = (section: PaperSection): string =>
  [bodyOf(section), tailOf(section)].filter((part) => part !== '').join('\n\n');

/** The text alone. */
export const bodyOf = ({ body, edit }: PaperSection): string => (edit === null ? body : peopleMarkdown(body).trim());

/** Its questions; or what was recorded since somebody wrote it. */
function tailOf({ questions, news }: PaperSection): string {
  if (news.length > 0) return `${newsHeading}\n\n${news.map((item) => `- ${item}`).join('\n')}`;
  return questions.map((question) => `_${question}_`).join('\n\n');
}

/** Stands above what was recorded since somebody wrote a section. */
export const newsHeading = '**New in the record since:**';
