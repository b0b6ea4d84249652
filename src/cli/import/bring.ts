import type { Store } from '../../desk/ports.ts';
import { alarmsOf } from '../../domain/alarm.ts';
import type { Change } from '../../domain/change.ts';
import { bringIn, bringings } from '../../domain/history/bring-in.ts';
import type { Bygone } from '../../domain/history/bygone.ts';
import type { Incident } from '../../domain/incident.ts';

export interface Brought {
  /** Incidents that were not there; those that were, and got something new; those that were there whole. */
  fresh: number;
  grown: number;
  known: number;
  entries: number;
  /** Updates without words, or that have not come yet. */
  left: number;
}

interface Parts {
  readonly store: Pick<Store, 'changeBy' | 'commit' | 'nextId'>;
  readonly teamId: string;
  readonly now: Date;
}

/** Writes down what of these incidents is not there yet, an incident whole or not at all, all of them in one go. */
export async function bring(bygones: readonly Bygone[], { store, teamId, now }: Parts): Promise<Brought> {
  const brought: Brought = { fresh: 0, grown: 0, known: 0, entries: 0, left: 0 };
  const commits: Array<{ readonly change: Change; readonly dedupeKey: string }> = [];
  let id = await store.nextId();
  for (const bygone of bygones) {
    const there = await store.changeBy(bygone.key);
    const before = commits.length;
    let incident: Incident | undefined = there?.incident;
    if (!incident) {
      const first = bringIn(bygone, { id, teamId }, now);
      if (!first.ok) throw new Error(first.refusal.sentence);
      commits.push({ change: first.value, dedupeKey: bygone.key });
      incident = first.value.incident;
      id += 1;
    }
    for (const { key, rule } of bringings(bygone, there !== undefined)) {
      if (there && (await store.changeBy(key))) continue;
      const outcome = rule(incident, now);
      if (!outcome.ok) {
        brought.left += outcome.refusal.code === 'already_resolved' ? 0 : 1;
        continue;
      }
      commits.push({ change: outcome.value, dedupeKey: key });
      incident = outcome.value.incident;
    }
    brought[!there ? 'fresh' : commits.length > before ? 'grown' : 'known'] += 1;
  }
  // What is asked for in one turn is written in one transaction.
  await Promise.all(
    commits.map(({ change, dedupeKey }) => store.commit({ change, alarms: alarmsOf(change.incident), dedupeKey })),
  );
  brought.entries = commits.length;
  return brought;
}
