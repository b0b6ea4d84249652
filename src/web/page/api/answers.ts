import { overallOf } from '../../../domain/page/overall.ts';
import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import type { StatusPage } from '../../../domain/page/status-page.ts';
import { newestFirst } from '../newest-first.ts';
import { type Components, componentsOf } from './components.ts';
import { incidentField } from './incidents.ts';
import { pageField } from './page.ts';

/** Statuspage: incidents that `incidents.json` has, the newest first. */
const most = 50;

export const summary = (page: StatusPage) => {
  const components = componentsOf(page);
  return {
    page: pageField(page),
    components: components.list,
    incidents: fields(page.open, page, components),
    scheduled_maintenances: [],
    status: overallOf(page),
  };
};

export const status = (page: StatusPage) => ({ page: pageField(page), status: overallOf(page) });

export const components = (page: StatusPage) => ({ page: pageField(page), components: componentsOf(page).list });

export const incidents = (page: StatusPage) => listed(page, newestFirst(page).slice(0, most));

export const unresolved = (page: StatusPage) => listed(page, page.open);

/** Sitrep plans no maintenance. Tools ask for it, and take an error for an outage. */
export const maintenances = (page: StatusPage) => ({ page: pageField(page), scheduled_maintenances: [] });

const listed = (page: StatusPage, some: readonly PublicIncident[]) => ({
  page: pageField(page),
  incidents: fields(some, page, componentsOf(page)),
});

const fields = (some: readonly PublicIncident[], page: StatusPage, known: Components) =>
  some.map((incident) => incidentField(incident, page, known));
