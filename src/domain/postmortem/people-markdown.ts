import { outsideCode } from './outside-code.ts';

/**
 * Markdown that people wrote, inside a paper: their lists, tables, links and code stay; what would end their section, run
 * as HTML, load from elsewhere or lead to a script does not. What is tamed already stays as it is.
 */
export const peopleMarkdown = (text: string): string => outsideCode(text, tamed);

/** Headings of the paper itself are of the second degree. */
const tamed = (line: string): string =>
  line
    .replace(/^( {0,3})#{1,2}(?=\s|$)/u, '$1###')
    .replace(/(?<!\\)((?:\\\\)*)<(?=[a-z/!?])/giu, '$1\\<')
    .replace(/(?<!\\)((?:\\\\)*)!\[/gu, '$1\\![')
    .replace(/\]\((?=\s*$|\s*(?!https?:\/\/|#|\/|mailto:)[^)\s]*[:&])/giu, ']\\(')
    .replace(/^( {0,3})(\[[^\]]*\]):/u, '$1\\$2:');
