import { createLanes } from '../desk/lanes.ts';
import type { Records, Store } from '../desk/ports.ts';
import type { Away } from './views/away.ts';

/** As it is kept, in the database: moments are ISO 8601. */
interface Kept {
  /** Since when Slack takes nothing, where that is so: an earlier process may have ended meanwhile. */
  readonly since?: string;
  readonly past: ReadonlyArray<{ readonly from: string; readonly to: string; readonly incidents: readonly number[] }>;
}

const setting = 'slack outages';
/** The last so many are remembered. */
const most = 20;
/** Milliseconds: what is shorter needs no word on a card. */
export const worthAWord = 60_000;

/** When Slack took nothing, and which incidents had something to tell then. */
export function createOutages(store: Pick<Store, 'setting' | 'saveSetting'>) {
  const lanes = createLanes();
  const inTurn = (work: () => Promise<void>) => lanes.run('outages', work);

  return {
    /** Since when an earlier process had no answer. */
    async left(): Promise<Date | undefined> {
      const { since } = await read(store);
      return since === undefined ? undefined : new Date(since);
    },

    began: (from: Date): Promise<void> =>
      inTurn(async () => save({ since: from.toISOString(), past: (await read(store)).past })),

    ended: ({ from, to }: Away, incidents: readonly number[]): Promise<void> =>
      inTurn(async () => {
        const { past } = await read(store);
        const one = { from: from.toISOString(), to: to.toISOString(), incidents };
        const isLong = to.getTime() - from.getTime() >= worthAWord && incidents.length > 0;
        await save({ past: isLong ? [...past, one].slice(-most) : past });
      }),
  };

  async function save(kept: Kept): Promise<void> {
    await store.saveSetting(setting, JSON.stringify(kept));
  }
}

async function read(records: Pick<Records, 'setting'>): Promise<Kept> {
  const kept = await records.setting(setting);
  return kept ? (JSON.parse(kept) as Kept) : { past: [] };
}

/** The outages in which an incident had something to tell. */
export async function outagesOf(records: Pick<Records, 'setting'>, incidentId: number): Promise<Away[]> {
  const { past } = await read(records);
  const its = past.filter(({ incidents }) => incidents.includes(incidentId));
  return its.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
}
