import type { Glance } from '../../desk/ports.ts';
import type { Exactness } from '../../domain/impacts/time.ts';
import type { ChannelLoss, Incident } from '../../domain/incident.ts';
import type { Mode } from '../../domain/mode.ts';
import type { NextUpdate } from '../../domain/next.ts';
import type { Severity } from '../../domain/severity.ts';
import type { Status } from '../../domain/status.ts';
import { toDate, wellFormed } from './columns.ts';

export interface IncidentRow {
  id: number;
  team_id: string;
  title: string;
  severity: Severity;
  status: Status;
  roles: string;
  declared_by: string;
  declared_at: string;
  resolved_at: string | null;
  declared_told: string | null;
  resolved_told: string | null;
  published: number;
  published_at: string | null;
  published_told: string | null;
  page_title: string | null;
  channel: string | null;
  channel_name: string | null;
  channel_loss: ChannelLoss | null;
  next_by: NextUpdate['by'];
  next_due: string | null;
  next_words: string;
  next_since: string | null;
  next_every_ms: number | null;
  next_heads_up: string | null;
  next_ring_at: string | null;
  next_rings: number;
  promised: number;
  mode: Mode;
  private: number;
  archive_at: string | null;
  deleted_at: string | null;
  links: string;
  imported: number;
  version: number;
}

/** What lies in tables of its own. */
export type Open = Pick<Incident, 'promises' | 'actions' | 'impacts'>;

// Not by `...`: V8 gives an object that is copied so, and then has more, a hidden class of its own each time, in the old
// memory; and whatever reads such objects never learns their shape. Where it matters, what is copied stands last.
export const toIncident = (row: IncidentRow, open: Open): Incident => Object.assign(toGlance(row), open);

export const toGlance = (row: IncidentRow): Glance => ({
  id: row.id,
  teamId: row.team_id,
  title: row.title,
  severity: row.severity,
  status: row.status,
  mode: row.mode,
  isPrivate: row.private === 1,
  roles: JSON.parse(row.roles),
  declaredBy: row.declared_by,
  declaredAt: new Date(row.declared_at),
  resolvedAt: toDate(row.resolved_at),
  declaredTold: toExactness(row.declared_told),
  resolvedTold: toExactness(row.resolved_told),
  published: row.published,
  publishedAt: toDate(row.published_at),
  publishedTold: toExactness(row.published_told),
  pageTitle: row.page_title,
  channel: row.channel,
  channelName: row.channel_name,
  channelLoss: row.channel_loss,
  next: {
    by: row.next_by,
    due: toDate(row.next_due),
    words: row.next_words,
    since: toDate(row.next_since),
    every: row.next_every_ms,
    headsUp: toDate(row.next_heads_up),
    ringAt: toDate(row.next_ring_at),
    rings: row.next_rings,
  },
  archiveAt: toDate(row.archive_at),
  deletedAt: toDate(row.deleted_at),
  links: JSON.parse(row.links),
  promised: row.promised,
  imported: row.imported,
  version: row.version,
});

const toExactness = (json: string | null): Exactness | null => (json === null ? null : JSON.parse(json));

export const toIncidentRow = (incident: Incident): IncidentRow => ({
  id: incident.id,
  team_id: incident.teamId,
  title: wellFormed(incident.title),
  severity: incident.severity,
  status: incident.status,
  mode: incident.mode,
  private: incident.isPrivate ? 1 : 0,
  roles: JSON.stringify(incident.roles),
  declared_by: incident.declaredBy,
  declared_at: incident.declaredAt.toISOString(),
  resolved_at: incident.resolvedAt?.toISOString() ?? null,
  declared_told: incident.declaredTold && JSON.stringify(incident.declaredTold),
  resolved_told: incident.resolvedTold && JSON.stringify(incident.resolvedTold),
  published: incident.published,
  published_at: incident.publishedAt?.toISOString() ?? null,
  published_told: incident.publishedTold && JSON.stringify(incident.publishedTold),
  page_title: incident.pageTitle && wellFormed(incident.pageTitle),
  channel: incident.channel,
  channel_name: incident.channelName,
  channel_loss: incident.channelLoss,
  next_by: incident.next.by,
  next_due: incident.next.due?.toISOString() ?? null,
  next_words: wellFormed(incident.next.words),
  next_since: incident.next.since?.toISOString() ?? null,
  next_every_ms: incident.next.every,
  next_heads_up: incident.next.headsUp?.toISOString() ?? null,
  next_ring_at: incident.next.ringAt?.toISOString() ?? null,
  next_rings: incident.next.rings,
  archive_at: incident.archiveAt?.toISOString() ?? null,
  deleted_at: incident.deletedAt?.toISOString() ?? null,
  links: JSON.stringify(incident.links),
  promised: incident.promised,
  imported: incident.imported,
  version: incident.version,
});
