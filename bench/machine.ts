import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, platform } from 'node:os';

/** What the figures were taken on. */
export function machine(): string {
  const redis = /v=(\S+)/u.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1];
  return `${platform()}, ${cpus().length} cores, Node ${process.versions.node}, Redis ${redis}`;
}

/** How busy it is: figures taken beside other work say little. */
export const load = (): string => `load ${loadavg()[0]?.toFixed(2)}`;

/** How long a process has had a processor so far, in milliseconds, from Linux's own books: 100 ticks a second. */
export function worked(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

/** The same of a process and of its children, those that are gone with them. */
export function workedTogether(pid: number): number {
  const gone = statOf(pid);
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/u.test(name) && Number(statOf(Number(name))[1]) === pid,
  );
  const all = [pid, ...children.map(Number)].map(worked);
  return all.reduce((sum, one) => sum + one, (Number(gone[13]) + Number(gone[14])) * 10);
}

/** From its state on, the third field; none where it is gone. */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  } catch {
    return [];
  }
}

/** What a process holds right now, in MiB, from Linux's own books. */
export function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  const [, kilobytes] =
    new RegExp(`^${field}:\\s+(\\d+) kB`, 'mu').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
