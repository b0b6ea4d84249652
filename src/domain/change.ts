import type { ActionItem } from './action-item.ts';
import type { Impact } from './impacts/record.ts';
import { exactnessOf, type ImpactTime } from './impacts/time.ts';
import type { Incident } from './incident.ts';
import type { PromiseRecord } from './promises/record.ts';
import type { Said } from './said.ts';
import { plain } from './said.ts';
import type { Details, Entry, EntryKind } from './timeline.ts';

/** One step in an incident's life: the next incident and exactly one entry, written together or not at all. */
export interface Change {
  readonly incident: Incident;
  readonly entry: Entry;
  /** The promises and the actions that this step made, ended or put off. */
  readonly promises?: readonly PromiseRecord[];
  readonly actions?: readonly ActionItem[];
  /** The impacts that this step says, and those that it replaces. */
  readonly impacts?: readonly Impact[];
}

/** When something happened: a moment that is known by itself, or a time as exact as somebody told it. */
export type When = Date | ImpactTime;

export const momentOf = (when: When): Date => (when instanceof Date ? when : when.at);

/** Who is speaking: a person of the workspace, or Sitrep itself. */
export interface Author {
  readonly id: string;
  readonly name: string;
  /** Their time zone: the days they promise begin and end in it. UTC where nobody knows. */
  readonly zone?: string;
}

interface Line<K extends EntryKind> {
  readonly kind: K;
  readonly detail: Details[K];
  readonly by: Author;
  readonly said?: Said;
  readonly now: Date;
  /** When it happened, if that is not now. */
  readonly at?: When | undefined;
}

/** Nothing changes without leaving a line in the timeline. */
export function step<K extends EntryKind>(
  before: Incident,
  patch: Partial<Incident>,
  line: Line<K>,
  touched: Pick<Change, 'promises' | 'actions' | 'impacts'> = {},
): Change {
  const version = before.version + 1;
  const { promises = [], actions = [], impacts = [] } = touched;
  return {
    incident: { ...before, ...patch, version },
    entry: entryOf(before.id, version, line),
    ...(promises.length > 0 ? { promises } : {}),
    ...(actions.length > 0 ? { actions } : {}),
    ...(impacts.length > 0 ? { impacts } : {}),
  };
}

export function entryOf<K extends EntryKind>(incidentId: number, seq: number, line: Line<K>): Entry {
  const { text, mentions } = line.said ?? plain('');
  const { kind, by, now, at: when = now } = line;
  const detail = when instanceof Date ? line.detail : { ...line.detail, told: exactnessOf(when) };
  const at = momentOf(when);
  const entry = { incidentId, seq, kind, at, recordedAt: now, by: by.id, byName: by.name, text, mentions, detail };
  // A kind and its detail belong together by this function's type; the compiler cannot see that through the generic.
  return entry as unknown as Entry;
}
