import { type DestinationStream, pino } from 'pino';
import type { Log } from './desk/ports.ts';

const token = /\b(?:xox[a-z]|xapp|xoxe)[-.][\w.-]+/gu;

/**
 * One JSON line per event. Whatever looks like a token, and every secret we were given, is blacked out, wherever in
 * the line it stands.
 */
export function createLog(level: string, secrets: readonly string[], to?: DestinationStream): Log {
  const black = (line: string) =>
    secrets
      .filter((secret) => secret.length >= 6)
      .reduce((text, secret) => text.replaceAll(secret, '[secret]'), line.replace(token, '[token]'));
  const stream = { write: (line: string) => void (to ?? process.stdout).write(black(line)) };
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  const say = (at: 'info' | 'warn' | 'error') => (message: string, fields?: object) =>
    logger[at](readable(fields), message);
  return { info: say('info'), warn: say('warn'), error: say('error') };
}

/** An error as its words, and those of what caused it: its other fields may hold a whole request. */
function readable(fields: object = {}): object {
  const entries = Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? story(value) : value]);
  return Object.fromEntries(entries);
}

function story(error: Error): string {
  const cause = error.cause instanceof Error ? ` because: ${story(error.cause)}` : '';
  return `${error.message}${cause}`;
}
