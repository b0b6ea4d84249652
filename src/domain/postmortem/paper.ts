import { asItStands } from '../as-it-stands.ts';
import { type Entry, type EntryKind, type EntryOf, isKind } from '../timeline.ts';
import { asItWas, type Known } from './as-it-was.ts';
import { sectionsOf } from './draft.ts';
import { newItems } from './items.ts';
import { materialOf, type Section } from './section.ts';
import type { SectionKey } from './section-key.ts';
import { sectionNames } from './section-names.ts';

/** A section as people see it: drafted from the record, or as somebody wrote it. */
export interface PaperSection extends Section {
  /** The entry in which somebody wrote it; null where the record alone speaks. */
  readonly edit: EntryOf<'paper_edited'> | null;
  /** What the record has said since, and the text does not know. */
  readonly news: readonly string[];
}

/** The postmortem as it stands: what the record says, and what people made of it. */
export interface Paper extends Known {
  readonly sections: readonly PaperSection[];
  /** The newest entry that it knows. */
  readonly upTo: number;
  readonly now: Date;
}

/**
 * A section that somebody wrote keeps their words, whatever is recorded later; what is new is put beside them. It is found
 * by drafting the section twice, from what the text knew and from everything.
 */
export function paperOf(known: Known, now: Date): Paper {
  const edits = editsIn(known.timeline);
  const upTo = known.timeline.at(-1)?.seq ?? 0;
  const drafted = drafts(known, now);
  const told = edits.size === 0 ? known : { ...known, timeline: known.timeline.filter(isNews) };
  const before = new Map<number, readonly Section[]>();
  const saidBy = (upTo: number, wanted: SectionKey) => {
    const sections = before.get(upTo) ?? drafts(asItWas(told, upTo), now);
    before.set(upTo, sections);
    return sections.find(({ key }) => key === wanted)?.body ?? '';
  };
  const section = (one: Section): PaperSection => {
    const edit = edits.get(one.key);
    if (edit === undefined) return { ...one, edit: null, news: [] };
    const news = newItems(saidBy(edit.detail.upTo, one.key), saidBy(upTo, one.key));
    return { ...one, body: edit.text, questions: [], edit, news };
  };
  return { ...known, sections: [...drafted, ...beside(drafted, edits)].map(section), upTo, now };
}

/** What somebody wrote last of each section, and did not take back. */
export function editsIn(timeline: readonly Entry[]): ReadonlyMap<SectionKey, EntryOf<'paper_edited'>> {
  const found = new Map<SectionKey, EntryOf<'paper_edited'>>();
  for (const { entry, retractedIn } of asItStands(timeline)) {
    if (isKind(entry, 'paper_edited') && retractedIn === null) found.set(entry.detail.section, entry);
  }
  return found;
}

export const sectionIn = ({ sections }: Paper, wanted: SectionKey): PaperSection =>
  sections.find(({ key }) => key === wanted) ?? { ...empty(wanted), edit: null, news: [] };

/** What the record alone says, whatever people made of it. */
export const drafts = ({ incident, timeline, promises }: Known, now: Date, isOutside = false): Section[] => {
  // Where nobody worked on it, it is read as it is: what was found out about a timeline is kept with it.
  const own = timeline.every(isOfTheIncident) ? timeline : timeline.filter(isOfTheIncident);
  return sectionsOf(materialOf(incident, own, promises, now, isOutside));
};

/** Work on the paper is not what the paper is about; that it was drafted, and went out, is no news to what people wrote. */
const isOfTheIncident = (entry: Entry): boolean => !work.has(isKind(entry, 'retracted') ? entry.detail.of : entry.kind);
const isNews = ({ kind }: Entry): boolean => kind !== 'drafted' && kind !== 'published';

const work: ReadonlySet<EntryKind> = new Set(['redrafted', 'paper_edited']);

/** Sections that people wrote although the record has nothing for them. */
const beside = (drafted: readonly Section[], edits: ReadonlyMap<SectionKey, unknown>): Section[] =>
  [...edits.keys()].filter((key) => !drafted.some((section) => section.key === key)).map(empty);

const empty = (key: SectionKey): Section => ({ key, title: sectionNames[key], body: '', questions: [] });
