/** Text from people inside Markdown: no markup of theirs, no HTML, and every line stays in its list item. */
export function prose(text: string, indent = ''): string {
  return text
    .replace(/&(?=#?\w+;)/gu, '\\&')
    .replace(/<(?=[a-z/!?])/giu, '\\<')
    .split('\n')
    .map((line) => line.replace(/^(\s*)(#{1,6}\s|>|```|---|\|)/u, '$1\\$2'))
    .join(`\n${indent}`);
}

/** The same inside a table, where a bar or a new line would end the cell. */
export const cell = (text: string): string =>
  prose(text)
    .replace(/\|/gu, '\\|')
    .replace(/\s*\n\s*/gu, ' ');

export const list = (items: readonly string[]): string => items.map((item) => `- ${prose(item, '  ')}`).join('\n');

export const table = (rows: ReadonlyArray<readonly [string, string]>): string =>
  ['| | |', '|---|---|', ...rows.map(([name, value]) => `| **${name}** | ${value} |`)].join('\n');
