import { type Alarm, alarmsOf, isSameAlarm } from '../domain/alarm.ts';
import type { Change } from '../domain/change.ts';
import type { Incident } from '../domain/incident.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { remind } from '../domain/remind.ts';
import { createLanes } from './lanes.ts';
import { noIncident } from './no-incident.ts';
import {
  AlreadyDone,
  AlreadyRung,
  type Clock,
  type Decide,
  type DecideFirst,
  type Desk,
  type Listener,
  RecordAway,
  type Records,
  StaleIncident,
  type Store,
  type WholeDesk,
} from './ports.ts';

/** What a change is asked for with. */
interface Asked {
  readonly dedupeKey?: string | undefined;
  readonly rings?: Alarm;
  readonly hear?: Listener | undefined;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  /** Called after each commit, in this order. */
  readonly listeners: readonly Listener[];
  /** Hears of an incident about which something may have been written down: the record went away before it said so. */
  readonly inDoubt?: (incidentId: number) => void;
}

export function createDesk({
  store,
  clock,
  listeners,
  inDoubt = () => {},
}: Parts): WholeDesk & { idle(): Promise<void> } {
  const lanes = createLanes();
  let lastNumber = 0;

  return {
    ...deskOver(store),
    as: (person) => deskOver(store.seenBy(person)),
    ring: (alarm, hear) => lanes.run(String(alarm.incidentId), () => ring(alarm, hear)),
    idle: lanes.idle,
  };

  /** What is not in these records cannot be changed through them either. */
  function deskOver(records: Records, hear?: Listener): Desk {
    return {
      records,
      clock,
      declare: (teamId, decide, dedupeKey) =>
        lanes.run(`declare ${dedupeKey}`, () => declare(teamId, decide, { dedupeKey, hear })),
      async change(where, decide, dedupeKey) {
        const id = await records.idOf(where);
        if (id === undefined) return { ok: false, refusal: noIncident(where) };
        return lanes.run(String(id), () => change(id, decide, { dedupeKey, hear }));
      },
      heardBy: (listener) => deskOver(records, listener),
    };
  }

  async function declare(teamId: string, decide: DecideFirst, asked: Asked): Promise<Outcome<Change>> {
    for (;;) {
      const earlier = await earlierBy(asked.dedupeKey);
      if (earlier) return done(earlier);
      const outcome = await lanes.run('number', () => decideNumbered(teamId, decide));
      if (!outcome.ok || (await accepted(outcome.value, asked))) return outcome;
    }
  }

  /** A number is taken when the rule agrees, not when it is on disk: declaring does not wait for declaring. */
  async function decideNumbered(teamId: string, decide: DecideFirst): Promise<Outcome<Change>> {
    const id = Math.max(await store.nextId(), lastNumber + 1);
    const outcome = decide({ id, teamId }, clock());
    if (outcome.ok) lastNumber = id;
    return outcome;
  }

  /**
   * Tries as often as somebody else was faster: a command is never dropped for that. Whoever was faster may have been
   * another bot with this very request, so it is looked for each time.
   */
  async function change(id: number, decide: Decide, asked: Asked): Promise<Outcome<Change>> {
    for (;;) {
      const earlier = await earlierBy(asked.dedupeKey);
      if (earlier) return done(earlier);
      const incident = await store.find({ id });
      if (!incident) return { ok: false, refusal: noIncident({ id }) };
      const outcome = decide(incident, clock());
      if (!outcome.ok || (await accepted(outcome.value, asked, incident))) return outcome;
    }
  }

  async function ring(alarm: Alarm, hear?: Listener): Promise<Outcome<Change>> {
    try {
      let seen: { version: number; at: Date } | undefined;
      const decide: Decide = (incident, at) => {
        seen = { version: incident.version, at };
        return remind(incident, alarm, at);
      };
      const outcome = await change(alarm.incidentId, decide, { rings: alarm, hear });
      if (!outcome.ok && seen && seen.at >= alarm.due) await store.dropAlarm(alarm, seen.version);
      return outcome;
    } catch (error) {
      if (error instanceof AlreadyRung) return refuse('not_due', 'That alarm has rung.');
      throw error;
    }
  }

  /** False when somebody else was first. */
  async function accepted(change: Change, { hear, ...also }: Asked, before?: Incident): Promise<boolean> {
    const alarms = alarmsOf(change.incident);
    try {
      await store.commit({ change, alarms, ...also });
    } catch (error) {
      if (error instanceof StaleIncident) return false;
      if (error instanceof RecordAway && error.doubt) inDoubt(change.incident.id);
      // Looked for once more: a record that has the key and does not show it would be asked for ever.
      if (error instanceof AlreadyDone && (await earlierBy(also.dedupeKey))) return false;
      throw error;
    }
    // Most changes move no alarm, and to arm one that is armed costs as much as to write the change down.
    const armed = before ? alarmsOf(before) : [];
    const anew = alarms.filter((alarm) => !armed.some((old) => isSameAlarm(old, alarm)));
    hear?.(change, anew);
    for (const tell of listeners) tell(change, anew);
    return true;
  }

  async function earlierBy(key: string | undefined): Promise<Change | undefined> {
    return key === undefined ? undefined : store.changeBy(key);
  }
}
