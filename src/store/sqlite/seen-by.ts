import type { Database } from 'better-sqlite3';
import type { Records } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { visible } from './members.ts';

type Of = (
  viewer: string | null,
) => Pick<
  Records,
  'find' | 'idOf' | 'newestOpen' | 'recentlyResolved' | 'owedBy' | 'owing' | 'promisesSince' | 'declaredBetween'
>;

/**
 * The record as one person may read it. Each read is named here, so that a new one cannot forget to ask: what is about
 * one incident is as if it were not there for who is outside.
 */
export function seenBy(db: Database, all: Records, of: Of): (viewer: string) => Records {
  const isThere = db
    .prepare<{ viewer: string; id: number }, number>(`select 1 from incident where id = @id and ${visible}`)
    .pluck();

  return (viewer) => {
    const sees = (id: number): boolean => isThere.get({ viewer, id }) === 1;
    const isSeen = ({ id, isPrivate, deletedAt }: Incident): boolean => (!isPrivate && !deletedAt) || sees(id);
    const inside = async <T>(id: number, read: () => Promise<T>, nothing: T): Promise<T> =>
      sees(id) ? read() : nothing;

    return {
      ...of(viewer),
      listOpen: async () => (await all.listOpen()).filter(isSeen),
      listOwing: async (after, limit) => (await all.listOwing(after, limit)).filter(isSeen),
      promises: (id) => inside(id, () => all.promises(id), []),
      actions: (id) => inside(id, () => all.actions(id), []),
      stepsOf: (ids) => all.stepsOf(ids.filter(sees)),
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
        return change && sees(change.incident.id) ? change : undefined;
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
