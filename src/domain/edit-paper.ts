import { type Author, type Change, step } from './change.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { type Paper, type PaperSection, sectionIn } from './postmortem/paper.ts';
import { bodyOf, newsHeading } from './postmortem/paper-markdown.ts';
import type { SectionKey } from './postmortem/section-key.ts';
import { sectionNames } from './postmortem/section-names.ts';
import { type Said, slice, trim } from './said.ts';
import { type Entry, type EntryOf, isKind } from './timeline.ts';

export interface Edit {
  readonly section: SectionKey;
  /** The whole section as it is to read from now on. */
  readonly said: Said;
  /** The newest entry that whoever wrote it had before them. */
  readonly seen: number;
  /** It was written into the file on disk; nobody knows by whom. */
  readonly inFile?: true;
  readonly by: Author;
}

/**
 * Writes a section of the postmortem; all of its earlier texts stay in the record. `before`: the paper as it was when
 * they began to write. What they left standing of its questions and news is no text of theirs.
 */
export function editPaper(incident: Incident, paper: Paper, before: Paper, edit: Edit, now: Date): Outcome<Change> {
  const { section, seen, inFile, by } = edit;
  const { id } = incident;
  const line = `/incident #${id} postmortem edit ${section}: <text>`;
  const current = sectionIn(paper, section);
  const then = sectionIn(before, section);
  const { said, leftNews } = withoutTail(trim(edit.said), then);
  if (said.text === '') {
    const back = current.edit ? [`/incident #${id} retract ${current.edit.seq} <why>`] : [];
    return refuse('empty_text', `Say what ${sectionNames[section]} is to read.`, line, ...back);
  }
  const isSame = said.text === current.body.trim() || said.text === bodyOf(current);
  const since = current.edit && current.edit.seq > seen ? current.edit : null;
  if (since && !isSame) return meanwhile(since, incident);
  const upTo = leftNews && then.edit ? then.edit.detail.upTo : seen;
  if (isSame && (current.edit ? since || current.news.length === 0 || upTo === current.edit.detail.upTo : inFile)) {
    return refuse('same', `${sectionNames[section]} of #${id} reads so as it is.`, line);
  }
  const detail = { section, upTo, ...(inFile ? { inFile } : {}) };
  return done(step(incident, {}, { kind: 'paper_edited', by, said, detail, now }));
}

/** Drafts it anew from everything that is recorded. */
export const redraft = (incident: Incident, by: Author, now: Date): Outcome<Change> =>
  done(step(incident, {}, { kind: 'redrafted', by, detail: {}, now }));

/** What an entry says of a paper: the section that somebody wrote, or no more than that it was drafted anew. */
export const isPaperWork = (entry: Entry): boolean =>
  isKind(entry, 'paper_edited') ||
  isKind(entry, 'redrafted') ||
  (isKind(entry, 'retracted') && entry.detail.of === 'paper_edited');

/** What they left standing below their text. The list of news is offered again as long as it is left there. */
function withoutTail(said: Said, { questions }: PaperSection): { readonly said: Said; readonly leftNews: boolean } {
  const start = said.text.lastIndexOf(newsHeading);
  if (start >= 0 && isList(said.text.slice(start + newsHeading.length))) {
    return { said: trim(slice(said, 0, start)), leftNews: true };
  }
  let left = said;
  for (let asked: string | undefined; ; left = trim(slice(left, 0, left.text.length - asked.length))) {
    asked = questions.map((question) => `_${question}_`).find((question) => left.text.endsWith(question));
    if (asked === undefined) return { said: left, leftNews: false };
  }
}

const isList = (text: string): boolean => text.split('\n').every((line) => /^\s*$|^\s*[-*+]\s|^\s+\S/u.test(line));

const meanwhile = ({ byName, seq, detail: { section } }: EntryOf<'paper_edited'>, { id }: Incident) =>
  refuse(
    'edited_meanwhile',
    `${byName} wrote ${sectionNames[section]} anew meanwhile, as entry ${seq}: keep a copy of your text, and open the form again.`,
    `/incident #${id} postmortem edit ${section}`,
  );
