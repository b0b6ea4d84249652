import { type Cadences, paceOf, promisedBy } from './cadence.ts';
import { type Author, type Change, entryOf, type When } from './change.ts';
import { beginning, whyNotThen } from './ends.ts';
import type { Incident } from './incident.ts';
import type { Mode } from './mode.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { Said } from './said.ts';
import type { Severity } from './severity.ts';

/** Names an incident before it has a number: the desk gives it one. */
export interface Declaration {
  readonly title: Said;
  readonly severity: Severity;
  readonly mode?: Mode;
  readonly isPrivate?: boolean;
  /** When it began, as far as somebody told. */
  readonly at?: When | undefined;
  readonly by: Author;
}

export function declare(
  { title, severity, mode = 'live', isPrivate = false, at = undefined, by }: Declaration,
  { id, teamId }: Pick<Incident, 'id' | 'teamId'>,
  cadences: Cadences,
  now: Date,
): Outcome<Change> {
  if (title.text === '') return refuse('empty_text', 'An incident needs a title.', '/incident declare sev2 <title>');
  const next = paceOf({ mode, severity }, cadences, now);
  const incident: Incident = {
    id,
    teamId,
    title: title.text,
    severity,
    status: 'investigating',
    mode,
    isPrivate,
    roles: { commander: by.id },
    declaredBy: by.id,
    ...beginning(at ?? now),
    resolvedAt: null,
    resolvedTold: null,
    pageTitle: null,
    channel: null,
    channelName: null,
    channelLoss: null,
    next,
    archiveAt: null,
    deletedAt: null,
    published: 0,
    publishedAt: null,
    publishedTold: null,
    links: [],
    promises: [],
    promised: 0,
    actions: [],
    impacts: [],
    imported: 0,
    version: 1,
  };
  const refusal = whyNotThen(incident, now, `/incident declare ${severity} ${title.text}`);
  if (refusal) return refusal;
  const detail = {
    severity,
    next: promisedBy(next),
    ...(mode === 'live' ? {} : { mode }),
    ...(isPrivate ? { private: true as const } : {}),
  };
  return done({ incident, entry: entryOf(id, 1, { kind: 'declared', by, said: title, detail, now, at }) });
}
