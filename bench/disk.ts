import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { figuresOf } from './figures.ts';

const writes = 300;

/** How long the disk takes for a small write to be safe: nothing is acknowledged sooner. */
export function disk(folder: string): string {
  const path = join(folder, 'disk');
  const file = openSync(path, 'w');
  const took = Array.from({ length: writes }, (_, n) => {
    writeSync(file, Buffer.alloc(8192, n % 256));
    const start = performance.now();
    fsyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  rmSync(path);
  const { p50, p99, max } = figuresOf(took);
  return `The disk alone took ${[p50, p99, max].map((one) => one.toFixed(1)).join(' / ')} ms for a write (p50 / p99 / max).`;
}
