import { outsideCode } from '../postmortem/outside-code.ts';

/** Markdown as it reads without a renderer: no marks of headings and of weight, no escapes; lists, tables and code stay. */
export const plainMarkdown = (markdown: string): string => outsideCode(markdown, unmarked);

const unmarked = (line: string): string =>
  line
    .replace(/^ {0,3}#{1,6}\s+/u, '')
    .replace(/(?<![\\*])\*\*(?=\S)([^*]+?)(?<=\S)\*\*/gu, '$1')
    .replace(/(?<![\\\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<!\\)\[([^\]]{1,1000})\]\(<?(https?:[^\s)>]+|mailto:[^\s)>]+)>?\)/gu, '$1 ($2)')
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, '')
    .replace(/ {2}$/u, '');
