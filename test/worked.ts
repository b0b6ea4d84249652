/** Milliseconds of a processor that some work takes: whoever else is on the machine does not count. */
export function worked(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}
