const fence = /^ {0,3}(`{3,}|~{3,})/u;

/**
 * Markdown that people wrote, inside a paper: their lists, tables, links and code stay; what would end their section, run
 * as HTML, load from elsewhere or lead to a script does not. What is tamed already stays as it is.
 */
export function peopleMarkdown(text: string): string {
  let open = '';
  const lines = text.split(/\r\n?|\n/u).map((line) => {
    const [, mark = ''] = fence.exec(line) ?? [];
    if (open !== '') {
      if (mark.startsWith(open) && /^\s*[`~]+\s*$/u.test(line)) open = '';
      return line;
    }
    if (mark !== '') open = mark;
    return mark === '' ? tamed(line) : line;
  });
  // Left open, it would swallow all that follows.
  return [...lines, ...(open === '' ? [] : [open])].join('\n');
}

/** Headings of the paper itself are of the second degree. */
const tamed = (line: string): string =>
  line
    .replace(/^( {0,3})#{1,2}(?=\s|$)/u, '$1###')
    .replace(/(?<!\\)((?:\\\\)*)<(?=[a-z/!?])/giu, '$1\\<')
    .replace(/(?<!\\)((?:\\\\)*)!\[/gu, '$1\\![')
    .replace(/\]\((?=\s*$|\s*(?!https?:\/\/|#|\/|mailto:)[^)\s]*[:&])/giu, ']\\(')
    .replace(/^( {0,3})(\[[^\]]*\]):/u, '$1\\$2:');
