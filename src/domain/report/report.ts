import type { Catalog } from '../component.ts';
import type { WholeRecord } from '../export/record.ts';
import type { Incident } from '../incident.ts';
import { type Affected, affectedBy } from './affected.ts';
import { type Post, postsOf } from './posts.ts';
import { clockZone } from './stamp.ts';

/** Where customers read it. */
export interface Page {
  /** Whose page it is; null where nobody said. */
  readonly name: string | null;
  /** The zone in which its times stand. */
  readonly zone: string;
  readonly catalog: Catalog;
  /** The address at which its postmortem is read; null where nobody gave one. */
  readonly link: string | null;
}

/** What people outside read of an incident, before it is laid out. */
export interface Report extends Page {
  readonly incident: Incident;
  /** The oldest first. */
  readonly posts: readonly Post[];
  readonly affected: readonly Affected[];
}

export const reportOf = ({ incident, timeline }: WholeRecord, page: Page): Report => ({
  ...page,
  zone: clockZone(page.zone),
  incident: { ...incident, title: incident.pageTitle ?? incident.title },
  posts: postsOf(timeline, incident),
  affected: affectedBy(incident.impacts, page.catalog),
});

/** Why nobody outside may read of it, and what to do instead; undefined where they may. */
export function whyNoReport({ id, isPrivate, mode }: Incident): string | undefined {
  const instead = `npx sitrep export --incident ${id} writes its record, for those inside.`;
  if (isPrivate) return `#${id} is private, so there is no report of it for customers: ${instead}`;
  if (mode === 'test') return `#${id} is a drill, so there is no report of it for customers: ${instead}`;
  return undefined;
}
