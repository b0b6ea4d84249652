/** Makes of a text as people write it one that patterns can read: small letters, nothing quoted, nothing decorative. */

/** Stands for words that are somebody else's: no pattern knows it. */
const masked = '□';

/** What is quoted, code or struck out, by the mark it begins with; a text without the mark is not searched. */
const others: ReadonlyArray<readonly [mark: string, pattern: RegExp]> = [
  ['```', /```[\s\S]*?```/gu],
  ['`', /`[^`\n]*`/gu],
  ['>', /^[ \t]*>[^\n]*/gmu],
  ['&gt;', /^[ \t]*&gt;[^\n]*/gmu],
  ['"', /"[^"\n]*"/gu],
  ['“', /“[^“”„\n]*[”“]/gu],
  ['„', /„[^“”„\n]*[”“]/gu],
  ['«', /«[^«»\n]*»/gu],
  ['‘', /(?<![\p{L}\d])‘(?:[^‘’\n]|(?<=\p{L})’(?=\p{L}))*’(?![\p{L}\d])/gu],
  ["'", /(?<![\p{L}\d])'(?=\S)(?:[^'\n]|(?<=\p{L})'(?=\p{L}))*'(?![\p{L}\d])/gu],
  ['~', /(?<![\p{L}\d~])~(?=[^\s~])[^~\n]*(?<=[^\s~])~(?![\p{L}\d~])/gu],
  ['://', /https?:\/\/[^\s>|]+/gu],
];

const blanked: readonly RegExp[] = [
  /:[a-z][a-z0-9_+-]*:/gu,
  /\p{Extended_Pictographic}|\u{fe0f}|\u{200d}/gu,
  /\*|(?<![\p{L}\d])_|_(?![\p{L}\d])/gu,
  /[\t\u00a0\u2007\u202f]/gu,
  // `approx. 30 minutes` and `Sept. 4` end no sentence.
  /(?<=\b(?:approx|ca|est|etc|min|mins|hr|hrs|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu|thurs?|fri|sat|sun))\.(?=\s+[a-z0-9])/gu,
];

/**
 * A text as it is read: in small letters, and as long as it was, so that a place in one is the same place in the other.
 * What is quoted, code or struck out is masked; emphasis and emoji are blank; apostrophes and dots of abbreviations are
 * plain.
 */
export function plainText(text: string): string {
  let plain = small(text.replace(/\b([apAP])\.[mM]\.(?=(\s+[A-Z](?![A-Z]))?)/gu, dotless));
  for (const [mark, pattern] of others) {
    if (plain.includes(mark)) plain = plain.replace(pattern, (found) => masked.repeat(found.length));
  }
  plain = plain.replace(/[’‘ʼ]/gu, "'").replace(/[−‑]/gu, '-');
  for (const pattern of blanked) plain = plain.replace(pattern, (found) => ' '.repeat(found.length));
  return joined(plain);
}

/** `İ` is the one letter that grows when it is made small. */
const small = (text: string): string => text.replaceAll('İ', 'I').toLowerCase();

/** `3 p.m.` is `3 pm`; before a capital letter its last dot ends the sentence as well. */
const dotless = (_: string, half: string, capital: string | undefined): string => `${half}m${capital ? ' .' : '  '}`;

/** `*Next update*`, alone in its line, is the heading of the line below it. */
const joined = (plain: string): string =>
  plain.replace(/^([ \t•-]{0,8}next (?:[a-z]+ )?update[ \t:]{0,8})\n(?=[ \t]{0,8}\S)/gmu, '$1 ');
