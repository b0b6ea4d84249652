import { setTimeout as sleep } from 'node:timers/promises';
import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../desk/ports.ts';
import { socketOptions } from './client.ts';
import { ask } from './fault.ts';
import { persistently, type Troubles } from './persistently.ts';

/** Slack's client waits 5 seconds before it reconnects; the second connection keeps at least that distance. */
const usualStagger = 10_000;

interface Settings {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  /** Milliseconds from the first connection to the second. */
  readonly stagger?: number;
}

/**
 * Two connections for one app. Slack asks each to reconnect about once an hour, which leaves a gap of five seconds;
 * they open apart from each other, so that one of them is always there.
 */
export function openSockets({ appToken, apiUrl, logger, stagger = usualStagger }: Settings) {
  const open = () =>
    new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: socketOptions(apiUrl) } });
  const [first, second] = [open(), open()];

  return {
    /** The receiver that Bolt starts with. */
    first,

    async start(app: App, log: Log, signal: AbortSignal, troubles: Troubles): Promise<void> {
      second.init(app);
      await persistently('opening the socket', () => ask(() => first.start()), log, signal, troubles);
      await sleep(stagger, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      await persistently('opening the second socket', () => ask(() => second.start()), log, signal, troubles);
    },

    async stop(): Promise<void> {
      await Promise.all([first.stop(), second.stop()]);
    },
  };
}
