import { type Catalog, isSameName, listed } from '../component.ts';
import type { WholeRecord } from '../export/record.ts';
import type { Degree, Impact } from '../impacts/record.ts';
import type { ImpactTime } from '../impacts/time.ts';
import { type Incident, isOpen } from '../incident.ts';
import { type Affected, affectedBy } from '../report/affected.ts';
import { type Post, postsOf } from '../report/posts.ts';
import { severityWord } from '../report/words.ts';
import type { Status } from '../status.ts';
import { type Entry, type EntryKind, isKind } from '../timeline.ts';
import { beganAt, endedAt } from '../told.ts';
import { tookWords } from '../took.ts';
import { saidOutside } from './say-on-page.ts';

/** Everything that readers outside may know of an incident. A page, a feed or an answer is made of this and of nothing else. */
export interface PublicIncident {
  /** In addresses: says nothing of how many incidents there are. */
  readonly key: string;
  readonly title: string;
  readonly severity: 'critical' | 'major' | 'minor';
  /** As readers know it: that of the newest post. */
  readonly status: Status;
  readonly began: ImpactTime | null;
  readonly ended: ImpactTime | null;
  /** `49m`; `—` where nobody knows. */
  readonly took: string;
  /** When the next update is due; null where none is promised for a time, and when it is over. */
  readonly nextDue: Date | null;
  /** The oldest first; at least one. Of the postmortem none. */
  readonly posts: readonly PublicPost[];
  /** What was hit, as people know it by name, in the order in which it was first said. */
  readonly hits: readonly PublicHit[];
  /** The same as a page lists it: components of a group together. */
  readonly affected: readonly Affected[];
  /** Markdown, which may be somebody else's where it was brought in. */
  readonly postmortem: Pick<Post, 'text' | 'posted'> | null;
  /** When anything of this was written down last. What goes on inside does not move it. */
  readonly changedAt: Date;
}

/** Plain text, as somebody wrote it. */
export type PublicPost = Omit<Post, 'word'> & { readonly word: Exclude<Post['word'], 'postmortem'> };

/** From when to when a component was hit; no end: it is still. No beginning: nobody knows since when. */
export interface PublicHit {
  readonly component: string;
  readonly region: string | null;
  readonly degree: Exclude<Degree, 'none'>;
  readonly from: ImpactTime | null;
  readonly to: ImpactTime | null;
}

/** The incident as outsiders may know it; null while there is nothing of it that they may read. */
export function publicIncident(
  { incident, timeline }: Pick<WholeRecord, 'incident' | 'timeline'>,
  { key, catalog }: { readonly key: string; readonly catalog: Catalog },
): PublicIncident | null {
  const { pageTitle } = incident;
  const all = postsOf(timeline, incident, { held: 'left out' });
  const posts = all.filter((post): post is PublicPost => post.word !== 'postmortem');
  const paper = all.find(({ word }) => word === 'postmortem');
  if (pageTitle === null || posts.length === 0) return null;
  const named = incident.impacts.flatMap((impact) => asNamedOutside(impact, incident, catalog));
  return {
    key,
    title: pageTitle,
    severity: severityWord[incident.severity],
    status: statusAfter(posts),
    began: beganAt(incident),
    ended: endedAt(incident),
    took: tookWords(incident),
    nextDue: isOpen(incident) ? incident.next.due : null,
    posts,
    hits: named.flatMap(hitOf),
    affected: affectedBy(named, catalog),
    changedAt: timeline.findLast(isForReaders)?.recordedAt ?? incident.declaredAt,
    postmortem: paper ? { text: paper.text, posted: paper.posted } : null,
  };
}

/** Names that `sitrep.yml` does not list may be used only inside. What was brought in was outside before. */
function asNamedOutside(impact: Impact, { imported }: Incident, catalog: Catalog): Impact[] {
  const { component, region, seq } = impact;
  if (seq <= imported) return [impact];
  if (!listed(component, catalog)) return [];
  const isNamed = catalog.regions.some((one) => isSameName(one, region ?? ''));
  return [isNamed ? impact : { ...impact, region: null }];
}

const hitOf = ({ component, region, degree, from, to }: Impact): PublicHit[] =>
  degree === 'none' ? [] : [{ component, region, degree, from, to }];

const forReaders: ReadonlySet<EntryKind> = new Set([
  ...saidOutside,
  'severity',
  'title',
  'impact',
  'published',
  'page_shown',
  'page_text',
]);

/** Of what was put right and taken back, only what readers may have read. */
const isForReaders = (entry: Entry): boolean =>
  forReaders.has(isKind(entry, 'amended') || isKind(entry, 'retracted') ? entry.detail.of : entry.kind);

const statusAfter = (posts: readonly PublicPost[]): Status =>
  posts.findLast((post): post is PublicPost & { word: Status } => post.word !== 'update')?.word ?? 'investigating';
