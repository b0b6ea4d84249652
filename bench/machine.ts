import { execFileSync } from 'node:child_process';
import { cpus, loadavg, platform } from 'node:os';

/** What the figures were taken on. */
export function machine(): string {
  const redis = /v=(\S+)/u.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1];
  return `${platform()}, ${cpus().length} cores, Node ${process.versions.node}, Redis ${redis}`;
}

/** How busy it is: figures taken beside other work say little. */
export const load = (): string => `load ${loadavg()[0]?.toFixed(2)}`;
