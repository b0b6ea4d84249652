import { type DestinationStream, pino } from 'pino';
import type { Log } from './desk/ports.ts';

/** No word boundary before it: in a JSON line a token may follow the `n` of a `\n`. */
const token = /(?:xox[a-z]|xapp)[-.][\w.-]+/gu;

/**
 * One JSON line per event, on stdout. Whatever looks like a token, and every secret we were given, is blacked out,
 * wherever in the line it stands.
 */
export function createLog(level: string, secrets: readonly string[], to: DestinationStream = process.stdout): Log {
  const black = blackOut(secrets);
  const stream = { write: (line: string) => void to.write(black(line)) };
  const formatters = { level: (label: string) => ({ level: label }) };
  const logger = pino({ level, base: null, formatters, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  const say = (at: 'info' | 'warn' | 'error') => {
    const words = at === 'error' || logger.isLevelEnabled('debug') ? trace : story;
    return (message: string, fields?: object) => logger[at](readable(fields, words), message);
  };
  return { info: say('info'), warn: say('warn'), error: say('error') };
}

/** Takes secrets out of a text: each as it is, and as it looks inside JSON, and whatever looks like a token of Slack's. */
export function blackOut(secrets: readonly string[]): (text: string) => string {
  const looks = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  // The longest first: one may contain another.
  const known = [...new Set(looks)].filter(({ length }) => length >= 6).sort((a, b) => b.length - a.length);
  return (line) => known.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line).replace(token, '[token]');
}

/** An error as its words: its other fields may hold a whole request. */
function readable(fields: object = {}, words: (error: Error) => string): object {
  const entries = Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? words(value) : value]);
  return Object.fromEntries(entries);
}

function story(error: Error): string {
  const cause = error.cause instanceof Error ? ` because: ${story(error.cause)}` : '';
  return `${error.message}${cause}`;
}

/** Also where it was thrown: of a fault of our own, and of all at the level `debug`. */
function trace(error: Error): string {
  const cause = error.cause instanceof Error ? `\nbecause: ${trace(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
