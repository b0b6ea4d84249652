import type { Clock, Log } from '../desk/ports.ts';
import type { Alarm } from '../domain/alarm.ts';

interface Parts {
  readonly due: (by: Date) => Promise<Alarm[]>;
  readonly ring: (alarm: Alarm) => Promise<unknown>;
  /** What else is looked for at each look, which does not wait for it. */
  readonly also?: (() => Promise<unknown>) | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between looks. */
  readonly every?: number | undefined;
}

/** The queue goes first: what it has rung by then is refused at little cost. */
const grace = 100;

/**
 * Looks into the record every second for alarms that are due, or will be before the next look, and have not rung:
 * whatever the queue lost or delayed. Those ahead ring at their time by a timer of the process.
 */
export function sweep({ due, ring, also, clock, log, every = 1000 }: Parts): { stop(): Promise<void> } {
  let looking: Promise<void> = Promise.resolve();
  let busy = false;
  const ahead = new Map<string, NodeJS.Timeout>();
  const ringing = new Set<Promise<void>>();
  const timer = setInterval(() => {
    if (!busy) looking = look();
  }, every).unref();

  return {
    async stop() {
      clearInterval(timer);
      // A look that is still under way sets timers of its own.
      await looking;
      for (const waiting of ahead.values()) clearTimeout(waiting);
      await Promise.all(ringing);
    },
  };

  async function look(): Promise<void> {
    busy = true;
    try {
      const now = clock().getTime();
      for (const alarm of await due(new Date(now + every))) {
        const left = alarm.due.getTime() - now;
        if (left <= 0) await ringOne(alarm);
        else ringLater(alarm, left + grace);
      }
      void also?.();
    } catch (cause) {
      log.error('looking for due alarms did not work', { cause });
    }
    busy = false;
  }

  function ringLater(alarm: Alarm, after: number): void {
    const key = `${alarm.incidentId} ${alarm.kind} ${alarm.about} ${alarm.due.getTime()}`;
    if (ahead.has(key)) return;
    const ringNow = () => {
      ahead.delete(key);
      const rung = ringOne(alarm).finally(() => ringing.delete(rung));
      ringing.add(rung);
    };
    ahead.set(key, setTimeout(ringNow, after).unref());
  }

  /** One that fails, every time perhaps, must not silence those behind it. */
  async function ringOne(alarm: Alarm): Promise<void> {
    try {
      await ring(alarm);
    } catch (cause) {
      log.error('an alarm did not ring', { incident: alarm.incidentId, kind: alarm.kind, cause });
    }
  }
}
