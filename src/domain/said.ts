/** Somebody's place in a text: the characters from `from` to `to` are the name of `person` (a user id). */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly person: string;
}

/**
 * What somebody wrote, as they would read it themselves, with the people they named beside it. Keeping the two apart
 * lets every place choose: a mention where the text is posted, a plain name wherever it is repeated.
 */
export interface Said {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

export const plain = (text: string): Said => ({ text, mentions: [] });

/** The part of a text from one character to another, its mentions with it. */
export function slice(said: Said, from: number, to = said.text.length): Said {
  return {
    text: said.text.slice(from, to),
    mentions: said.mentions
      .filter((mention) => mention.from >= from && mention.to <= to)
      .map((mention) => ({ ...mention, from: mention.from - from, to: mention.to - from })),
  };
}

/** One text after another, with a space between them. */
export function joined(first: Said, second: Said): Said {
  if (first.text === '' || second.text === '') return first.text === '' ? second : first;
  const by = first.text.length + 1;
  const later = second.mentions.map((mention) => ({ ...mention, from: mention.from + by, to: mention.to + by }));
  return { text: `${first.text} ${second.text}`, mentions: [...first.mentions, ...later] };
}

export function trim(said: Said): Said {
  const from = said.text.length - said.text.trimStart().length;
  return slice(said, from, Math.max(from, said.text.trimEnd().length));
}

/** The first word and what follows it. */
export function splitWord(said: Said): { readonly word: string; readonly rest: Said } {
  const start = trim(said);
  const word = /^\S*/u.exec(start.text)?.[0] ?? '';
  return { word, rest: trim(slice(start, word.length)) };
}
