import { type SectionKey, sectionKeys } from './section-key.ts';
import { sectionNames } from './section-names.ts';

/** A section that somebody changed in a file. */
export interface HandEdit {
  readonly section: SectionKey;
  readonly text: string;
}

/**
 * What somebody changed in the file of a paper; undefined where its frame is gone, so that nobody can say which words
 * belong where. A heading of theirs belongs to the section above it. What reads as one of our other texts had it is an old
 * copy, and no change of theirs.
 *
 * @param base the paper as we wrote it, and they had it before them
 * @param others the paper as we wrote it at other times
 * @param titles what its sections are called, where that is not their usual name
 */
export function handEdits(
  file: string,
  base: string,
  others: readonly string[],
  titles: Titles,
): HandEdit[] | undefined {
  const [written, old] = [partsOf(file, titles), partsOf(base, titles)];
  if (!written || !old || written.head !== old.head) return undefined;
  if ([...old.sections.keys()].some((key) => !written.sections.has(key))) return undefined;
  const ours = [old, ...others.flatMap((other) => partsOf(other, titles) ?? [])];
  return [...written.sections].flatMap(([section, text]) =>
    text === (old.sections.get(section) ?? '') || ours.some(({ sections }) => sections.get(section) === text)
      ? []
      : [{ section, text }],
  );
}

export type Titles = ReadonlyArray<{ readonly key: SectionKey; readonly title: string }>;

interface Parts {
  /** What stands above the first section. */
  readonly head: string;
  readonly sections: ReadonlyMap<SectionKey, string>;
}

function partsOf(markdown: string, titles: Titles): Parts | undefined {
  const keys = new Map<string, SectionKey>([
    ...sectionKeys.map((key) => [sectionNames[key], key] as const),
    ...titles.map(({ key, title }) => [title, key] as const),
  ]);
  const sections = new Map<SectionKey, string[]>();
  const head: string[] = [];
  let lines = head;
  for (const line of markdown.replace(/\r\n?/gu, '\n').split('\n')) {
    const [, name = ''] = /^##[ \t]+(.+?)[ \t#]*$/u.exec(line) ?? [];
    const key = keys.get(name);
    if (key === undefined || sections.has(key)) lines.push(line);
    else {
      lines = [];
      sections.set(key, lines);
    }
  }
  const joined = (all: readonly string[]) => all.join('\n').trim();
  if (sections.size === 0) return undefined;
  return { head: joined(head), sections: new Map([...sections].map(([key, all]) => [key, joined(all)])) };
}
