import type { Digest } from '../domain/digest/digest.ts';
import type { Occasion } from '../domain/digest/schedule.ts';
import { type Period, reportOf } from '../domain/metrics/report.ts';
import { scoreOf } from '../domain/promises/score.ts';
import { figuresOf } from './figures.ts';
import type { Glance, Owing, Records } from './ports.ts';

/** As many as a digest names. */
const most = { open: 25, resolved: 25, overdue: 20 };

export type TeamDigest = Digest<Glance, Owing>;

/** Reads what a digest tells. `records` are those of somebody who is inside of nothing private. */
export async function digestOf(
  teamId: string,
  occasion: Occasion,
  { records, zone }: { readonly records: Records; readonly zone: string },
): Promise<TeamDigest> {
  const { from, at: to } = occasion;
  const week: Period = { from, to };
  const past: Period = { from: new Date(2 * from.getTime() - to.getTime()), to: from };
  const [open, ended, overdue, now, then, made] = await Promise.all([
    records.newestOpen(most.open),
    records.recentlyResolved(4 * most.resolved),
    records.owing({ dueBy: to }, most.overdue),
    figuresOf(teamId, week, records),
    figuresOf(teamId, past, records),
    records.promisesSince(teamId, from),
  ]);
  const isReal = ({ mode }: Glance) => mode !== 'test';
  return {
    occasion,
    open: open.first.filter(isReal).toSorted((a, b) => a.severity.localeCompare(b.severity) || a.id - b.id),
    resolved: ended
      .filter((incident) => isReal(incident) && incident.resolvedAt !== null)
      .filter(({ resolvedAt }) => resolvedAt !== null && resolvedAt > from && resolvedAt <= to)
      .slice(0, most.resolved),
    overdue,
    figures: reportOf(now, week, zone),
    before: reportOf(then, past, zone),
    promises: scoreOf(made, to),
  };
}
