import { usualCadences } from '../cadence.ts';
import type { Author, Change } from '../change.ts';
import { declare } from '../declare.ts';
import { setImpact } from '../impact.ts';
import type { ImpactTime } from '../impacts/time.ts';
import { bot, type Incident } from '../incident.ts';
import { note } from '../note.ts';
import { done, type Outcome } from '../outcome.ts';
import { wentOut } from '../publish.ts';
import { resolve } from '../resolve.ts';
import { plain } from '../said.ts';
import { update } from '../update.ts';
import type { Bygone, BygoneHit, BygoneUpdate } from './bygone.ts';

/** One entry of what is brought in. `key`: whoever finds it in the record has brought it in already. */
export interface Bringing {
  readonly key: string;
  rule(incident: Incident, now: Date): Outcome<Change>;
}

/** Its first entry: written down after the fact, with the times that were kept. */
export function bringIn(bygone: Bygone, who: Pick<Incident, 'id' | 'teamId'>, now: Date): Outcome<Change> {
  const { title, severity, from } = bygone;
  const by = keeperOf(bygone);
  const outcome = declare(
    { title: plain(title), severity, mode: 'retro', at: exactly(from), by },
    who,
    usualCadences,
    now,
  );
  return asHistory(outcome, { roles: {} });
}

/**
 * The entries after the first, in their order. `isThere`: it was brought in before and is over; what its keeper has added
 * since comes as notes.
 */
export function bringings(bygone: Bygone, isThere: boolean): Bringing[] {
  const { updates } = bygone;
  const end = endIn(updates);
  const [before, after] = end === null ? [updates, []] : [updates.slice(0, end), updates.slice(end + 1)];
  const last = end === null ? null : (updates[end] ?? null);
  return [
    ...(bygone.page === null ? [] : [pageOf(bygone, bygone.page)]),
    ...before.map((one) => (isThere ? noted(bygone, one) : updated(bygone, one))),
    ...bygone.hits.map((hit) => hitBy(bygone, hit)),
    isThere && last ? noted(bygone, last) : ended(bygone, last),
    ...after.map((one) => noted(bygone, one)),
    ...(bygone.postmortem ? [postmortemOf(bygone, bygone.postmortem)] : []),
  ].map(({ key, rule }) => ({ key, rule: (incident, now) => asHistory(rule(incident, now)) }));
}

/** The update that ended it: the last that says so and is not taken back by a later one. */
function endIn(updates: readonly BygoneUpdate[]): number | null {
  const lastOpen = updates.findLastIndex(({ status }) => status !== null && status !== 'resolved');
  const end = updates.findIndex(({ status }, place) => status === 'resolved' && place > lastOpen);
  return end < 0 ? null : end;
}

const pageOf = (bygone: Bygone, page: string): Bringing => ({
  key: `${bygone.key} page`,
  rule: (incident, now) =>
    note(incident, plain(`Brought in from ${bygone.keeper}: ${page}`), keeperOf(bygone), exactly(bygone.from), now),
});

const updated = (bygone: Bygone, { key, at, status, text }: BygoneUpdate): Bringing =>
  // It was over once before its end: that is said, and no status of ours.
  status === 'resolved'
    ? noted(bygone, { key, at, status, text: `Resolved for the time being. ${text}`.trim() })
    : {
        key,
        rule: (incident, now) =>
          update(
            incident,
            { said: plain(text), status, promises: [], by: keeperOf(bygone), at: exactly(at) },
            usualCadences,
            now,
          ),
      };

const noted = (bygone: Bygone, { key, at, text }: BygoneUpdate): Bringing => ({
  key,
  rule: (incident, now) => note(incident, plain(text), keeperOf(bygone), exactly(at), now),
});

const hitBy = (bygone: Bygone, { key, component, degree, from, to }: BygoneHit): Bringing => ({
  key,
  rule: (incident, now) =>
    setImpact(
      incident,
      {
        ...{ component, region: null, degree, from: exactly(from), to: exactly(to) },
        ...{ amount: null, data: null, causedBy: null, said: plain(''), by: keeperOf(bygone), at: exactly(from) },
      },
      now,
    ),
});

const ended = (bygone: Bygone, last: BygoneUpdate | null): Bringing => ({
  key: last?.key ?? `${bygone.key} end`,
  rule: (incident, now) =>
    resolve(incident, plain(last?.text ?? ''), [], keeperOf(bygone), now, { at: exactly(bygone.to) }),
});

const postmortemOf = (bygone: Bygone, { text, at }: NonNullable<Bygone['postmortem']>): Bringing => ({
  key: `${bygone.key} postmortem`,
  rule: (incident, now) => done(wentOut(incident, { text, open: [], by: keeperOf(bygone), at: exactly(at) }, now)),
});

/** Nobody need be told of it. */
function asHistory(outcome: Outcome<Change>, patch: Partial<Incident> = {}): Outcome<Change> {
  if (!outcome.ok) return outcome;
  const { incident } = outcome.value;
  // It stood on a page already.
  const known = { pageTitle: incident.title, imported: incident.version };
  return done({ ...outcome.value, incident: { ...incident, ...patch, ...known } });
}

const keeperOf = ({ keeper }: Bygone): Author => ({ id: bot, name: keeper, zone: 'UTC' });

const exactly = (at: Date): ImpactTime => ({ at, precision: 'second', approx: false, zone: 'UTC' });
