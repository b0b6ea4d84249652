/** Milliseconds by which our clock and Slack's may be apart. */
const apart = 60_000;

/**
 * Up to when, by Slack's clock, a list is sure to know what happened, that was read from this moment on by ours: what
 * Slack tells of after that is heard, lest who left be inside because our clock is ahead.
 */
export const knownUpTo = (readAt: Date): string => new Date(readAt.getTime() - apart).toISOString();
