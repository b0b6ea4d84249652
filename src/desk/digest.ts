import type { Digest } from '../domain/digest/digest.ts';
import type { Occasion } from '../domain/digest/schedule.ts';
import { type Period, reportOf } from '../domain/metrics/report.ts';
import { scoreOf } from '../domain/promises/score.ts';
import { figuresOf } from './figures.ts';
import type { Glance, Owing, Records } from './ports.ts';

/** As many as a digest names. */
const most = { open: 25, resolved: 25, overdue: 20 };

/** More do not end in a week. */
const lookedAt = 500;

export type TeamDigest = Digest<Glance, Owing>;

/** Reads what a digest tells. `records` are those of somebody who is inside of nothing private. */
export async function digestOf(
  teamId: string,
  occasion: Occasion,
  { records, zone }: { readonly records: Records; readonly zone: string },
): Promise<TeamDigest> {
  const { from, to, at } = occasion;
  const week: Period = { from, to };
  const past: Period = { from: new Date(2 * from.getTime() - to.getTime()), to: from };
  const [open, ended, overdue, now, then, made] = await Promise.all([
    records.listOpen(),
    records.recentlyResolved(lookedAt),
    records.owing({ dueBy: at }, most.overdue),
    figuresOf(teamId, week, records),
    figuresOf(teamId, past, records),
    records.promisesSince(teamId, from),
  ]);
  const isReal = ({ mode }: Glance) => mode !== 'test';
  const worstFirst = open.filter(isReal).toSorted((a, b) => a.severity.localeCompare(b.severity) || a.id - b.id);
  const resolved = ended.filter(
    (incident) => isReal(incident) && incident.resolvedAt && incident.resolvedAt > from && incident.resolvedAt <= to,
  );
  return {
    occasion,
    open: { total: worstFirst.length, first: worstFirst.slice(0, most.open) },
    resolved: { total: resolved.length, first: resolved.slice(0, most.resolved) },
    overdue,
    figures: reportOf(now, week, zone),
    before: reportOf(then, past, zone),
    promises: scoreOf(made, at),
  };
}
