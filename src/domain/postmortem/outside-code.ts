const fence = /^ {0,3}(`{3,}|~{3,})/u;
const span = /(?<!`)(`+)(?!`)(?:.+?)(?<!`)\1(?!`)/gu;
/** Stands for code while the rest of its line is changed. */
const mark = '\uE0C0';

/** Changes the lines of a Markdown text that are no code. A fence left open is closed: it would swallow all that follows. */
export function outsideCode(markdown: string, how: (line: string) => string): string {
  let open = '';
  const hasSpans = isPlain(markdown);
  const lines = markdown.split(/\r\n?|\n/u).map((line) => {
    const [, start = ''] = fence.exec(line) ?? [];
    if (open !== '') {
      if (start.startsWith(open) && /^\s*[`~]+\s*$/u.test(line)) open = '';
      return line;
    }
    if (start !== '') open = start;
    if (start !== '') return line;
    return hasSpans ? aroundSpans(line, how) : how(line);
  });
  return [...lines, ...(open === '' ? [] : [open])].join('\n');
}

/**
 * Whether each line has both ends of its code spans. Where one begins on one line and ends on another, nobody can tell
 * from a line what is code: then nothing is, so that nothing passes for it.
 */
const isPlain = (markdown: string): boolean =>
  !markdown.includes(mark) && markdown.split(/\r\n?|\n/u).every((line) => fence.test(line) || isWhole(line));

const isWhole = (line: string): boolean => !line.includes('\\`') && !line.replace(span, '').includes('`');

function aroundSpans(line: string, how: (line: string) => string): string {
  const spans = line.match(span) ?? [];
  let next = 0;
  return how(line.replace(span, mark)).replaceAll(mark, () => spans[next++] ?? '');
}
