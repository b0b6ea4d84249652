import type { ChannelLoss, Incident, NextUpdate } from '../../domain/incident.ts';
import type { Severity } from '../../domain/severity.ts';
import type { Status } from '../../domain/status.ts';
import { wellFormed } from './entry-row.ts';

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
  channel: string | null;
  channel_name: string | null;
  channel_loss: ChannelLoss | null;
  next_by: NextUpdate['by'];
  next_due: string | null;
  next_words: string;
  next_reminded: number;
  version: number;
}

export const toIncident = (row: IncidentRow): Incident => ({
  id: row.id,
  teamId: row.team_id,
  title: row.title,
  severity: row.severity,
  status: row.status,
  roles: JSON.parse(row.roles),
  declaredBy: row.declared_by,
  declaredAt: new Date(row.declared_at),
  resolvedAt: row.resolved_at === null ? null : new Date(row.resolved_at),
  channel: row.channel,
  channelName: row.channel_name,
  channelLoss: row.channel_loss,
  next: {
    by: row.next_by,
    due: row.next_due === null ? null : new Date(row.next_due),
    words: row.next_words,
    reminded: row.next_reminded === 1,
  },
  version: row.version,
});

export const toIncidentRow = (incident: Incident): IncidentRow => ({
  id: incident.id,
  team_id: incident.teamId,
  title: wellFormed(incident.title),
  severity: incident.severity,
  status: incident.status,
  roles: JSON.stringify(incident.roles),
  declared_by: incident.declaredBy,
  declared_at: incident.declaredAt.toISOString(),
  resolved_at: incident.resolvedAt?.toISOString() ?? null,
  channel: incident.channel,
  channel_name: incident.channelName,
  channel_loss: incident.channelLoss,
  next_by: incident.next.by,
  next_due: incident.next.due?.toISOString() ?? null,
  next_words: wellFormed(incident.next.words),
  next_reminded: incident.next.reminded ? 1 : 0,
  version: incident.version,
});
