import { randomUUID } from 'node:crypto';
import { createLanes } from '../desk/lanes.ts';
import type { Records, Store } from '../desk/ports.ts';
import type { Replicas } from '../desk/replicas.ts';
import type { Away } from './views/away.ts';

/** Moments are ISO 8601. */
interface Past {
  readonly from: string;
  readonly to: string;
  readonly incidents: readonly number[];
}

/** As it is kept, in the database. */
interface Kept {
  /** Since when Slack takes nothing from a bot, by the bot's own name: it may have ended meanwhile. */
  readonly open: Readonly<Record<string, string>>;
  readonly past: readonly Past[];
}

/** As it was kept when there was one bot. */
interface Before extends Partial<Kept> {
  readonly since?: string;
}

interface Parts {
  readonly store: Pick<Store, 'setting' | 'swapSetting'>;
  readonly replicas: Pick<Replicas, 'take' | 'release'>;
}

const setting = 'slack outages';
/** The last so many are remembered. */
const most = 20;
/** Milliseconds: what is shorter needs no word on a card. */
export const worthAWord = 60_000;

/** The name under which a bot has its outage: whoever else gets it knows that the bot is gone. */
const leaseOf = (bot: string): string => `outage ${bot}`;

/** When Slack took nothing, and which incidents had something to tell then. Several bots may see one outage. */
export function createOutages({ store, replicas }: Parts) {
  const me = randomUUID();
  const lanes = createLanes();
  const inTurn = <T>(work: () => Promise<T>) => lanes.run('outages', work);

  return {
    /** Since when a bot that is gone had no answer; from then on it is ours. */
    left: (): Promise<Date | undefined> =>
      inTurn(async () => {
        const { open } = await read(store);
        return amongGone(open, async (gone) => {
          const since = gone.flatMap((bot) => open[bot] ?? []).sort()[0];
          if (since === undefined) return undefined;
          await replicas.take(leaseOf(me));
          await change((kept) => ({ ...kept, open: { ...without(kept.open, gone), [me]: since } }));
          return new Date(since);
        });
      }),

    began: (from: Date): Promise<void> =>
      inTurn(async () => {
        await replicas.take(leaseOf(me));
        await change((kept) => ({ ...kept, open: { ...kept.open, [me]: from.toISOString() } }));
      }),

    /** Whoever is gone has seen no more of it either. */
    ended: ({ from, to }: Away, incidents: readonly number[]): Promise<void> =>
      inTurn(async () => {
        const one = { from: from.toISOString(), to: to.toISOString(), incidents };
        const isLong = to.getTime() - from.getTime() >= worthAWord && incidents.length > 0;
        await amongGone(without((await read(store)).open, [me]), (gone) =>
          change(({ open, past }) => ({
            open: without(open, [me, ...gone]),
            past: isLong ? added(past, one).slice(-most) : past,
          })),
        );
        await replicas.release(leaseOf(me));
      }),
  };

  /** Does something about the bots among these that are there no more; nobody else does meanwhile. */
  async function amongGone<T>(open: Kept['open'], work: (gone: readonly string[]) => Promise<T>): Promise<T> {
    const gone: string[] = [];
    for (const bot of Object.keys(open)) if (await replicas.take(leaseOf(bot))) gone.push(bot);
    try {
      return await work(gone);
    } finally {
      for (const bot of gone) await replicas.release(leaseOf(bot));
    }
  }

  /** As often as another bot was faster. */
  async function change(how: (kept: Kept) => Kept): Promise<void> {
    for (;;) {
      const was = await store.setting(setting);
      if (await store.swapSetting(setting, was, JSON.stringify(how(keptIn(was))))) return;
    }
  }
}

/** What another bot saw of the same outage is one with it. */
function added(past: readonly Past[], one: Past): Past[] {
  const same = past.filter(({ from, to }) => from <= one.to && one.from <= to);
  const all = [...same, one];
  const from = all.map((each) => each.from).sort()[0] ?? one.from;
  const to =
    all
      .map((each) => each.to)
      .sort()
      .at(-1) ?? one.to;
  const incidents = [...new Set(all.flatMap((each) => each.incidents))];
  return [...past.filter((each) => !same.includes(each)), { from, to, incidents }];
}

const without = (open: Kept['open'], bots: readonly string[]): Kept['open'] =>
  Object.fromEntries(Object.entries(open).filter(([bot]) => !bots.includes(bot)));

function keptIn(text: string | undefined): Kept {
  const { since, open = {}, past = [] } = (text ? JSON.parse(text) : {}) as Before;
  return { open: since === undefined ? open : { ...open, before: since }, past };
}

async function read(records: Pick<Records, 'setting'>): Promise<Kept> {
  return keptIn(await records.setting(setting));
}

/** The outages in which an incident had something to tell. */
export async function outagesOf(records: Pick<Records, 'setting'>, incidentId: number): Promise<Away[]> {
  const { past } = await read(records);
  const its = past.filter(({ incidents }) => incidents.includes(incidentId));
  return its.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
}
