import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** What a process holds right now, in MiB, from Linux's own books. */
export function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  const [, kilobytes] =
    new RegExp(`^${field}:\\s+(\\d+) kB`, 'mu').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
