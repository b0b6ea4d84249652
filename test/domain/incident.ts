import { asItStands, type Standing } from '../../src/domain/as-it-stands.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import type { Change } from '../../src/domain/change.ts';
import { declare } from '../../src/domain/declare.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Outcome, Refusal } from '../../src/domain/outcome.ts';
import { plain } from '../../src/domain/said.ts';
import type { Entry } from '../../src/domain/timeline.ts';

export const dana = { id: 'UDANA', name: 'Dana' };
export const kofi = { id: 'UKOFI', name: 'Kofi' };
export const noon = new Date('2026-11-20T12:00:00Z');
export const cadences = usualCadences;

/** So many minutes after noon. */
export const later = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);

/** What a rule changed; a refusal fails the test. */
export function changed(outcome: Outcome<Change>): Change {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal.sentence}`);
  return outcome.value;
}

/** An entry with everything that was said of it in the record so far. */
export const standing = (record: readonly Entry[], seq: number): Standing | undefined =>
  asItStands(record).find(({ entry }) => entry.seq === seq);

/** Why a rule refused. */
export function refusal(outcome: Outcome<Change>): Refusal {
  if (outcome.ok) throw new Error(`Not refused: ${outcome.value.entry.kind}`);
  return outcome.refusal;
}

/** #7, a sev2 declared at noon by Dana. */
export const opened: Change = changed(
  declare({ title: plain('Checkout is down'), severity: 'sev2', by: dana }, { id: 7, teamId: 'T1' }, cadences, noon),
);
export const open: Incident = opened.incident;
