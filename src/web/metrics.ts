import { Registry } from 'prom-client';
import { ofTheProcess } from './metrics/process.ts';
import { type Readings, read } from './metrics/read.ts';
import { told } from './metrics/told.ts';

/** What Prometheus reads at `/metrics`. docs/operating.md has every name. */
export function createMetrics(readings: Readings) {
  const registry = new Registry();
  read(registry, readings);
  return {
    ...told(registry),
    render: (): Promise<string> => Registry.merge([registry, ofTheProcess()]).metrics(),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
