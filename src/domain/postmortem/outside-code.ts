const fence = /^ {0,3}(`{3,}|~{3,})/u;

/** Changes the lines of a Markdown text that are no code. A fence left open is closed: it would swallow all that follows. */
export function outsideCode(markdown: string, how: (line: string) => string): string {
  let open = '';
  const lines = markdown.split(/\r\n?|\n/u).map((line) => {
    const [, mark = ''] = fence.exec(line) ?? [];
    if (open !== '') {
      if (mark.startsWith(open) && /^\s*[`~]+\s*$/u.test(line)) open = '';
      return line;
    }
    if (mark !== '') open = mark;
    return mark === '' ? how(line) : line;
  });
  return [...lines, ...(open === '' ? [] : [open])].join('\n');
}
