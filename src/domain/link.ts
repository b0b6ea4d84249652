import { type Author, type Change, step } from './change.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';

/** Says that two incidents belong together, or are one. */
export function link(
  incident: Incident,
  other: number,
  how: 'related' | 'duplicate',
  by: Author,
  now: Date,
): Outcome<Change> {
  const { id } = incident;
  if (other === id) return refuse('same', `#${id} is itself.`, `/incident #${id} link #7`);
  return done(step(incident, {}, { kind: 'linked', by, detail: { other, how }, now }));
}
