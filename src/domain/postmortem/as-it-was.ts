import { asItStands } from '../as-it-stands.ts';
import type { Incident } from '../incident.ts';
import type { PromiseRecord } from '../promises/record.ts';
import { type Entry, isKind } from '../timeline.ts';

/** What is known of an incident, as a paper is drafted from it. */
export interface Known {
  readonly incident: Incident;
  /** In the order of `seq`. */
  readonly timeline: readonly Entry[];
  readonly promises: readonly PromiseRecord[];
}

/** The same as it was known when an entry was the newest: what a text knew that was written then. */
export function asItWas({ incident, timeline, promises }: Known, upTo: number): Known {
  const then = timeline.filter(({ seq }) => seq <= upTo);
  return {
    incident: rewound(incident, then),
    timeline: then,
    promises: promises
      .filter(({ madeIn }) => madeIn <= upTo)
      .map((promise) => ((promise.endedIn ?? 0) > upTo ? { ...promise, ...open } : promise)),
  };
}

const open = { ended: null, endedIn: null, endedAt: null, lateBy: null } as const;

/** As far as papers show it: title, severity, status, beginning, end and roles. */
function rewound(incident: Incident, timeline: readonly Entry[]): Incident {
  let was: Incident = { ...incident, roles: {} };
  for (const { entry } of asItStands(timeline)) was = { ...was, ...saidBy(entry, was) };
  return was;
}

function saidBy(entry: Entry, { roles }: Incident): Partial<Incident> {
  const told = entry.detail.told ?? null;
  if (isKind(entry, 'declared')) {
    const { at: declaredAt, text: title } = entry;
    const { severity } = entry.detail;
    const begun = { title, severity, declaredAt, declaredTold: told };
    return { ...begun, status: 'investigating', resolvedAt: null, resolvedTold: null };
  }
  if (isKind(entry, 'severity')) return { severity: entry.detail.to };
  if (isKind(entry, 'title')) return { title: entry.text };
  if (isKind(entry, 'update')) return { status: entry.detail.to };
  if (isKind(entry, 'resolved')) return { status: 'resolved', resolvedAt: entry.at, resolvedTold: told };
  if (isKind(entry, 'reopened')) return { status: 'investigating', resolvedAt: null, resolvedTold: null };
  if (isKind(entry, 'role')) return { roles: { ...roles, [entry.detail.role]: entry.detail.person } };
  if (!isKind(entry, 'declined')) return {};
  const { [entry.detail.role]: _, ...others } = roles;
  return { roles: entry.detail.back === null ? others : { ...others, [entry.detail.role]: entry.detail.back } };
}
