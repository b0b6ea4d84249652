/** Why Slack would not take this Markdown for a canvas; undefined where it would. Slack: surfaces/canvases */
export function badCanvas(markdown: string): string | undefined {
  let isCode = false;
  let cells = 0;
  for (const line of markdown.split('\n')) {
    if (/^ {0,3}(?:`{3}|~{3})/.test(line)) isCode = !isCode;
    if (isCode) continue;
    if (/^ {0,3}#{4,}\s/.test(line)) return 'headings deeper than h3 are not supported';
    if (/^ {0,3}>\s*(?:[-*+]|\d+[.)])\s/.test(line)) return 'a list in a quote is not supported';
    if (/^\s*\|.*\|\s*$/.test(line) && !/^\s*\|[\s:|-]+\|\s*$/.test(line)) {
      cells += line.split(/(?<!\\)\|/).length - 2;
    }
  }
  return cells > mostCells ? `tables have more than ${mostCells} cells` : undefined;
}

const mostCells = 300;
