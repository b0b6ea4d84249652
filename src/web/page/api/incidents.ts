import { lastMoment } from '../../../domain/impacts/time.ts';
import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import type { StatusPage } from '../../../domain/page/status-page.ts';
import { incidentAddress } from '../address.ts';
import { firstPosted } from '../newest-first.ts';
import type { Components } from './components.ts';
import { pageId } from './page.ts';
import { updatesOf } from './updates.ts';
import { when } from './when.ts';

/** Incidents as Statuspage has them, with their updates, what they hit and their postmortems. */
export function incidentField(incident: PublicIncident, page: StatusPage, components: Components) {
  const { key, title, status, severity, began, posts, hits, postmortem } = incident;
  const { zone } = page;
  const show = (at: Date | null | undefined): string | null => (at ? when(at, zone) : null);
  const first = firstPosted(incident);
  const resolved = resolvedAt(incident);
  const published = show(postmortem?.posted.at);
  return {
    id: key,
    name: title,
    status: status === 'resolved' && postmortem ? ('postmortem' as const) : status,
    // Told when it was over: tools take the time from here to its end for how long it took.
    created_at: when(resolved && resolved < first ? (began?.at ?? resolved) : first, zone),
    updated_at: when(incident.changedAt, zone),
    monitoring_at: show(monitoringAt(incident)),
    resolved_at: show(resolved),
    impact: severity,
    shortlink: incidentAddress(page, key),
    started_at: when(began?.at ?? first, zone),
    page_id: pageId(page),
    incident_updates: updatesOf(incident, { zone, components }),
    components: [...new Set(hits.map(({ component }) => components.called(component)))],
    reminder_intervals: null,
    postmortem_body: postmortem?.text ?? null,
    postmortem_body_last_updated_at: published,
    postmortem_published_at: published,
  };

  /** Since when it is watched, or was before it ended; null where it was not, or where that was too early. */
  function monitoringAt({ status: now }: PublicIncident): Date | null {
    const last =
      now === 'resolved' ? posts.findLast(({ word }) => word !== 'update' && word !== 'resolved') : undefined;
    const watched = posts.findLast(({ word }) => word === 'monitoring');
    const counts = now === 'monitoring' || (now === 'resolved' && last?.word === 'monitoring');
    return counts && watched ? watched.posted.at : null;
  }
}

/** When it was over; where only the day is known, by the end of it, and not after readers were told. */
function resolvedAt({ status, ended, posts }: PublicIncident): Date | null {
  if (status !== 'resolved') return null;
  const told = posts.findLast(({ word }) => word === 'resolved')?.posted.at ?? null;
  if (!ended) return told;
  if (ended.precision !== 'day') return ended.at;
  const latest = lastMoment(ended);
  return told && told < latest ? told : latest;
}
