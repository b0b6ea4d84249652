import { amend } from '../../../src/domain/amend.ts';
import type { Change } from '../../../src/domain/change.ts';
import { type Declaration, declare } from '../../../src/domain/declare.ts';
import type { WholeRecord } from '../../../src/domain/export/record.ts';
import { setImpact } from '../../../src/domain/impact.ts';
import type { Impact } from '../../../src/domain/impacts/record.ts';
import type { ImpactTime } from '../../../src/domain/impacts/time.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import { note } from '../../../src/domain/note.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { paperOf } from '../../../src/domain/postmortem/paper.ts';
import { publish } from '../../../src/domain/publish.ts';
import { reopen } from '../../../src/domain/reopen.ts';
import { handCalled } from '../../../src/domain/report/hand.ts';
import { type Layout, written } from '../../../src/domain/report/layouts.ts';
import { type Page, reportOf } from '../../../src/domain/report/report.ts';
import { resolve } from '../../../src/domain/resolve.ts';
import { retract } from '../../../src/domain/retract.ts';
import { plain } from '../../../src/domain/said.ts';
import type { OpenStatus } from '../../../src/domain/status.ts';
import type { Entry } from '../../../src/domain/timeline.ts';
import { update } from '../../../src/domain/update.ts';
import { cadences, changed, dana, standing } from '../incident.ts';

type Rule = (incident: Incident, timeline: readonly Entry[], now: Date) => Outcome<Change>;
/** What was done at a moment: an ISO instant. */
type Step = readonly [at: string, rule: Rule];

/** The record of #7, declared in the words of `title`, after these steps. */
export function told(
  at: string,
  { title, ...said }: Partial<Omit<Declaration, 'title'>> & { readonly title: string },
  ...steps: readonly Step[]
): WholeRecord {
  const declaration = { severity: 'sev2', by: dana, ...said, title: plain(title) } as const;
  const first = changed(declare(declaration, { id: 7, teamId: 'T1' }, cadences, new Date(at)));
  let { incident } = first;
  const timeline = [first.entry];
  for (const [when, rule] of steps) {
    const change = changed(rule(incident, [...timeline], new Date(when)));
    incident = change.incident;
    timeline.push(change.entry);
  }
  return { incident, timeline, promises: [], actions: [] };
}

export const says =
  (text: string, status: OpenStatus | null = null, at?: ImpactTime): Rule =>
  (incident, _, now) =>
    update(incident, { said: plain(text), status, promises: [], by: dana, at }, cadences, now);

export const ends =
  (text: string, at?: ImpactTime): Rule =>
  (incident, _, now) =>
    resolve(incident, plain(text), [], dana, now, { at });

export const notes =
  (text: string): Rule =>
  (incident, _, now) =>
    note(incident, plain(text), dana, undefined, now);

export const publishes =
  (at?: ImpactTime): Rule =>
  (incident, timeline, now) =>
    publish(incident, paperOf({ incident, timeline, promises: [] }, now), { by: dana, at, anyway: true }, now);

export const reopens =
  (why: string): Rule =>
  (incident, _, now) =>
    reopen(incident, plain(why), dana, cadences, now);

export const amends =
  (seq: number, text: string | null, at: ImpactTime | null = null): Rule =>
  (incident, timeline, now) =>
    amend(incident, standing(timeline, seq), { said: text === null ? null : plain(text), at, by: dana }, now);

export const retracts =
  (seq: number): Rule =>
  (incident, timeline, now) =>
    retract(incident, standing(timeline, seq), { why: plain('a slip'), by: dana, cadences }, now);

export const hits =
  (component: string, region: string | null = null, over: Partial<Impact> = {}): Rule =>
  (incident, _, now) => {
    const unsaid = { from: null, to: null, amount: null, data: null, causedBy: null, degree: 'major' } as const;
    return setImpact(incident, { ...unsaid, ...over, component, region, said: plain(''), by: dana }, now);
  };

/** A time to the minute, as somebody told it. */
export const minute = (at: string): ImpactTime => ({
  at: new Date(at),
  precision: 'minute',
  approx: false,
  zone: 'UTC',
});

const nowhere: Page = { name: null, zone: 'UTC', catalog: { components: [], regions: [] }, link: null };

/** The report of it; of plain text unless another ending is asked for. */
export function report(record: WholeRecord, layout: Layout, page: Partial<Page> = {}, ending = 'txt'): string {
  const hand = handCalled(ending);
  if (!hand) throw new Error(`There is no hand ${ending}`);
  return written(reportOf(record, { ...nowhere, ...page }), layout, hand);
}
