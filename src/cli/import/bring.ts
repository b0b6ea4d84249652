import type { Commit, Store } from '../../desk/ports.ts';
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

/** A record that takes history. */
export interface Into extends Pick<Store, 'changeBy' | 'nextId'> {
  /** Incidents that are written in one transaction. */
  readonly atOnce: number;
  /** Writes all of it or nothing, in this order. Throws `StaleIncident` or `AlreadyDone` where somebody was faster. */
  together(commits: readonly Commit[]): Promise<void>;
}

interface Parts {
  readonly into: Into;
  readonly teamId: string;
  readonly now: Date;
}

/**
 * Writes down what of these incidents is not there yet, an incident whole or not at all, all of them in one go. Throws what
 * `together` throws.
 */
export async function bring(bygones: readonly Bygone[], { into, teamId, now }: Parts): Promise<Brought> {
  const brought: Brought = { fresh: 0, grown: 0, known: 0, entries: 0, left: 0 };
  const commits: Commit[] = [];
  let id = await into.nextId();
  for (const bygone of bygones) {
    const there = await into.changeBy(bygone.key);
    const before = commits.length;
    let incident: Incident | undefined = there?.incident;
    if (!incident) {
      const first = bringIn(bygone, { id, teamId }, now);
      if (!first.ok) throw new Error(first.refusal.sentence);
      commits.push(commitOf(first.value, bygone.key));
      incident = first.value.incident;
      id += 1;
    }
    for (const { key, rule } of bringings(bygone, there !== undefined)) {
      if (there && (await into.changeBy(key))) continue;
      const outcome = rule(incident, now);
      if (!outcome.ok) {
        brought.left += outcome.refusal.code === 'already_resolved' ? 0 : 1;
        continue;
      }
      commits.push(commitOf(outcome.value, key));
      incident = outcome.value.incident;
    }
    brought[!there ? 'fresh' : commits.length > before ? 'grown' : 'known'] += 1;
  }
  await into.together(commits);
  brought.entries = commits.length;
  return brought;
}

const commitOf = (change: Change, dedupeKey: string): Commit => ({
  change,
  alarms: alarmsOf(change.incident),
  dedupeKey,
});
