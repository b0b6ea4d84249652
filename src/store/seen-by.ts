import type { Records } from '../desk/ports.ts';
import type { Incident } from '../domain/incident.ts';

export type ByViewer =
  | 'find'
  | 'idOf'
  | 'newestOpen'
  | 'recentlyResolved'
  | 'owedBy'
  | 'owing'
  | 'promisesSince'
  | 'declaredBetween';

type Of = (viewer: string | null) => Pick<Records, ByViewer> & {
  /** Of these incidents, those that are there for the viewer. */
  seen(ids: readonly number[]): Promise<ReadonlySet<number>>;
};

/**
 * The record as one person may read it. Each read is named here, so that a new one cannot forget to ask: what is about
 * one incident is as if it were not there for who is outside.
 */
export function seenBy(all: Records, of: Of): (viewer: string) => Records {
  return (viewer) => {
    const { seen, ...mine } = of(viewer);
    const sees = async (id: number): Promise<boolean> => (await seen([id])).has(id);
    const seenOf = async (incidents: readonly Incident[]): Promise<Incident[]> => {
      const doubtful = incidents.filter(({ isPrivate, deletedAt }) => isPrivate || deletedAt);
      const there = doubtful.length > 0 ? await seen(doubtful.map(({ id }) => id)) : nobody;
      return incidents.filter((one) => (!one.isPrivate && !one.deletedAt) || there.has(one.id));
    };
    const inside = async <T>(id: number, read: () => Promise<T>, nothing: T): Promise<T> =>
      (await sees(id)) ? read() : nothing;

    return {
      ...mine,
      listOpen: async () => seenOf(await all.listOpen()),
      listOwing: async (after, limit) => seenOf(await all.listOwing(after, limit)),
      promises: (id) => inside(id, () => all.promises(id), []),
      actions: (id) => inside(id, () => all.actions(id), []),
      stepsOf: async (ids) => all.stepsOf([...(await seen(ids))]),
      // Whoever may know least may know this.
      listOnPage: all.listOnPage,
      onPage: all.onPage,
      timeline: (id) => inside(id, () => all.timeline(id), []),
      entriesAfter: (id, ...which) => inside(id, () => all.entriesAfter(id, ...which), []),
      standing: (id, seq) => inside(id, () => all.standing(id, seq), undefined),
      newest: (id, kinds) => inside(id, () => all.newest(id, kinds), undefined),
      notesOn: (id, word) => inside(id, () => all.notesOn(id, word), []),
      stretch: (id, what) => inside(id, () => all.stretch(id, what), { total: 0, from: 1, entries: [] }),
      async changeBy(key) {
        const change = await all.changeBy(key);
        return change && (await sees(change.incident.id)) ? change : undefined;
      },
      receipt: (key) => inside(key.incidentId, () => all.receipt(key), undefined),
      receiptsOf: (follower, id, seq) => inside(id, () => all.receiptsOf(follower, id, seq), []),
      lastReceipt: (follower, id, name) => inside(id, () => all.lastReceipt(follower, id, name), undefined),
      lastNoted: (follower, id, name) => inside(id, () => all.lastNoted(follower, id, name), undefined),
      isTold: (follower, id, step) => inside(id, () => all.isTold(follower, id, step), false),
      untold: (id) => inside(id, () => all.untold(id), []),
      draft: (id) => inside(id, () => all.draft(id), undefined),
      person: all.person,
      namesOf: all.namesOf,
      personCalled: all.personCalled,
      peopleCalled: all.peopleCalled,
      peopleKnown: all.peopleKnown,
      circlesOf: all.circlesOf,
      setting: all.setting,
    };
  };
}

const nobody: ReadonlySet<number> = new Set();
