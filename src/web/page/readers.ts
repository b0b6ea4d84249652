import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Board } from './board.ts';
import { handOut } from './hand-out.ts';
import { machineRead } from './machine-read.ts';
import { createPress } from './press.ts';

/** Seconds that a browser, or what stands in front of us, may keep a document before it asks again. */
const fresh = 'public, max-age=30';

/** Answers whoever reads the page; false where the path is none of its own. */
export function createReaders(board: Pick<Board, 'look'>, pageUrl: string) {
  const press = createPress();
  const base = new URL(pageUrl).pathname;

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = pathOf(request.url ?? '', base);
    const isForPeople = path === '/' || /^\/(?:incidents|history)(?:\/|$)/u.test(path);
    const isAsked = request.method === 'GET' || request.method === 'HEAD';
    if (!isAsked || !(isForPeople || machineRead.has(path))) return false;
    const look = board.look();
    if (!look) {
      soon(response);
      return true;
    }
    const { page, now, mark } = look;
    const forPrograms = machineRead.get(path);
    if (forPrograms) {
      const copy = press.print(path, mark, now, () => forPrograms(page));
      const headers = { 'cache-control': fresh, 'access-control-allow-origin': '*' };
      if (copy) await handOut(request, response, copy, { status: 200, headers, now });
      return true;
    }
    // Nobody may ever ask: what writes HTML is loaded when somebody does.
    const { written, lost, guard } = await import('./views/written.tsx');
    const headers: OutgoingHttpHeaders = { 'cache-control': fresh, ...guard };
    const found = press.print(path, mark, now, () => written(path, page, now));
    const copy = found ?? press.print('lost', mark, now, () => lost(page));
    if (copy) await handOut(request, response, copy, { status: found ? 200 : 404, headers, now });
    return true;
  };
}

/** As we know it, whether or not what stands in front of us leaves the page's own folder in it. */
function pathOf(url: string, base: string): string {
  const path = url.split('?', 1)[0] ?? '';
  return path.startsWith(base) ? `/${path.slice(base.length)}` : path;
}

function soon(response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'text/plain; charset=utf-8',
    'retry-after': '2',
    'cache-control': 'no-store',
  });
  response.end('The status page is being put together: try again in a moment.\n');
}
