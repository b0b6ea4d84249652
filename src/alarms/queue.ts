import type { JobType } from 'bullmq';
import type { Alarms, Clock, Log } from '../desk/ports.ts';
import type { Alarm } from '../domain/alarm.ts';

export interface Parts {
  /** Keeps the alarms of two Sitreps in one place apart. */
  readonly prefix: string;
  readonly ring: (alarm: Alarm) => Promise<unknown>;
  /** Every alarm that has not rung: armed anew whenever the place comes back, perhaps empty. */
  readonly pending: () => Promise<Alarm[]>;
  readonly daily?: Daily | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** Something to look after at one time of each day. */
export interface Daily {
  readonly at: { readonly hour: number; readonly minute: number; readonly zone: string };
  /** Does what is due, once, however often it is called. */
  look(): Promise<unknown>;
}

/** Alarms as delayed jobs. Never awaited before an acknowledgement: while its place is away, the sweep rings. */
export interface AlarmQueue extends Alarms {
  /** What is not well, in a sentence without secrets; undefined when all is. */
  trouble(): string | undefined;
  /** Jobs by their state; none while the place is away. */
  depth(): Promise<Record<string, number>>;
  /** Within a second, whatever the place does. */
  stop(): Promise<void>;
}

/** For `/readyz`: who is away, and what that means. */
export const awayWords = (who: string): string => `${who} is away: alarms may ring a second late`;
export const postgresName = "The queue's PostgreSQL";
export const redisName = 'Redis';

/** What we ask of a queue of BullMQ, wherever its jobs lie. */
interface Jobs {
  addBulk(jobs: ReturnType<typeof toJob>[]): Promise<unknown>;
  getJobCounts(...states: JobType[]): Promise<Record<string, number>>;
  upsertJobScheduler(id: string, repeat: object, template: object): Promise<unknown>;
  removeJobScheduler(id: string): Promise<unknown>;
}

export type Data = Pick<Alarm, 'incidentId' | 'kind' | 'about'> & { readonly due: number };

/** Milliseconds that a look into the queue may take. */
const patience = 500;
/** Alarms armed in one call: a few milliseconds, and then whoever types is heard. */
const atOnce = 200;
const dailyJob = 'daily';

/** What every worker is told, wherever its jobs lie. */
export const working = {
  concurrency: 50,
  // A job that a death left half done is taken up again; ringing twice is the store's to prevent, never the queue's.
  maxStalledCount: 1000,
  // Milliseconds until it looks for jobs again where the connection broke; 15 s unless said.
  runRetryDelay: 250,
};

export const worked =
  ({ ring, daily }: Pick<Parts, 'ring' | 'daily'>) =>
  async (job: { readonly name: string; readonly data: Data }): Promise<unknown> =>
    job.name === dailyJob ? daily?.look() : ring(toAlarm(job.data));

/** Every alarm that has not rung, and the daily job; what it knows already it leaves as it is. */
export async function armAll(queue: Jobs, { pending, daily, clock }: Parts): Promise<void> {
  await armSome(queue, await pending(), clock);
  await schedule(queue, daily);
}

export async function armSome(queue: Jobs, alarms: readonly Alarm[], clock: Clock): Promise<void> {
  for (let from = 0; from < alarms.length; from += atOnce) {
    await queue.addBulk(alarms.slice(from, from + atOnce).map((alarm) => toJob(alarm, clock)));
  }
}

/** Nothing where it takes longer than half a second. */
export function depthOf(queue: Jobs): Promise<Record<string, number>> {
  const never = new Promise<Record<string, number>>((resolve) => setTimeout(resolve, patience, {}).unref());
  return Promise.race([queue.getJobCounts('active', 'delayed', 'failed', 'waiting').catch(() => ({})), never]);
}

/** Anew whenever the place comes back, perhaps empty; what an earlier setting left there goes. */
async function schedule(queue: Jobs, daily: Daily | undefined): Promise<void> {
  if (!daily) return void (await queue.removeJobScheduler(dailyJob));
  const { hour, minute, zone } = daily.at;
  const once = { removeOnComplete: true, removeOnFail: true };
  const repeat = { pattern: `${minute} ${hour} * * *`, tz: zone };
  await queue.upsertJobScheduler(dailyJob, repeat, { name: dailyJob, opts: once });
}

function toJob({ incidentId, kind, about, due }: Alarm, clock: Clock) {
  const at = due.getTime();
  // The due time is part of the id: BullMQ silently drops an id that it still knows. It takes no colon in one.
  const jobId = `${incidentId}-${kind}-${about}-${at}`;
  const delay = Math.max(0, at - clock().getTime());
  return {
    name: kind,
    data: { incidentId, kind, about, due: at },
    opts: { jobId, delay, attempts: 3, removeOnComplete: true, removeOnFail: true },
  };
}

const toAlarm = ({ due, ...alarm }: Data): Alarm => ({ ...alarm, due: new Date(due) });
