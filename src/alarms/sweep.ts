import type { Clock, Log } from '../desk/ports.ts';
import type { Alarm } from '../domain/alarm.ts';

interface Parts {
  readonly due: (by: Date) => Promise<Alarm[]>;
  readonly ring: (alarm: Alarm) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between looks. */
  readonly every?: number;
}

/** Looks into the record every second for alarms that are due and have not rung: whatever the queue lost or delayed. */
export function sweep({ due, ring, clock, log, every = 1000 }: Parts): { stop(): Promise<void> } {
  let looking: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (!busy) looking = look();
  }, every).unref();

  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };

  async function look(): Promise<void> {
    busy = true;
    try {
      for (const alarm of await due(clock())) await ringOne(alarm);
    } catch (cause) {
      log.error('looking for due alarms did not work', { cause });
    }
    busy = false;
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
