import { type Author, type Change, step } from './change.ts';
import { type Incident, isOpen, nothingDue } from './incident.ts';
import { done, type Outcome } from './outcome.ts';
import { alreadyResolved } from './refusals.ts';
import type { Said } from './said.ts';

export function resolve(incident: Incident, said: Said, by: Author, now: Date): Outcome<Change> {
  if (!isOpen(incident)) return alreadyResolved(incident);
  const detail = { from: incident.status };
  return done(
    step(
      incident,
      { status: 'resolved', resolvedAt: now, next: nothingDue },
      { kind: 'resolved', by, said, detail, now },
    ),
  );
}
