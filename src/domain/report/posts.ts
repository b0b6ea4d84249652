import { asItStands, type Standing } from '../as-it-stands.ts';
import type { ImpactTime } from '../impacts/time.ts';
import type { Incident } from '../incident.ts';
import { pageWords, type SaidOfPage, saidOfPage } from '../page/page-words.ts';
import type { Status } from '../status.ts';
import { type Entry, isKind } from '../timeline.ts';
import { toldTime } from '../told.ts';

/** What people outside were told at one moment. */
export interface Post {
  /** Its entry. */
  readonly seq: number;
  /** `update`: the status stayed as readers knew it. */
  readonly word: Status | 'update' | 'postmortem';
  /** As they wrote it; of a postmortem it is Markdown. Empty where only the status changed. */
  readonly text: string;
  readonly posted: ImpactTime;
}

/** An entry that people outside may read, in which words, and when they could. */
interface Said {
  readonly entry: Entry;
  readonly text: string;
  readonly posted: ImpactTime;
}

/** What a reader has seen so far. */
interface Shown {
  readonly posts: readonly Post[];
  readonly status: Status | null;
}

interface Care {
  /** What becomes of words that nobody has looked at though they may give away the inside. */
  readonly held: 'shown' | 'left out';
}

/**
 * Everything that people outside may read, the oldest first: how it was declared, its updates, its end, and the postmortem
 * as it was published last. Notes, roles, actions and what was taken back are nobody's business there. Of what is written
 * down after the fact nobody heard when it began.
 */
export function postsOf(
  timeline: readonly Entry[],
  { mode, imported, pageTitle }: Pick<Incident, 'mode' | 'imported' | 'pageTitle'>,
  { held }: Care = { held: 'shown' },
): readonly Post[] {
  const all = asItStands(timeline);
  const outside = saidOfPage(all, imported);
  const standing = all.filter(({ retractedIn }) => retractedIn === null);
  const heard = standing.filter(({ entry }) => mode !== 'retro' || entry.kind !== 'declared');
  const paper = heard.findLast(({ entry }) => entry.kind === 'published');
  const said = heard
    .filter((one) => statusIn(one.entry) !== null || one === paper)
    .flatMap((one) => saidIn(one, outside, { held, imported, pageTitle }))
    .toSorted((a, b) => a.posted.at.getTime() - b.posted.at.getTime() || a.entry.seq - b.entry.seq);
  return said
    .filter((one, place) => !isSaidBetter(one, said[place + 1]))
    .reduce<Shown>(shownWith, { posts: [], status: null }).posts;
}

type Known = Care & Pick<Incident, 'imported' | 'pageTitle'>;

function saidIn(standing: Standing, outside: SaidOfPage, { held, imported, pageTitle }: Known): Said[] {
  const { entry } = standing;
  const posted = postedAt(entry, imported);
  // A postmortem had its checklist.
  const words = isKind(entry, 'published') ? { words: entry.text } : pageWords(standing, outside);
  // It was declared by its title, and outside it has that of the page.
  if (entry.kind === 'declared' && pageTitle !== null && words !== 'inside' && !outside.own.has(entry.seq)) {
    return [{ entry, text: pageTitle, posted }];
  }
  if (typeof words === 'object') return [{ entry, text: words.words, posted }];
  if (words === 'held' && held === 'shown') return [{ entry, text: entry.text, posted }];
  // That it is over, or goes on, is not kept from anybody.
  return isKind(entry, 'update') && (words === 'inside' || entry.detail.from === entry.detail.to)
    ? []
    : [{ entry, text: '', posted }];
}

/** Which status it says; null for what says none. */
function statusIn(entry: Entry): Status | null {
  if (isKind(entry, 'update')) return entry.detail.to;
  if (isKind(entry, 'resolved')) return 'resolved';
  return isKind(entry, 'declared') || isKind(entry, 'reopened') ? 'investigating' : null;
}

/** The title is all that is known when it is declared: what is said within that minute takes its place. */
function isSaidBetter(said: Said, better: Said | undefined): boolean {
  const next = better?.entry;
  if (said.entry.kind !== 'declared' || !next || !isKind(next, 'update') || better.text === '') return false;
  return next.detail.to === 'investigating' && minuteOf(said) === minuteOf(better);
}

const minuteOf = ({ posted }: Said): number => Math.floor(posted.at.getTime() / 60_000);

function shownWith({ posts, status }: Shown, { entry, text, posted }: Said): Shown {
  const { seq } = entry;
  const to = statusIn(entry);
  if (to === null) return { posts: [...posts, { seq, word: 'postmortem', text, posted }], status };
  return { posts: [...posts, { seq, word: to === status ? 'update' : to, text, posted }], status: to };
}

/**
 * When people could read it. The time that somebody gave an update or a postmortem is when that went out; the one that they
 * gave a beginning or an end is when it began or was over, whenever people were told. What was imported went out when it
 * happened.
 */
function postedAt(entry: Entry, imported: number): ImpactTime {
  const isOwn = isKind(entry, 'update') || isKind(entry, 'published') || entry.seq <= imported;
  const told = isOwn ? toldTime(entry) : null;
  return told ?? { at: entry.recordedAt, precision: 'minute', approx: false, zone: 'UTC' };
}
