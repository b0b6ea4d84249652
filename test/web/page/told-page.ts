import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fields } from '../../../src/cli/import/fields.ts';
import { readIncident } from '../../../src/cli/import/statuspage.ts';
import type { Catalog } from '../../../src/domain/component.ts';
import type { WholeRecord } from '../../../src/domain/export/record.ts';
import { bringIn, bringings } from '../../../src/domain/history/bring-in.ts';
import type { Bygone } from '../../../src/domain/history/bygone.ts';
import { putOnPage } from '../../../src/domain/page/on-page.ts';
import { type PublicIncident, publicIncident } from '../../../src/domain/page/public-incident.ts';
import { type StatusPage, statusPage } from '../../../src/domain/page/status-page.ts';
import { machineRead } from '../../../src/web/page/machine-read.ts';
import { changed, dana } from '../../domain/incident.ts';
import { ends, hits, minute, publishes, says, told } from '../../domain/report/told.ts';

export const catalog: Catalog = {
  components: [
    { group: null, name: 'API' },
    { group: 'Apps', name: 'Web' },
    { group: 'Apps', name: 'Phone' },
  ],
  regions: ['Europe', 'America'],
};

/** After all that is told here. */
export const evening = new Date('2026-11-20T20:00:00Z');

type Step = Parameters<typeof told>[2];

const letOut: Step[1] = (incident, _timeline, now) =>
  putOnPage(incident, { by: dana, title: incident.title, letOut: [] }, now);

/** What was done to one that was declared at noon. */
export const investigating: Step[] = [['2026-11-20T12:00:30Z', letOut]];

export const updated: Step[] = [
  ...investigating,
  ['2026-11-20T12:05:00Z', hits('API', 'Europe', { degree: 'partial', from: minute('2026-11-20T11:50:00Z') })],
  ['2026-11-20T12:10:00Z', says('A queue is full.', 'identified')],
  ['2026-11-20T12:15:00Z', hits('Web', null, { degree: 'minor' })],
  ['2026-11-20T12:20:00Z', says('We make room.')],
];

export const resolved: Step[] = [
  ...updated,
  ['2026-11-20T12:40:00Z', says('The queue runs empty.', 'monitoring')],
  ['2026-11-20T13:10:00Z', ends('', minute('2026-11-20T13:00:00Z'))],
];

export const withPostmortem: Step[] = [...resolved, ['2026-11-20T18:00:00Z', publishes()]];

/** What readers know of an incident that was declared at noon, after these steps. */
export const publicOf = (key: string, steps: readonly Step[], title = 'Checkout is down'): PublicIncident =>
  known(told('2026-11-20T12:00:00Z', { title }, ...steps), key);

export const bygones: readonly Bygone[] = (
  JSON.parse(readFileSync(join(__dirname, '../../cli/import/incidents.json'), 'utf8')) as { incidents: Fields[] }
).incidents.flatMap((one) => {
  const read = readIncident(one, evening);
  return typeof read === 'string' ? [] : [read];
});

/** What readers know of an incident that was kept elsewhere. */
export function broughtIn(key: string, bygone: Bygone): PublicIncident {
  const first = changed(bringIn(bygone, { id: 9, teamId: 'T1' }, evening));
  let { incident } = first;
  const timeline = [first.entry];
  for (const { rule } of bringings(bygone, false)) {
    const outcome = rule(incident, evening);
    if (!outcome.ok) continue;
    incident = outcome.value.incident;
    timeline.push(outcome.value.entry);
  }
  return known({ incident, timeline, promises: [], actions: [] }, key);
}

function known(record: WholeRecord, key: string): PublicIncident {
  const incident = publicIncident(record, { key, catalog });
  if (!incident) throw new Error('Readers know nothing of it');
  return incident;
}

const usual = { name: 'Quillhaven', url: 'https://status.quillhaven.example/', zone: 'UTC' } as const;

export const pageOf = (
  incidents: readonly PublicIncident[],
  over: Partial<Pick<StatusPage, 'name' | 'url' | 'zone'> & { readonly catalog: Catalog }> = {},
): StatusPage => statusPage(incidents, { ...usual, catalog, ...over }, evening);

/** What is read at a path. */
export function read(path: string, page: StatusPage): string {
  const answer = machineRead.get(path);
  if (!answer) throw new Error(`There is no ${path}`);
  return answer(page).body;
}

export const readJson = (name: string, page: StatusPage) => JSON.parse(read(`/api/v2/${name}.json`, page));
