import type { Json } from './answer.ts';

/** One page of a list, and the cursor to the next in Slack's way: opaque, '' at the end. */
export function page<T>(
  items: readonly T[],
  args: Json,
  fallback: number,
  most: number,
): { items: T[]; next: string } | undefined {
  const limit = Math.min(Number(args['limit']) > 0 ? Math.floor(Number(args['limit'])) : fallback, most);
  const start = args['cursor'] ? position(String(args['cursor'])) : 0;
  if (start === undefined || start > items.length) return undefined;
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? cursorAt(end) : '' };
}

function cursorAt(index: number): string {
  return Buffer.from(`at:${index}`).toString('base64');
}

function position(cursor: string): number | undefined {
  const found = /^at:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  return found ? Number(found[1]) : undefined;
}
