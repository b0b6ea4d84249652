import { type DestinationStream, pino } from 'pino';
import { blackOut } from './black-out.ts';
import type { Log } from './desk/ports.ts';

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
