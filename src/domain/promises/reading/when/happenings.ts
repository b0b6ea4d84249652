/** Reads the event that a promise waits for: `once the failover is done`. */
import { sticky } from '../sticky.ts';
import type { Deadline } from './deadline.ts';

const waiting =
  /(?:as\s+soon\s+as|immediately\s+(?:after|once)|(?:right|straight|shortly|directly)\s+after|once|when|after|upon|following(?=\s+(?:the|a|an|our)\b))\s+(?=[\p{L}\d□'])(?!(?:that|this|which|then|it|needed|necessary|required|appropriate|applicable|relevant|request|any|anything)(?!\w)|\d)/uy;
const itIs = /(?:as\s+soon\s+as|once|when)\s+(?=(?:that|this|it)(?:'s|\s+(?:is|has|was))(?:\s+\p{L}|\s*[.!…]*\s*$))/uy;
/** Where the words of an event end: at an afterthought, not at the comma of an enumeration. */
const end =
  /\s*(?:,\s*(?:and|but|or|so|which|whichever|at\s+the\s+latest|no\s+later|by|in\s+any\s+case)\b|\s[-–—]+\s|[()–—:]|[.!…]+\s*$|$)/u;

/** Reads the event in `as soon as ingestion is restored`, `once the failover is done`, `after the restart`. */
export function readHappening(text: string, at: number): Deadline | undefined {
  const found = sticky(waiting, text, at) ?? sticky(itIs, text, at);
  if (!found) return undefined;
  const from = at + found[0].length;
  const to = from + (end.exec(text.slice(from))?.index ?? 0);
  if (to - from < 2) return undefined;
  return { due: null, every: null, event: [from, to], counted: false, from: at, to };
}
