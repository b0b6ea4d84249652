/** A heading, a quote, a fence, a rule, a table, a list or a link's address, where a line begins with it. */
const startsBlock =
  /^(\s*)(?=#{1,6}(?:\s|$)|>|`{3}|~{3}|:?[-=]{1,}:?\s*(?:\||$)|[-+*](?:\s|$)|---|[*_](?:\s*[*_]){2}|\||\[[^\]]*\]:)/u;
const startsNumber = /^(\s*\d{1,9})(?=[.)](?:\s|$))/u;

/** Most of what people write: begins with a letter, and has nothing in it that Markdown knows. */
const isPlain = /^[A-Za-z][\w ,.'"%:;!?()/+-]*$/u;

/** Text from people inside Markdown: no markup of theirs, no HTML, and every line stays in its list item. */
export function prose(text: string, indent = ''): string {
  if (isPlain.test(text)) return text;
  return (
    guarded(text)
      .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u)
      .map((line) => line.replace(startsBlock, '$1\\').replace(startsNumber, '$1\\'))
      // Two spaces end a line where Markdown would run it together with the next.
      .join(`  \n${indent}`)
  );
}

/** The same inside a table, where a bar or a new line would end the cell. */
export const cell = (text: string): string =>
  guarded(text)
    .replace(/(?<!\\)(\\*)\|/gu, '$1$1\\|')
    .replace(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/gu, ' ');

/** Entities, HTML and links become the characters they are; a backslash before one must not undo that. */
const guarded = (text: string): string =>
  text
    .replace(/(?<!\\)(\\*)&(?=#?\w+;)/gu, '$1$1\\&')
    .replace(/(?<!\\)(\\*)<(?=[a-z/!?])/giu, '$1$1\\<')
    .replace(/\](\\*)\(/gu, ']$1$1\\(');

export const list = (items: readonly string[]): string => items.map((item) => `- ${prose(item, '  ')}`).join('\n');

export const table = (rows: ReadonlyArray<readonly [string, string]>): string =>
  ['| | |', '|---|---|', ...rows.map(([name, value]) => `| **${name}** | ${value} |`)].join('\n');
