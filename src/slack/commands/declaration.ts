import { type SaidWindow, splitLastWindow } from '../../domain/impacts/reading/clauses.ts';
import { type Mode, readMode } from '../../domain/mode.ts';
import { joined, type Said, slice, splitWord, trim } from '../../domain/said.ts';
import { readSeverity, type Severity, spacedSeverity } from '../../domain/severity.ts';

/** What somebody typed after `declare`. */
export interface TypedDeclaration {
  readonly severity: Severity | undefined;
  readonly title: Said;
  readonly mode: Mode;
  readonly isPrivate: boolean;
  /** From when to when it was: what is written down after the fact may say so at its end. */
  readonly window: SaidWindow | null;
  /** "private" stands where it may be a word of the title: what is not to be guessed. */
  readonly isInDoubt: boolean;
}

/**
 * The severity may stand first or last; `private`, `test` and `retro` stand last, before the severity, or anywhere with
 * dashes before them. The window stands last, before `retro` or after it.
 */
export function readDeclaration(said: Said): TypedDeclaration {
  const first = splitFirst(said);
  const dashed = withoutDashed(first.rest);
  const last = splitTail(dashed.rest);
  const words = [...first.words, ...dashed.words, ...last.words];
  const told = splitTold(last.rest, words.includes('retro'));
  const all = [...words, ...told.words];
  const { severity, title } = told;
  const isPrivate = all.includes('private');
  return {
    severity,
    title: unquoted(title),
    mode: all.flatMap((word) => readMode(word) ?? [])[0] ?? 'live',
    isPrivate,
    isInDoubt: !isPrivate && unquoted(title) === title && maybePrivate.test(title.text),
    window: told.window,
  };
}

/** It says what sort of incident it is, if anything, and not what is wrong; a form has no place for a window. */
export function lacksTitle(said: Said): boolean {
  const { title, window, isInDoubt } = readDeclaration(said);
  return title.text === '' && window === null && !isInDoubt;
}

/** At either end, after a dash or a bracket, or with words that are said of incidents and not of things. */
const maybePrivate =
  /^[^\p{L}\p{N}]*private(?![\p{L}\p{N}])|[-–—,;([]\s*private(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])private(?:[^\p{L}\p{N}]*$|\s+(?:since|from|please|incident)(?![\p{L}\p{N}]))/iu;

/** Of what happens now a time at the end belongs to the title. */
function splitTold(said: Said, isRetro: boolean) {
  const { severity, title } = splitSeverity(said);
  const last = splitTail(title);
  const plain = { severity, title: last.rest, window: null, words: last.words };
  // Looking for a window takes 150 ms the first time: not of somebody whose house is on fire now.
  if (!isRetro && !/retro/iu.test(title.text)) return plain;
  const split = splitLastWindow(title);
  if (!split) return plain;
  const before = splitTail(split.said);
  if (!isRetro && !before.words.includes('retro')) return plain;
  const bare = splitSeverity(before.rest);
  const known = severity === undefined ? bare : { severity, title: before.rest };
  return { ...known, window: split.window, words: before.words };
}

interface Taken {
  readonly rest: Said;
  readonly words: readonly string[];
}

/** `private sev1 Data leak`, `retro private sev3 …`: what stands before the severity is no title, nor is what stands alone. */
function splitFirst(said: Said): Taken {
  const [whole = ''] = /^(?:(?:private|test|retro)(?:\s+|$))+/iu.exec(said.text) ?? [];
  const rest = trim(slice(said, whole.length));
  const isFirst = whole !== '' && (rest.text === '' || readSeverity(splitWord(rest).word) !== undefined);
  return isFirst ? { rest, words: whole.toLowerCase().trim().split(/\s+/u) } : { rest: said, words: [] };
}

/** `--private`, wherever it stands; phones make one dash of two. */
function withoutDashed(said: Said): Taken {
  const found = /(?:^|\s)(?:--|[–—])(private|test|retro)(?=\s|$)/iu.exec(said.text);
  const [whole, word] = found ?? [];
  if (!found || whole === undefined || word === undefined) return { rest: said, words: [] };
  const before = trim(slice(said, 0, found.index));
  const later = withoutDashed(joined(before, trim(slice(said, found.index + whole.length))));
  return { rest: later.rest, words: [word.toLowerCase(), ...later.words] };
}

/** The words at its end that say what sort of incident it is. */
function splitTail(said: Said): Taken {
  // Better private once too often: "Keys leaked (private)." is no title.
  const tail =
    /(?:\s*[,;]|\s+[-–—]+)?\s*(?:\s-{0,2}|[([])(private(?=[\])]?[.!]?$)|(?:test|retro)(?=[\])]?$))[\])]?[.!]?$/iu.exec(
      said.text,
    );
  if (!tail?.[1]) return { rest: said, words: [] };
  const before = splitTail(trim(slice(said, 0, tail.index)));
  return { rest: before.rest, words: [...before.words, tail[1].toLowerCase()] };
}

function splitSeverity(said: Said): { readonly severity: Severity | undefined; readonly title: Said } {
  const { word, rest } = splitWord(said);
  // "sev 2 Payments are down".
  const spaced = splitWord(slice(said, spacedSeverity(said.text)));
  const apart = spaced.word === word ? undefined : readSeverity(`sev${spaced.word.replace(/^sev/iu, '')}`);
  if (apart) return { severity: apart, title: spaced.rest };
  const first = readSeverity(word);
  if (first) return { severity: first, title: trim(slice(rest, /^(?:[:–—-]+\s+)?/u.exec(rest.text)?.[0].length ?? 0)) };
  const tail = /\s(\S+)$/u.exec(said.text);
  const last = tail?.[1] === undefined ? undefined : readSeverity(tail[1]);
  // What set the severity apart is no part of the title.
  const end = said.text.slice(0, tail?.index).replace(/[\s,;:–—-]+$/u, '').length;
  if (tail && last) return { severity: last, title: trim(slice(said, 0, end)) };
  return { severity: undefined, title: said };
}

/** Quotes around the whole title are how people mark it, not part of it. */
export function unquoted(title: Said): Said {
  const whole = /^["“”][^"“”]*["“”]$|^['‘](?:[^'‘’]|\b['’]\b)*['’]$/u.test(title.text);
  return whole ? trim(slice(title, 1, title.text.length - 1)) : title;
}
