import { setImmediate as turn } from 'node:timers/promises';
import type { Painter } from '../../desk/follower.ts';
import type { Clock, Log, Records } from '../../desk/ports.ts';
import type { Catalog } from '../../domain/component.ts';
import { isOnPage } from '../../domain/page/on-page.ts';
import { type PublicIncident, publicIncident } from '../../domain/page/public-incident.ts';
import { type StatusPage, statusPage } from '../../domain/page/status-page.ts';
import { clockZone } from '../../domain/report/stamp.ts';
import { wallTimeOf } from '../../domain/zone.ts';
import { publicKey } from './public-key.ts';

interface Parts {
  readonly records: Pick<Records, 'listOnPage' | 'onPage'>;
  /** This database's own name: addresses are made of it. */
  readonly installation: string;
  readonly catalog: Catalog;
  readonly pageName: string | null;
  readonly pageUrl: string;
  readonly pageZone: string;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
  /** Asked between two slices: whoever waits for an answer goes first. */
  readonly giveWay?: () => Promise<void>;
}

/** The page at a moment. The same mark: nothing that readers see has changed. */
export interface Look {
  readonly page: StatusPage;
  readonly now: Date;
  readonly mark: string;
}

/** Milliseconds that reading may take before others have their turn. */
const slice = 2;
/** Milliseconds until a record that could not be read is tried again. */
const rest = 5000;

/** All that is public, in memory, as it stands: whoever reads the page costs the record nothing. */
export function createBoard({ records, installation, clock, log, giveWay = turn, ...settings }: Parts) {
  const { catalog, pageName: name, pageUrl: url } = settings;
  const zone = clockZone(settings.pageZone);
  const shown = new Map<number, PublicIncident>();
  const open = new Set<number>();
  /** The newest reading of each that is under way: an older one that ends after it is too late. */
  const reading = new Map<number, symbol>();
  let changes = 0;
  let state: 'empty' | 'loading' | 'whole' = 'empty';
  let failed = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let last: Omit<Look, 'now'> | undefined;

  const follower: Painter = {
    name: 'page',
    async paint(incident) {
      // Most are internal, and every step in them comes by here.
      if (isOnPage(incident) || shown.has(incident.id) || reading.has(incident.id)) await read(incident.id);
      return 'painted';
    },
  };
  return {
    follower,
    load,

    /** Undefined until everything has been read. */
    look(): Look | undefined {
      if (state === 'empty' && performance.now() - failed > rest) void load();
      if (state !== 'whole') return undefined;
      const now = clock();
      const mark = markOf(now);
      if (last?.mark !== mark) {
        last = { page: statusPage([...shown.values()], { name, url, zone, catalog }, now), mark };
      }
      return { ...last, now };
    },

    stop(): void {
      stopped = true;
    },
  };

  /** Reads everything, in slices. What changes meanwhile is read by the follower, and is not lost. */
  async function load(): Promise<void> {
    if (state !== 'empty') return;
    state = 'loading';
    try {
      let since = performance.now();
      for (const id of await records.listOnPage()) {
        if (performance.now() - since > slice) {
          await giveWay();
          since = performance.now();
        }
        if (stopped) return;
        await read(id);
      }
      state = 'whole';
    } catch (error) {
      state = 'empty';
      failed = performance.now();
      if (!stopped) log.error('the status page cannot be put together', { error });
    }
  }

  async function read(id: number): Promise<void> {
    const mine = Symbol();
    reading.set(id, mine);
    const found = await records.onPage(id);
    if (reading.get(id) !== mine) return;
    reading.delete(id);
    const had = shown.get(id);
    const incident = found ? publicIncident(found, { key: had?.key ?? publicKey(installation, id), catalog }) : null;
    if (!incident && !had) return;
    changes += 1;
    if (incident) shown.set(id, incident);
    else shown.delete(id);
    if (incident && incident.status !== 'resolved') open.add(id);
    else open.delete(id);
  }

  /** Days are those of the page. What goes on lasts longer with every minute, and what is due becomes late. */
  function markOf(now: Date): string {
    const { year, month, day } = wallTimeOf(now, zone);
    return `${changes} ${year}-${month}-${day} ${open.size > 0 ? Math.floor(now.getTime() / 60_000) : ''}`;
  }
}

export type Board = ReturnType<typeof createBoard>;
