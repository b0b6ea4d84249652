import { setTimeout as sleep } from 'node:timers/promises';
import { type Log, RecordAway } from './desk/ports.ts';
import { explainPostgres } from './postgres-trouble.ts';
import { Standby } from './store/postgres/refused-record.ts';
import { risksOf } from './store/postgres/server.ts';
import { closed, type Server, serve } from './web/server.ts';

interface How {
  readonly port: number;
  readonly log: Log;
  /** Milliseconds for which a PostgreSQL that is away, or a standby, is waited for. */
  readonly patience?: number | undefined;
}

const usualPatience = 30_000;
const knockEvery = 500;

/**
 * Resolves when PostgreSQL is there and a record may lie on it; until then a door says why nobody is behind it, and that
 * door is given. Throws why it cannot be, at once where no waiting helps.
 */
export async function reachPostgres(url: string, { port, log, patience = usualPatience }: How) {
  const { greet } = await import('./store/postgres/greet.ts');
  const until = performance.now() + patience;
  let door: Server | undefined;
  let said: string | undefined;
  for (;;) {
    try {
      for (const risk of risksOf(await greet(url))) log.warn(risk);
      return door;
    } catch (cause) {
      const isOver = performance.now() + knockEvery > until;
      if (isOver || !(cause instanceof RecordAway || cause instanceof Standby)) {
        await door?.stop();
        throw cause;
      }
      const why = `waiting for PostgreSQL: ${explainPostgres(cause, url) ?? cause.message}`;
      if (said === undefined) door = await serve(port, closed(why)).catch(() => undefined);
      else await door?.becomes(closed(why));
      if (said !== why) log.warn(why, door ? { port: door.port } : {});
      said = why;
    }
    await sleep(knockEvery);
  }
}
