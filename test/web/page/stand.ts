import { createDesk } from '../../../src/desk/desk.ts';
import type { Decide } from '../../../src/desk/ports.ts';
import { usualCadences } from '../../../src/domain/cadence.ts';
import type { Change } from '../../../src/domain/change.ts';
import type { Catalog } from '../../../src/domain/component.ts';
import { declare } from '../../../src/domain/declare.ts';
import { setImpact } from '../../../src/domain/impact.ts';
import type { Degree } from '../../../src/domain/impacts/record.ts';
import { putOnPage, takeOffPage } from '../../../src/domain/page/on-page.ts';
import { wentOut } from '../../../src/domain/publish.ts';
import { resolve } from '../../../src/domain/resolve.ts';
import { plain } from '../../../src/domain/said.ts';
import type { Severity } from '../../../src/domain/severity.ts';
import type { OpenStatus } from '../../../src/domain/status.ts';
import { update } from '../../../src/domain/update.ts';
import { createBoard } from '../../../src/web/page/board.ts';
import { createReaders } from '../../../src/web/page/readers.ts';
import { type Server, serve } from '../../../src/web/server.ts';
import { dana, quiet } from '../../desk/record.ts';
import { closeRecords, newRecord } from '../../record.ts';

export interface Setting {
  readonly catalog?: Catalog;
  readonly pageName?: string | null;
  readonly pageUrl?: string;
  readonly pageZone?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export type Stand = Awaited<ReturnType<typeof openStand>>;

/** The page at a real door, on a real desk and a real store, with a clock that is set by hand. */
export async function openStand(setting: Setting = {}) {
  const settings = {
    catalog: { components: [], regions: [] },
    pageName: 'Example',
    pageUrl: 'https://status.example.com/',
    pageZone: 'UTC',
    ...setting,
  };
  const store = await newRecord();
  let now = new Date('2026-11-20T12:00:00Z');
  const clock = () => now;
  const board = createBoard({ ...settings, records: store, installation: 'here', clock, log: quiet, readEvery: 1 });
  const desk = createDesk({ store, clock, listeners: [({ incident }) => board.hear(incident)] });
  const health = async () => ({ ready: true, degraded: [] });
  const server: Server = await serve(0, {
    health,
    metrics: async () => '',
    page: createReaders(board, settings.pageUrl),
  });
  const url = `http://127.0.0.1:${server.port}`;

  const change = async (id: number, decide: Decide): Promise<Change> => {
    const outcome = await desk.change({ id }, decide);
    if (!outcome.ok) throw new Error(outcome.refusal.sentence);
    await board.settled();
    return outcome.value;
  };
  return {
    url,
    board,
    desk,
    change,

    /** The clock shows this from now on. */
    at(time: string): void {
      now = new Date(time);
    },

    async declare(title: string, severity: Severity = 'sev2', isPrivate = false): Promise<number> {
      const outcome = await desk.declare('T1', (who, at) =>
        declare({ title: plain(title), severity, isPrivate, by: dana }, who, usualCadences, at),
      );
      if (!outcome.ok) throw new Error(outcome.refusal.sentence);
      await board.settled();
      return outcome.value.incident.id;
    },
    publish: (id: number, title: string) =>
      change(id, (incident, at) => putOnPage(incident, { by: dana, title, letOut: [] }, at)),
    takeOff: (id: number) => change(id, (incident, at) => takeOffPage(incident, plain(''), dana, at)),
    update: (id: number, text: string, status: OpenStatus | null = null) =>
      change(id, (incident, at) =>
        update(incident, { said: plain(text), status, promises: [], by: dana, page: text }, usualCadences, at),
      ),
    hit: (id: number, component: string, degree: Degree, { from = '', to = '', region = '' } = {}) =>
      change(id, (incident, at) =>
        setImpact(
          incident,
          {
            component,
            region: region || null,
            degree,
            from: from ? exactly(from) : null,
            to: to ? exactly(to) : null,
            amount: null,
            data: null,
            causedBy: null,
            said: plain(''),
            by: dana,
          },
          at,
        ),
      ),
    resolve: (id: number, text: string) =>
      change(id, (incident, at) => resolve(incident, plain(text), [], dana, at, { page: text })),
    /** Its postmortem goes out, in these words. */
    postmortem: (id: number, text: string) =>
      change(id, (incident, at) => ({ ok: true, value: wentOut(incident, { text, open: [], by: dana }, at) })),

    async get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
      const answer = await fetch(url + path, { method, headers, redirect: 'manual' });
      return { status: answer.status, headers: answer.headers, body: await answer.text() };
    },

    async close(): Promise<void> {
      board.stop();
      await server.stop();
      await closeRecords();
    },
  };
}

const exactly = (at: string) => ({ at: new Date(at), precision: 'minute', approx: false, zone: 'UTC' }) as const;

/** What a reader reads of a page: no tags, no style, no script. */
export const wordsOf = ({ body }: Pick<Answer, 'body'>): string =>
  body
    .replace(/<(style|script|title)>.*?<\/\1>/gsu, ' ')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&lt;/gu, '<')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&')
    .replace(/\s+/gu, ' ');

/** Where the page of an incident is, by its title on the page. */
export const pathOf = ({ body }: Pick<Answer, 'body'>, title: string): string =>
  new RegExp(`href="([^"]*/incidents/[^"]+)"[^>]*>${title}<`, 'u').exec(body)?.[1] ?? '';
