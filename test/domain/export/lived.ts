import { addAction, finishAction } from '../../../src/domain/action.ts';
import { amend } from '../../../src/domain/amend.ts';
import { asItStands } from '../../../src/domain/as-it-stands.ts';
import { assignRole } from '../../../src/domain/assign-role.ts';
import type { Change } from '../../../src/domain/change.ts';
import type { WholeRecord } from '../../../src/domain/export/record.ts';
import { setImpact } from '../../../src/domain/impact.ts';
import type { Impact } from '../../../src/domain/impacts/record.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import { link } from '../../../src/domain/link.ts';
import { note } from '../../../src/domain/note.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { readPromises } from '../../../src/domain/promises/reading/read.ts';
import { resolve } from '../../../src/domain/resolve.ts';
import { retract } from '../../../src/domain/retract.ts';
import { plain } from '../../../src/domain/said.ts';
import type { Entry } from '../../../src/domain/timeline.ts';
import { update } from '../../../src/domain/update.ts';
import { cadences, changed, dana, kofi, later, opened } from '../incident.ts';

type Step = (incident: Incident, timeline: readonly Entry[]) => Outcome<Change>;

/** The whole record of #7 after these steps. */
export function lived(...steps: readonly Step[]): WholeRecord {
  const changes = [opened];
  for (const step of steps) {
    const entries = changes.map(({ entry }) => entry);
    changes.push(changed(step((changes.at(-1) as Change).incident, entries)));
  }
  const newest = <T>(touched: readonly T[], number: (one: T) => number) =>
    [...new Map(touched.map((one) => [number(one), one])).values()].sort((a, b) => number(a) - number(b));
  return {
    incident: (changes.at(-1) as Change).incident,
    timeline: changes.map(({ entry }) => entry),
    promises: newest(
      changes.flatMap(({ promises = [] }) => promises),
      ({ number }) => number,
    ),
    actions: newest(
      changes.flatMap(({ actions = [] }) => actions),
      ({ number }) => number,
    ),
  };
}

export const noted =
  (text: string, at?: Date): Step =>
  (incident) =>
    note(incident, plain(text), dana, at, later(10));

const of = (timeline: readonly Entry[], seq: number) => asItStands(timeline).find(({ entry }) => entry.seq === seq);

const hit =
  (over: Partial<Impact> & Pick<Impact, 'component'>): Step =>
  (incident) => {
    const unsaid = { region: null, from: null, to: null, amount: null, data: null, causedBy: null };
    return setImpact(
      incident,
      { ...unsaid, degree: 'major', ...over, said: plain('as reported'), by: dana },
      later(40),
    );
  };

const at = (when: string) => ({ at: new Date(when), precision: 'minute' as const, approx: false, zone: 'UTC' });

/** A bit of everything: put right, taken back, said anew, kept late. */
export const everything: WholeRecord = lived(
  noted('first, words', later(5)),
  (incident, timeline) =>
    amend(incident, of(timeline, 2), { said: plain('second words'), at: later(3), by: kofi }, later(12)),
  noted('a slip'),
  (incident, timeline) =>
    retract(incident, of(timeline, 4), { why: plain('of the finger'), by: dana, cadences }, later(13)),
  (incident) => {
    const said = plain('A bad deploy. Next update in 20 minutes.');
    return update(
      incident,
      { said, status: 'identified', promises: readPromises(said.text, 'UTC', later(14)), by: dana },
      cadences,
      later(14),
    );
  },
  (incident) => addAction(incident, { said: plain('buy a disk'), owner: kofi, due: later(9000), by: dana }, later(20)),
  (incident) => addAction(incident, { said: plain('sell a disk'), owner: null, due: null, by: dana }, later(21)),
  (incident) => finishAction(incident, 7, plain(''), kofi, later(30)),
  (incident) => finishAction(incident, null, plain('rolled back'), dana, later(31)),
  hit({ component: 'API', region: 'EU', from: at('2026-11-20T11:00Z'), amount: '16% of calls' }),
  hit({ component: 'API', region: 'EU', from: at('2026-11-20T11:00Z'), to: at('2026-11-20T12:20Z'), causedBy: 10 }),
  hit({ component: 'Web', degree: 'none' }),
  (incident, timeline) => retract(incident, of(timeline, 8), { why: plain('no need'), by: dana, cadences }, later(41)),
  (incident) => assignRole(incident, 'comms', kofi, dana, later(42)),
  (incident) => link(incident, 3, 'duplicate', dana, later(43)),
  (incident) => resolve(incident, plain('the rollback'), [], dana, later(49)),
);
