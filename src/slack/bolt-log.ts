import type { Logger } from '@slack/bolt';
import type { Log } from '../desk/ports.ts';

/** Bolt's words in our log, without its debug lines: those hold whole requests. */
export function boltLog(log: Log): Logger {
  const words = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn(`bolt: ${words(parts)}`),
    error: (...parts) => log.error(`bolt: ${words(parts)}`),
    setLevel: () => {},
    getLevel: () => 'warn' as ReturnType<Logger['getLevel']>,
    setName: () => {},
  };
}
