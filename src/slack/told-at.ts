/** Milliseconds by which our clock and Slack's may be apart. */
const apart = 60_000;

/** When Slack says that something happened, by its own clock: `event_ts` is in seconds, to the microsecond. */
export function toldAt({ event, body }: { readonly event: object; readonly body: object }): Date {
  const { event_ts } = event as { readonly event_ts?: string };
  const { event_time } = body as { readonly event_time?: number };
  const seconds = Number(event_ts ?? event_time);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(Math.floor(seconds * 1000)) : readFromNow();
}

/**
 * As of when that counts which we do now, or begin to read now, by Slack's clock: whatever Slack tells of after it is newer, however
 * far our clock is ahead. By the real clock, since Slack's is.
 */
export const readFromNow = (): Date => new Date(Date.now() - apart);
