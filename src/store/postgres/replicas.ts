import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '../../desk/ports.ts';
import type { Hearing, Replicas } from '../../desk/replicas.ts';
import { type Asks, type Postgres, whoWeAre } from './connection.ts';

/** Milliseconds between two signs that we are there, and until somebody without one is not; SQL says the same. */
const beatEvery = 1000;
const thereFor = 8000;
/** Milliseconds in which others hear of changes together. */
const aMoment = 10;
/** Bytes of one notice: PostgreSQL takes 8000. */
const mostInOne = 1000;
const channel = 'sitrep';
/** The first half of the advisory locks that are ours; `is_there` in SQL knows it too. */
const lockClass = 5478;

interface Session {
  readonly fence: number;
  readonly client: Client;
  /** What this bot has under this number. */
  readonly has: Set<string>;
  /** Of the last sign, by `performance.now()`. */
  beatAt: number;
}

/**
 * Several bots on one PostgreSQL. Each has a session of its own, in which it holds the lock of its number: PostgreSQL frees
 * it when the bot dies, however it dies. Where the session goes, the number goes with it, and with the number whatever the
 * bot had.
 */
export function createReplicas(db: Postgres, url: string, log: Log): Replicas {
  let session: Session | undefined;
  let hearing: Hearing | undefined;
  let isOver = false;
  const taking = new Map<string, Promise<'ours' | 'anew' | undefined>>();
  const news = new Set<number>();
  const mourned = new Set<number>();
  let telling: NodeJS.Timeout | undefined;
  let beating: NodeJS.Timeout | undefined;
  let isJoining = false;

  return {
    grace: 1500,
    has,

    async take(what) {
      if (has(what)) return 'ours';
      const under = taking.get(what) ?? takeOf(what).finally(() => taking.delete(what));
      taking.set(what, under);
      return under;
    },

    async confirm(what) {
      const { fence } = session ?? {};
      if (fence === undefined || !has(what)) return false;
      const mine = await db.get('select 1 from lease where name = @what and fence = @fence', { what, fence });
      if (mine === undefined) session?.has.delete(what);
      return mine !== undefined;
    },

    release,

    changed(incidentId) {
      news.add(incidentId);
      telling ??= setTimeout(() => void tell(), aMoment);
    },

    async begin(hear) {
      hearing = hear;
      await join();
      beating = setInterval(() => void beat(), beatEvery).unref();
    },

    async end(inDoubt) {
      isOver = true;
      clearInterval(beating);
      await tell();
      const last = session;
      session = undefined;
      if (!last) return;
      const kept = [...inDoubt];
      await db
        .run('delete from lease where fence = @fence and name <> all(@kept::text[])', { fence: last.fence, kept })
        .catch((cause) => log.warn('what this bot had could not be given back', { cause }));
      await last.client.end().catch(() => {});
    },
  };

  function has(what: string): boolean {
    return session !== undefined && performance.now() - session.beatAt < thereFor && session.has.has(what);
  }

  async function release(what: string): Promise<void> {
    const { fence } = session ?? {};
    session?.has.delete(what);
    await db.run('delete from lease where name = @what and fence = @fence', { what, fence });
  }

  async function takeOf(what: string): Promise<'ours' | 'anew' | undefined> {
    const mine = session;
    if (!mine) return undefined;
    const row = await db.get<{ before: number | null }>(
      `with before as (select fence from lease where name = @what)
      insert into lease (name, fence) values (@what, @fence)
      on conflict (name) do update set fence = excluded.fence
        where lease.fence = excluded.fence or not is_there(lease.fence)
      returning (select fence from before) as before`,
      { what, fence: mine.fence },
    );
    if (!row || session !== mine) return undefined;
    mine.has.add(what);
    return row.before === null || row.before === mine.fence ? 'ours' : 'anew';
  }

  /** Gets a number, its lock, and an ear; as often as it takes. */
  async function join(): Promise<void> {
    for (let wait = 100; !isOver; wait = Math.min(wait * 2, 2000)) {
      const client = new Client({
        connectionString: url,
        keepAlive: true,
        application_name: whoWeAre,
        query_timeout: 3000,
      });
      client.on('error', () => leave(client));
      client.on('end', () => leave(client));
      client.on('notification', ({ payload }) => heard(payload));
      try {
        await client.connect();
        await client.query(`listen ${channel}`);
        const { rows } = await client.query('insert into replica default values returning fence');
        const [{ fence }] = rows;
        await client.query('select pg_advisory_lock($1, $2)', [lockClass, fence]);
        session = { fence, client, has: new Set(), beatAt: performance.now() };
        return;
      } catch (cause) {
        log.warn('the other bots cannot be reached through the record', { cause });
        await client.end().catch(() => {});
        await sleep(wait);
      }
    }
  }

  /** Whatever was ours is anybody's now. */
  function leave(client: Client): void {
    if (session?.client !== client) return;
    session = undefined;
    if (!isOver) log.warn('the connection to the record that says that this bot is there was lost');
  }

  async function beat(): Promise<void> {
    const mine = session;
    if (!mine) return comeBack();
    try {
      const { rows } = await mine.client.query<{ fence: number }>(
        `with beat as (update replica set beat_at = clock_timestamp() where fence = $1)
        select fence from replica where fence <> $1 and not is_there(fence)`,
        [mine.fence],
      );
      mine.beatAt = performance.now();
      const gone = rows.map(({ fence }) => fence).filter((fence) => !mourned.has(fence));
      if (gone.length > 0) await mourn(gone);
    } catch (cause) {
      log.warn('this bot could not say that it is there', { cause });
      leave(mine.client);
      await mine.client.end().catch(() => {});
    }
  }

  async function comeBack(): Promise<void> {
    if (isJoining || isOver) return;
    isJoining = true;
    await join();
    isJoining = false;
    if (session) hearing?.missed();
  }

  /** What they had is looked for once; their numbers go when nobody can have missed it. */
  async function mourn(gone: readonly number[]): Promise<void> {
    for (const fence of gone) mourned.add(fence);
    hearing?.missed();
    await db.run("delete from replica where fence = any(@gone) and beat_at < clock_timestamp() - interval '1 minute'", {
      gone,
    });
  }

  function heard(payload: string | undefined): void {
    const { from, ids, wanted } = JSON.parse(payload ?? '{}') as { from?: number; ids?: number[]; wanted?: string };
    if (ids && from !== session?.fence) hearing?.changed(ids);
    if (wanted === undefined || !has(wanted) || !hearing?.mayGive?.(wanted)) return;
    giveUp(wanted).catch((cause) => log.warn('what another one asks for could not be given', { what: wanted, cause }));
  }

  /** In doubt: what waits for something else may have been looked for in vain. */
  async function giveUp(what: string): Promise<void> {
    const { fence } = session ?? {};
    session?.has.delete(what);
    await db.run('update lease set fence = 0 where name = @what and fence = @fence', { what, fence });
  }

  async function tell(): Promise<void> {
    clearTimeout(telling);
    telling = undefined;
    while (news.size > 0) {
      const ids = [...news].slice(0, mostInOne);
      for (const id of ids) news.delete(id);
      const payload = JSON.stringify({ from: session?.fence, ids });
      await db
        .run('select pg_notify(@channel, @payload)', { channel, payload })
        .catch((cause) => log.warn('the other bots did not hear of a change', { cause }));
    }
  }
}

/** Whoever has it gives it back, unless it is at work on it: then it is to be asked again. */
export const askFor = async (db: Asks, what: string): Promise<void> =>
  void (await db.run('select pg_notify(@channel, @payload)', { channel, payload: JSON.stringify({ wanted: what }) }));
