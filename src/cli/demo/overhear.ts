import type { Stage } from './stage.ts';

/** Calls back whenever the bot has said something, until it is ended. */
export function overhear({ slack, sitrep }: Stage, heard: () => Promise<void>): { end(): Promise<void> } {
  let calls = slack.calls().length;
  let over = false;

  const ended = slack.until(listen, { ms: 2 ** 31 - 1 });
  return {
    async end() {
      over = true;
      await ended;
    },
  };

  async function listen(): Promise<boolean> {
    if (over || slack.calls().length === calls) return over;
    calls = slack.calls().length;
    await sitrep.told();
    await heard();
    return over;
  }
}
