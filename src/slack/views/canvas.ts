import { outsideCode } from '../../domain/postmortem/outside-code.ts';
import { showable } from './mrkdwn.ts';

/** Slack: 300 cells in the tables of a canvas, surfaces/canvases. */
const mostCells = 300;

/**
 * Markdown as a canvas takes it: headings of three degrees, no list in a quote, no more table cells than it holds, and
 * nothing that it would make a mention of (`![](@U…)`, surfaces/canvases).
 */
export function canvasMarkdown(markdown: string): string {
  const known = outsideCode(showable(markdown), (line) =>
    line
      .replace(/^( {0,3})#{4,}(?=\s)/u, '$1###')
      .replace(/^( {0,3}>[>\s]*)([-*+])(?=\s)/u, '$1\\$2')
      .replace(/^( {0,3}>[>\s]*\d+)(?=[.)]\s)/u, '$1\\')
      .replace(/(?<!\\)((?:\\\\)*)!\[/gu, '$1\\![')
      .replace(/\\?<([@#!][^<>\n]{0,300})>/gu, '&lt;$1&gt;')
      .replace(/\\?<(?=[a-z@#!/?])/giu, '&lt;'),
  );
  return cellsIn(known) <= mostCells ? known : withoutTables(known);
}

const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/u.test(line);
const isRule = (line: string): boolean => /^\s*\|[\s:|-]+\|\s*$/u.test(line);

/** Without the row of dashes below the head. */
const cellsIn = (markdown: string): number =>
  markdown
    .split('\n')
    .filter((line) => isRow(line) && !isRule(line))
    .reduce((cells, line) => cells + line.split(/(?<!\\)\|/u).length - 2, 0);

function withoutTables(markdown: string): string {
  const lines = markdown.split('\n');
  return lines
    .flatMap((line, index) => {
      if (!isRow(line)) return [line];
      return index > 0 && isRow(lines[index - 1] ?? '')
        ? []
        : ['_(A table that is too large for a canvas: see the file.)_'];
    })
    .join('\n');
}
