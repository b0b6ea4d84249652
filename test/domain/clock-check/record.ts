import { addAction, finishAction } from '../../../src/domain/action.ts';
import { amend } from '../../../src/domain/amend.ts';
import type { Change } from '../../../src/domain/change.ts';
import { clockDoubts } from '../../../src/domain/clock-check/check.ts';
import { declare } from '../../../src/domain/declare.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import { note } from '../../../src/domain/note.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { reopen } from '../../../src/domain/reopen.ts';
import { resolve } from '../../../src/domain/resolve.ts';
import { retract } from '../../../src/domain/retract.ts';
import { plain } from '../../../src/domain/said.ts';
import type { Entry } from '../../../src/domain/timeline.ts';
import { update } from '../../../src/domain/update.ts';
import { cadences, changed, dana, standing } from '../incident.ts';

export type Step = (incident: Incident, record: readonly Entry[]) => Outcome<Change>;

/** `09:11`, on the day that the table is about, or `Nov 6, 09:11`. */
export const on = (time: string): Date =>
  new Date(time.includes(',') ? `2025-${time.replace(', ', 'T')}:00Z` : `2025-11-07T${time}:00Z`);

export const noted =
  (time: string, text: string, at?: string): Step =>
  (incident) =>
    note(incident, plain(text), dana, at === undefined ? undefined : on(at), on(time));

export const updated =
  (time: string, text: string): Step =>
  (incident) =>
    update(incident, { said: plain(text), status: null, promises: [], by: dana }, cadences, on(time));

export const did =
  (time: string, text: string): Step =>
  (incident) =>
    finishAction(incident, null, plain(text), dana, on(time));

export const planned =
  (time: string, text: string): Step =>
  (incident) =>
    addAction(incident, { said: plain(text), owner: dana, due: null, by: dana }, on(time));

export const finished =
  (time: string, action: number): Step =>
  (incident) =>
    finishAction(incident, action, plain(''), dana, on(time));

export const resolved =
  (time: string, text: string): Step =>
  (incident) =>
    resolve(incident, plain(text), [], dana, on(time));

export const reopened =
  (time: string): Step =>
  (incident) =>
    reopen(incident, plain('errors are back'), dana, cadences, on(time));

export const movedBack =
  (time: string, seq: number, at: string): Step =>
  (incident, record) =>
    amend(incident, standing(record, seq), { said: null, at: on(at), by: dana }, on(time));

export const tookBack =
  (time: string, seq: number): Step =>
  (incident, record) =>
    retract(incident, standing(record, seq), { why: plain('it was another service'), by: dana, cadences }, on(time));

/** What the rules write down, step by step, of an incident that was declared at 09:08. */
export function recordOf(steps: readonly Step[]): Entry[] {
  const first = changed(
    declare(
      { title: plain('Checkout is down'), severity: 'sev2', by: dana },
      { id: 7, teamId: 'T1' },
      cadences,
      on('09:08'),
    ),
  );
  let { incident } = first;
  const record = [first.entry];
  for (const step of steps) {
    const change = changed(step(incident, record));
    incident = change.incident;
    record.push(change.entry);
  }
  return record;
}

/** What is asked of a text, on Friday, November 7, 2025 at 09:52. */
export const asked = (text: string, steps: readonly Step[], now = '09:52', zone = 'UTC') =>
  clockDoubts(text, recordOf(steps), zone, on(now));

export const rolledBack = [updated('09:11', 'We found the cause and rolled back the change.')];
