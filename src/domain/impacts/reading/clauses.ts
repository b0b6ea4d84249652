import { monthPattern } from '../../calendar.ts';
import { durationPattern, readDuration } from '../../duration.ts';
import { type Said, slice, trim } from '../../said.ts';
import { zonePattern } from '../../zone.ts';
import type { DataState } from '../record.ts';
import { splitAmount, tidy } from './amount.ts';
import { clockPattern, datePattern, numberEdge, timePattern } from './spoken.ts';

/** What is said beside component and degree. */
export interface Clauses {
  readonly from: string | null;
  readonly to: string | null;
  /** `for 82 minutes` after the start, in milliseconds. */
  readonly lasting: number | null;
  readonly data: DataState | null;
  readonly causedBy: number | null;
  readonly amount: string | null;
  /** What is none of these. */
  readonly said: Said;
  /** What looks like a time, and is none. */
  readonly unreadable: string | null;
}

const open = String.raw`ongoing|still\s+(?:ongoing|going\s+on)|open`;
const until = String.raw`\s*(?:(?:to|until|till|through|thru|and)\s+|-|–|—)\s*`;
const start = String.raw`(?:from|since|between|start(?:ing|ed|s)?(?:\s+(?:at|on|from))?|began|begins)\s+`;
/** Only what looks like a clock, so that "from 3 customers" is words. */
const clocklike = String.raw`[^\s,;]*\d{1,2}[:h]\d{2}[^\s,;]*|\d{1,3}\s?[ap]m(?![a-z])|\d{1,2}/\d{1,2}(?:/\d{2,4})?`;
const half = String.raw`\d{1,2}(?::\d{2})?\s*(?<half>[ap])\.?m(?![a-z])\.?`;
const edge = String.raw`(?<![\p{L}\p{N}])${numberEdge}`;
/** `10:05 Nov 7 to 10:20pm`: that is the 7th, and not seven o'clock. */
const noDay = String.raw`(?=\d)(?<!(?<![a-z])${monthPattern}\.?\s*)`;
const end = String.raw`(?![\p{L}\p{N}:%])`;

const windowPatterns: readonly string[] = [
  String.raw`${start}(?<from>${timePattern})\s+for\s+(?<lasting>${durationPattern})`,
  String.raw`(?:on\s+)?(?<on>${datePattern})[,:]?\s+(?:from|between)\s+(?<from>${clockPattern})${until}(?<to>${clockPattern})`,
  String.raw`(?:${start})?(?:(?<on>${datePattern})(?:\s*,)?\s+|${noDay})(?<hour>\d{1,2}(?::\d{2})?)${until}(?<to>${half}(?:\s+(?:${zonePattern})(?![a-z\d]))?(?:(?:\s*,)?\s+(?:on\s+)?${datePattern})?)`,
  `(?:${start})?(?<from>${timePattern})${until}(?<to>${timePattern})`,
  String.raw`${start}(?<from>${timePattern})(?:${until}(?<bad>${clocklike})|(?:,?\s*(?:to\s+|until\s+|and\s+)?(?:${open})))?`,
  String.raw`(?:to|until|till|through|thru|ended|ending)\s+(?:at\s+)?(?<to>${timePattern})`,
  String.raw`(?:on|at)\s+(?<from>${timePattern})`,
];
const windows = windowPatterns.map((pattern) => new RegExp(edge + pattern + end, 'iu'));
/** Without those that say only when it ended: “moved to Friday” may be what happened. */
const lastWindows = windowPatterns
  .filter((pattern) => pattern.includes('<from>') || pattern.includes('<hour>'))
  .map((pattern) => new RegExp(String.raw`(?<=^|\s)${pattern}${end}\)?$`, 'iu'));
const badWindow = new RegExp(`${edge}(?:from|since|between|until|till)\\s+(?<bad>${clocklike})`, 'iu');

const causes = /(?<![\p{L}\p{N}])caused[\s-]+by:?\s+(?:(?:entry|action|note|update)\s+)?#?(\d{1,9})(?![\p{L}\p{N}])/iu;
const states: ReadonlyArray<readonly [RegExp, (found: string) => DataState]> = [
  [/(?<![\p{L}\p{N}])no\s+data\s+(?:(?:was|were|is)\s+)?(?:lost|loss)(?![\p{L}\p{N}])/iu, () => 'none'],
  [
    /(?<![\p{L}\p{N}])data:?\s+(?:(?:was|were|is|are|has\s+been|have\s+been)\s+)?(partially\s+lost|partial|lost|delayed|queued|backfilled|none|intact|safe)(?![\p{L}\p{N}])/iu,
    (word) => stateNamed(word),
  ],
  [
    /(?<![\p{L}\p{N}])(partial\s+)?data\s+loss(?![\p{L}\p{N}])/iu,
    (word) => (/partial/iu.test(word) ? 'partial' : 'lost'),
  ],
];

function stateNamed(found: string): DataState {
  const [word = ''] = /\S+$/u.exec(found.toLowerCase()) ?? [];
  if (/partial/iu.test(found)) return 'partial';
  return ({ lost: 'lost', delayed: 'delayed', queued: 'queued', backfilled: 'backfilled' } as const)[word] ?? 'none';
}

/** The day may stand apart, and `am` or `pm` only at the end: `on Friday from 9 to 10am`. */
function startOf({
  on,
  from,
  hour,
  to = '',
  half: named = '',
}: Readonly<Record<string, string | undefined>>): string | null {
  if (from === undefined && hour === undefined) return null;
  const clock = from ?? `${hour}${hour?.includes(':') || Number(hour) <= 12 ? halfOf(hour ?? '', to, named) : ':00'}`;
  return on === undefined ? clock : `${on}, ${clock}`;
}

/** `11 to 1pm` begins in the morning. */
function halfOf(hour: string, to: string, named: string): string {
  if (Number.parseInt(hour, 10) > 12) return '';
  const other = named.toLowerCase() === 'p' ? 'a' : 'p';
  return `${minutesOf(hour) <= minutesOf(to) ? named : other}m`;
}

const minutesOf = (clock: string): number => {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?::(\d{2}))?/u.exec(clock) ?? [];
  return (Number(hours) % 12) * 60 + Number(minutes);
};

/** From when to when, as somebody said it. */
export type SaidWindow = Pick<Clauses, 'from' | 'to' | 'lasting'>;

/** A window at the end of a text is in its last characters. */
const longestWindow = 200;

/** Takes the window off the end of a text, where one is there. */
export function splitLastWindow(said: Said): { readonly window: SaidWindow; readonly said: Said } | undefined {
  const start = Math.max(0, said.text.length - longestWindow);
  const tail = said.text.slice(start);
  const found = lastWindows.map((pattern) => pattern.exec(tail)).find((one) => one !== null);
  if (!found) return undefined;
  return { window: windowIn(found.groups ?? {}), said: trim(slice(said, 0, start + found.index)) };
}

const windowIn = (groups: Readonly<Record<string, string | undefined>>): SaidWindow => ({
  from: startOf(groups),
  to: groups['to'] ?? null,
  lasting: groups['lasting'] ? (readDuration(groups['lasting']) ?? null) : null,
});

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Takes the words after the degree apart. */
export function readClauses(said: Said): Clauses {
  const { text } = said;
  const window = windows.map((pattern) => pattern.exec(text)).find((found) => found !== null);
  const groups = window?.groups ?? {};
  const cause = causes.exec(text);
  const state = states
    .map(([pattern, name]) => ({ found: pattern.exec(text), name }))
    .find(({ found }) => found !== null);
  const data = state?.found ? state.name(state.found[0]) : null;
  const taken = [window, cause].flatMap((found) => (found ? [spanOf(found)] : []));
  // In the middle of a sentence it is of its words: "saw data delayed by two hours".
  const spans = [
    ...taken,
    ...(state?.found ? [spanOf(state.found)] : []).filter((span) => isClosed(text, span, taken)),
  ];
  const { amount, words } = splitAmount(rest(said, spans));
  return {
    ...windowIn(groups),
    data,
    causedBy: cause ? Number(cause[1]) : null,
    amount,
    said: words,
    unreadable: groups['bad'] ?? (window ? null : (badWindow.exec(text)?.groups?.['bad'] ?? null)),
  };
}

const spanOf = (found: RegExpExecArray): Span => ({ from: found.index, to: found.index + found[0].length });

/** Whether nothing of a sentence follows: the end, a stop, an amount or another of these. */
function isClosed(text: string, { to }: Span, others: readonly Span[]): boolean {
  const after = text.slice(to);
  const blank = after.length - after.trimStart().length;
  return (
    /^\s*(?:$|[,;.)]|amount\b|(?:affecting|with|for|of)?\s*(?:~|≈|up\s+to|about|\d))/iu.test(after) ||
    others.some(({ from }) => from === to + blank)
  );
}

/** The parts that are left, each by itself. */
function rest(said: Said, spans: readonly Span[]): Said[] {
  const sorted = [...spans].sort((one, other) => one.from - other.from);
  const parts: Said[] = [];
  let at = 0;
  for (const { from, to } of sorted) {
    if (from > at) parts.push(slice(said, at, from));
    at = Math.max(at, to);
  }
  parts.push(slice(said, at));
  return parts.map(tidy).filter(({ text }) => text !== '');
}
