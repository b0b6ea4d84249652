import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads at `/metrics`. */
export function createMetrics(openIncidents: () => Promise<number>) {
  const registers = [new Registry()];
  const commands = new Counter({
    name: 'sitrep_commands_total',
    help: 'Slash commands answered',
    registers,
  });
  const seconds = new Histogram({
    name: 'sitrep_command_seconds',
    help: 'Time from a slash command to its acknowledgement',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 3],
    registers,
  });
  new Gauge({
    name: 'sitrep_open_incidents',
    help: 'Incidents that are not resolved',
    registers,
    async collect() {
      this.set(await openIncidents());
    },
  });

  return {
    answered(milliseconds: number): void {
      commands.inc();
      seconds.observe(milliseconds / 1000);
    },
    render: (): Promise<string> => (registers[0] as Registry).metrics(),
  };
}
