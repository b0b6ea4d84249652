import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A bot to shoot at, in a process of its own. */
export interface Target {
  readonly slack: import('../../src/sandbox/local-slack.ts').LocalSlack;
  readonly pid: number;
  /** How often it has ended so far: never, one hopes. */
  deaths(): number;
  rows<T>(sql: string): Promise<T[]>;
}

/** What people told, in all tables that hold it. What Sitrep notes down by itself, drafts too, does not count. */
const recorded = [
  "select count(*) || ' ' || coalesce(string_agg(hash, ','), '') as held from (select hash from timeline_entry where author <> 'sitrep' order by recorded_at desc, incident_id, seq limit 500) as newest",
  "select count(*) || ' ' || max(id) as held from incident",
  "select count(*) as held from timeline_entry where author <> 'sitrep'",
  ...['promise', 'action_item', 'impact', 'person', 'member', 'subscription'].map(
    (table) => `select count(*) as held from ${table}`,
  ),
  "select string_agg(user_id || name || active, ',') as held from (select * from person order by user_id) as person",
  "select string_agg(circle || user_id, ',') as held from (select * from member order by circle, user_id) as member",
];

export async function record({ rows }: Target): Promise<string> {
  const held = await Promise.all(recorded.map((sql) => rows<{ held: unknown }>(sql)));
  return JSON.stringify(held.flat().map((row) => row.held));
}

/** The record once nobody adds to it any more: what came in before may still be at work. */
export async function settledRecord(target: Target): Promise<string> {
  for (let before = await record(target); ; ) {
    await pause(60);
    const now = await record(target);
    if (now === before) return now;
    before = now;
  }
}

/** The resident memory of a process in MiB, from Linux's own books. */
export const residentMiB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Of the last half of the samples: MiB for each 10,000 requests, by least squares. */
export function slope(samples: ReadonlyArray<{ readonly shots: number; readonly mib: number }>): number {
  const late = samples.slice(Math.floor(samples.length / 2));
  const mean = (of: (sample: (typeof late)[number]) => number) =>
    late.reduce((sum, sample) => sum + of(sample), 0) / late.length;
  const [x, y] = [mean(({ shots }) => shots), mean(({ mib }) => mib)];
  const spread = late.reduce((sum, { shots }) => sum + (shots - x) ** 2, 0);
  const together = late.reduce((sum, { shots, mib }) => sum + (shots - x) * (mib - y), 0);
  return spread === 0 ? 0 : (together / spread) * 10_000;
}
