import { Counter, Histogram, type Registry } from 'prom-client';
import type { CommitResult } from '../../desk/hear-commits.ts';
import type { RequestKind, Result } from '../../desk/requests.ts';

/** In seconds. Slack: an acknowledgement within 3 s. */
const soon = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 3];
const disk = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1];
const network = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Of an alarm: the sweep alone is up to a second late. */
const late = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 5, 30, 300];

/** What is counted as it happens. All durations come in milliseconds. */
export function told(registry: Registry) {
  const registers = [registry];
  const commands = new Counter({
    name: 'sitrep_commands_total',
    help: 'Slash commands answered, by verb and by what came of them',
    labelNames: ['verb', 'result'],
    registers,
  });
  const acknowledged = new Histogram({
    name: 'sitrep_acknowledgement_seconds',
    help: 'Time from a command, click, form or shortcut to its acknowledgement',
    labelNames: ['kind'],
    buckets: soon,
    registers,
  });
  const requests = new Histogram({
    name: 'sitrep_request_seconds',
    help: 'Time from whatever was asked, also by events and alarms, to its end, with what follows the acknowledgement',
    labelNames: ['kind'],
    buckets: soon,
    registers,
  });
  const commits = new Counter({
    name: 'sitrep_commits_total',
    help: 'Changes given to the database, by what came of them',
    labelNames: ['result'],
    registers,
  });
  const commitSeconds = new Histogram({
    name: 'sitrep_commit_seconds',
    help: 'Time until a change is on disk',
    buckets: disk,
    registers,
  });
  const calls = new Counter({
    name: 'sitrep_slack_calls_total',
    help: 'Calls to Slack, by method and by how they ended; held: not made, since Slack would only refuse them',
    labelNames: ['method', 'result'],
    registers,
  });
  const callSeconds = new Histogram({
    name: 'sitrep_slack_call_seconds',
    help: 'Time until Slack answered a call',
    labelNames: ['method'],
    buckets: network,
    registers,
  });
  const lateness = new Histogram({
    name: 'sitrep_alarm_lateness_seconds',
    help: 'Time from when an alarm was due to when it rang',
    buckets: late,
    registers,
  });

  return {
    acked({ kind, what, result }: { kind: RequestKind; what: string; result: Result }, milliseconds: number): void {
      if (kind === 'command') commands.inc({ verb: what || 'none', result });
      acknowledged.observe({ kind }, milliseconds / 1000);
    },
    over: (kind: RequestKind, milliseconds: number): void => requests.observe({ kind }, milliseconds / 1000),
    committed(result: CommitResult, milliseconds: number): void {
      commits.inc({ result });
      commitSeconds.observe(milliseconds / 1000);
    },
    called(method: string, result: string, milliseconds: number): void {
      calls.inc({ method, result });
      if (result !== 'held') callSeconds.observe({ method }, milliseconds / 1000);
    },
    rang: (milliseconds: number): void => lateness.observe(Math.max(0, milliseconds) / 1000),
  };
}
