import type { StatusPage } from '../../domain/page/status-page.ts';
import { components, incidents, maintenances, status, summary, unresolved } from './api/answers.ts';
import { json } from './api/json.ts';
import type { Document } from './document.ts';
import { atom } from './feeds/atom.ts';
import { rss } from './feeds/rss.ts';

const asJson =
  (answer: (page: StatusPage) => object) =>
  (page: StatusPage): Document =>
    json(answer(page));

/** What machines read of the page, by its path. */
export const machineRead: ReadonlyMap<string, (page: StatusPage) => Document> = new Map([
  ['/api/v2/summary.json', asJson(summary)],
  ['/api/v2/status.json', asJson(status)],
  ['/api/v2/components.json', asJson(components)],
  ['/api/v2/incidents.json', asJson(incidents)],
  ['/api/v2/incidents/unresolved.json', asJson(unresolved)],
  ['/api/v2/scheduled-maintenances.json', asJson(maintenances)],
  ['/api/v2/scheduled-maintenances/upcoming.json', asJson(maintenances)],
  ['/api/v2/scheduled-maintenances/active.json', asJson(maintenances)],
  ['/history.atom', atom],
  ['/history.rss', rss],
]);
