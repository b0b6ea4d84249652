/**
 * What a section says, piece by piece: the items of its lists with their further lines, the rows of its tables, its
 * paragraphs. Headings and the frames of tables say nothing.
 */
export function itemsIn(body: string): string[] {
  const items: string[] = [];
  for (const line of body.split('\n')) {
    if (/^\s*$/u.test(line) || isFrame(line)) continue;
    if (/^\s+\S/u.test(line) && items.length > 0) items[items.length - 1] += `\n${line}`;
    else items.push(line.startsWith('|') ? rowOf(line) : line.replace(/^[-*+]\s+/u, ''));
  }
  return items;
}

/** What a section says now and did not say then; said twice it is new once. */
export function newItems(then: string, now: string): string[] {
  const old = new Map<string, number>();
  for (const item of itemsIn(then)) old.set(item, (old.get(item) ?? 0) + 1);
  return itemsIn(now).filter((item) => {
    const left = old.get(item) ?? 0;
    old.set(item, left - 1);
    return left <= 0;
  });
}

const isFrame = (line: string): boolean => /^#{1,6}\s/u.test(line) || /^\|[\s:|-]*\|?\s*$/u.test(line);

/** `| **Severity** | sev1 |` in a list. */
function rowOf(line: string): string {
  const cells = line.split(/(?<!\\)\|/u).map((cell) => cell.trim());
  const [name = '', ...values] = cells.filter((cell) => cell !== '');
  return values.length === 0 ? name : `${name}: ${values.join(', ')}`;
}
