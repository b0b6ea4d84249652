import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type Copy, type Packing, packings } from './press.ts';

interface Way {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly now: Date;
}

/** Hands out a copy: packed as the reader likes it, its head alone, or the word that they have it already. */
export async function handOut(
  { method, headers: asked }: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
  copy: Copy,
  { status, headers, now }: Way,
): Promise<void> {
  const packing = packingFor(String(asked['accept-encoding'] ?? ''));
  // What is packed are other bytes: each way has a tag of its own. (RFC 9110, 8.8.3)
  const etag = tagOf(copy, packing);
  const head = { ...headers, etag, vary: 'accept-encoding', 'x-content-type-options': 'nosniff', ...dated(copy, now) };
  if (status === 200 && isThere(asked, copy)) {
    response.writeHead(304, head).end();
    return;
  }
  const bytes = packing ? await copy.packed(packing) : copy.bytes;
  response.writeHead(status, {
    ...head,
    'content-type': copy.type,
    'content-length': bytes.length,
    ...(packing ? { 'content-encoding': packing } : {}),
  });
  response.end(method === 'HEAD' ? undefined : bytes);
}

const tagOf = ({ mark }: Copy, packing: Packing | undefined): string => `"${mark}${packing ? `-${packing}` : ''}"`;

/**
 * A date of HTTP has whole seconds. Who reads within the second of a change is given none: the copy of before may have
 * gone out with it.
 */
const dated = ({ since }: Copy, now: Date): OutgoingHttpHeaders =>
  secondOf(now) > secondOf(since) ? { 'last-modified': since.toUTCString() } : {};

const secondOf = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Whether the reader has it as it is. A tag says it better than a date. (RFC 9110, 13.1.3) */
function isThere(asked: IncomingMessage['headers'], copy: Copy): boolean {
  const tags = asked['if-none-match'];
  if (tags !== undefined) {
    const had = tags.split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
    return had.includes('*') || [undefined, ...packings].some((packing) => had.includes(tagOf(copy, packing)));
  }
  const date = Date.parse(asked['if-modified-since'] ?? '');
  return date >= secondOf(copy.since) * 1000;
}

/** The smallest that the reader takes. */
function packingFor(accepted: string): Packing | undefined {
  const taken = accepted
    .toLowerCase()
    .split(',')
    .map((one) => one.split(';').map((part) => part.trim()))
    .filter(([, quality]) => !/^q=0(?:\.0*)?$/u.test(quality ?? ''))
    .map(([name]) => name);
  return packings.find((packing) => taken.includes(packing));
}
