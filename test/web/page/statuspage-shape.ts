import { z } from 'zod';

// As the public pages at Statuspage answer, and as its manual and clients' types have it; nothing else may be there.
const id = z.string().regex(/^[a-z0-9]{12}$/u);
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)$/u);
const address = z.url();
const words = z.string().min(1);

const page = z.strictObject({ id, name: words, url: address, time_zone: words, updated_at: time });

const status = z.strictObject({
  indicator: z.enum(['none', 'minor', 'major', 'critical']),
  description: z.enum([
    'All Systems Operational',
    'Major System Outage',
    'Partial System Outage',
    'Minor Service Outage',
    'Degraded System Service',
    'Partially Degraded Service',
  ]),
});

const componentStatus = z.enum(['operational', 'degraded_performance', 'partial_outage', 'major_outage']);

const single = {
  ...{ id, name: words, status: componentStatus, created_at: time, updated_at: time },
  ...{ position: z.int().min(1), description: z.string().nullable(), showcase: z.boolean() },
  ...{ start_date: z.iso.date().nullable(), page_id: id, only_show_if_degraded: z.boolean() },
};
const alone = z.strictObject({ ...single, group: z.literal(false), group_id: id.nullable() });
const group = z.strictObject({ ...single, group: z.literal(true), group_id: z.null(), components: z.array(id).min(1) });

const incidentStatus = z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']);

const update = z.strictObject({
  ...{ id, status: incidentStatus, body: words, incident_id: id },
  ...{ created_at: time, updated_at: time, display_at: time },
  affected_components: z.array(
    z.strictObject({ code: id, name: words, old_status: componentStatus, new_status: componentStatus }),
  ),
  ...{ deliver_notifications: z.boolean(), custom_tweet: z.string().nullable(), tweet_id: z.number().nullable() },
});

const incident = z.strictObject({
  ...{ id, name: words, status: incidentStatus, created_at: time, updated_at: time },
  ...{ monitoring_at: time.nullable(), resolved_at: time.nullable(), started_at: time },
  impact: z.enum(['none', 'minor', 'major', 'critical']),
  ...{ shortlink: address, page_id: id, incident_updates: z.array(update).min(1), components: z.array(alone) },
  ...{ reminder_intervals: z.null(), postmortem_body: words.nullable() },
  ...{ postmortem_body_last_updated_at: time.nullable(), postmortem_published_at: time.nullable() },
});

const parts = {
  status,
  components: z.array(z.union([alone, group])),
  incidents: z.array(incident),
  scheduled_maintenances: z.array(z.never()),
};
const { components, incidents, scheduled_maintenances } = parts;

/** What an answer may be, by its path below `/api/v2/`. */
export const shapes = {
  summary: z.strictObject({ page, ...parts }),
  status: z.strictObject({ page, status }),
  components: z.strictObject({ page, components }),
  incidents: z.strictObject({ page, incidents }),
  'incidents/unresolved': z.strictObject({ page, incidents }),
  'scheduled-maintenances': z.strictObject({ page, scheduled_maintenances }),
  'scheduled-maintenances/upcoming': z.strictObject({ page, scheduled_maintenances }),
  'scheduled-maintenances/active': z.strictObject({ page, scheduled_maintenances }),
} as const;
