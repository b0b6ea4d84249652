import { RecordAway } from '../../desk/ports.ts';

/**
 * Why nothing came of what somebody asked for, and what to do. `again`: how they ask again ("Type it again"); `end`: what
 * stands behind that, such as the line to type.
 */
export function unrecorded(cause: unknown, again: string, end = '.'): string {
  if (cause instanceof RecordAway && cause.doubt) {
    const sentence = "Sitrep's database went away while this was written down: it may be on record, or not.";
    return `${sentence} ${again} when you have looked${end}`;
  }
  return `Nothing was recorded, ${whyOf(cause)}. ${again} in a moment${end}`;
}

function whyOf(cause: unknown): string {
  if (cause instanceof RecordAway) return "because Sitrep's database cannot be reached";
  return isOfTheStore(cause) ? "because Sitrep's database did not take it" : 'because of a fault in Sitrep';
}

/** By its code, SQLite's or the five signs of the SQL standard: which engine keeps the record is not this room's business. */
const isOfTheStore = (cause: unknown): boolean =>
  /^(?:SQLITE_\w+|(?=[A-Z]*\d)[A-Z\d]{5})$/u.test(String((cause as { code?: unknown } | null)?.code));
