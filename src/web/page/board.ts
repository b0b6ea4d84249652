import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { createPace } from '../../desk/pace.ts';
import type { Clock, Log, Records } from '../../desk/ports.ts';
import type { Catalog } from '../../domain/component.ts';
import type { Incident } from '../../domain/incident.ts';
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
  /** Milliseconds between two readings of one incident, after the first few. */
  readonly readEvery?: number | undefined;
  /** Milliseconds until a record that could not be read is tried again. */
  readonly rest?: number | undefined;
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
const usualRest = 5000;

/**
 * All that is public, in memory, as it stands: whoever reads the page costs the record nothing. Each bot has a board of its
 * own, and hears of what every bot records.
 */
export function createBoard({ records, installation, clock, log, giveWay = turn, ...settings }: Parts) {
  const { catalog, pageName: name, pageUrl: url, readEvery = 1000, rest = usualRest } = settings;
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

  /** Incidents that are read anew. True: one changed again meanwhile. */
  const following = new Map<number, boolean>();
  const pace = createPace({ atOnce: 5, every: readEvery });
  const idle: Array<() => void> = [];

  return {
    load,

    /** A commit of this bot: most are of internal incidents, and every step in them comes by here. */
    hear(incident: Incident): void {
      const { id } = incident;
      if (isOnPage(incident) || shown.has(id) || reading.has(id) || following.has(id)) follow(id);
    },

    /** A commit of another bot. */
    hearOf: follow,

    /** Nobody said what the other bots recorded meanwhile. */
    async reload(): Promise<void> {
      for (const id of new Set([...(await records.listOnPage()), ...shown.keys()])) follow(id);
    },

    /** Resolves when everything that was heard of is read. */
    settled: (): Promise<void> =>
      following.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),

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
      pace.stop();
    },
  };

  function follow(id: number): void {
    if (following.has(id)) following.set(id, true);
    else void catchUp(id);
  }

  /** As often as it takes: what could not be read would stay wrong until somebody changed it again. */
  async function catchUp(id: number): Promise<void> {
    do {
      following.set(id, false);
      try {
        await pace.turn(String(id));
        await giveWay();
        if (!stopped) await read(id);
      } catch (error) {
        following.set(id, true);
        if (!stopped) log.error('the status page cannot be brought up to date', { incident: id, error });
        if (!stopped) await sleep(rest, undefined, { ref: false });
      }
    } while (following.get(id) && !stopped);
    following.delete(id);
    if (following.size === 0) for (const resolve of idle.splice(0)) resolve();
  }

  /** Reads everything, in slices. What changes meanwhile is heard of, and is not lost. */
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
