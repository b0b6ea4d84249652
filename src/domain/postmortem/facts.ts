import { once } from '../as-it-stands.ts';
import { impactsIn } from '../impacts/impacts-in.ts';
import type { Impact } from '../impacts/record.ts';
import { impactLines } from '../impacts/words.ts';
import { bot } from '../incident.ts';
import { showDate } from '../show-time.ts';
import { type Entry, isKind } from '../timeline.ts';
import { showEntryTime } from '../told.ts';

/** What a note is about when it begins so: `note impact: 16% of calls failed`. */
const headings = {
  customers:
    /^(?:customers?['’]?s?\s+actions?(?:\s+required)?|actions?\s+(?:required|needed)(?:\s+(?:of|by|from)\s+customers)?)\s*:\s*/iu,
  impact: /^(?:customer\s+)?impact\s*:\s*/iu,
  cause: /^(?:root\s+)?cause\s*:\s*/iu,
  detection: /^detect(?:ion|ed)\s*:\s*/iu,
  resolution: /^(?:resolution|fix)\s*:\s*/iu,
  lesson: /^lessons?(?:\s+learned)?\s*:\s*/iu,
  data: /^data\s*:\s*/iu,
  recoverable: /^(?:recoverable|can\s+be\s+recovered)\s*:\s*/iu,
  unrecoverable: /^(?:(?:not\s+|un|ir)recoverable|can(?:\s*not|['’]t)\s+be\s+recovered)\s*:\s*/iu,
  contact: /^contact\s*:\s*/iu,
} as const;

export type Heading = keyof typeof headings;

/** As a note is to begin, where somebody is asked for one. */
export const headingNames: Readonly<Record<Heading, string>> = {
  impact: 'impact',
  customers: 'customer action',
  cause: 'root cause',
  detection: 'detection',
  resolution: 'resolution',
  lesson: 'lesson',
  data: 'data',
  recoverable: 'recoverable',
  unrecoverable: 'not recoverable',
  contact: 'contact',
};

/** What people noted under a heading, in their words and order. */
export const noted = (timeline: readonly Entry[], heading: Heading): string[] =>
  entriesUnder(timeline, heading).map((entry) => bareOf(entry.text, heading) + whenElse(entry));

/** The entries in which they did. */
export const entriesUnder = (timeline: readonly Entry[], heading: Heading): Entry[] =>
  headed(timeline).filter((entry) => headings[heading].test(entry.text));

/** Those that begin with a few words and a colon: hardly any in a thousand, and each heading is asked of the same timeline. */
const headed = once((timeline): readonly Entry[] =>
  timeline.filter((entry) => (isKind(entry, 'note') || isKind(entry, 'update')) && mayBeHeading.test(entry.text)),
);

const mayBeHeading = /^[a-z'’\s]+:/iu;

/** A heading, and nothing behind it. */
export const isHeadingAlone = (text: string): boolean =>
  Object.values(headings).some((heading) => heading.test(text) && text.replace(heading, '').trim() === '');

/** Without the heading. */
export const bareOf = (text: string, heading: Heading): string => text.replace(headings[heading], '');

/** What was hit and when, a line each, and what was not; then what people noted of it. */
export const impactFacts = (timeline: readonly Entry[], unhit?: string): string[] =>
  impactFactsOf(impactsIn(timeline), timeline, unhit);

/** The same without the whole timeline: from the impacts as they stand, and the notes that begin so. */
export const impactFactsOf = (impacts: readonly Impact[], notes: readonly Entry[], unhit?: string): string[] => [
  ...impactLines(impacts, unhit),
  ...noted(notes, 'impact'),
];

/** How a note of impact may begin. */
export const impactWords = ['impact', 'customer'] as const;

/** What customers must do; where somebody said that it is nothing, that. */
export function customerActions(timeline: readonly Entry[]): string[] {
  const said = noted(timeline, 'customers');
  const some = said.filter((words) => !isNothing.test(words));
  return said.length > 0 && some.length === 0 ? ['None: customers need do nothing.'] : some;
}

const isNothing =
  /^(?:none|nothing|no|n\/a|not\s+(?:required|needed|necessary)|no\s+(?:further\s+)?actions?(?:\s+(?:is|are))?(?:\s+(?:required|needed|necessary))?)[.!]?(?:\s\([^)]*\))?$/iu;

/** The time that was given with a note, which its words no longer say. */
const whenElse = (entry: Entry): string =>
  entry.at.getTime() === entry.recordedAt.getTime() ? '' : ` (${showEntryTime(entry, showDate)})`;

/** The fix in somebody's words: noted as such, said on resolving, or with the step to monitoring. */
export function whatFixedIt(timeline: readonly Entry[]): string {
  const fixes = noted(timeline, 'resolution');
  if (fixes.length > 0) return fixes.join('\n');
  const resolved = timeline.findLast((entry) => isKind(entry, 'resolved'))?.text;
  if (resolved) return resolved;
  return timeline.findLast(isStepToMonitoring)?.text ?? '';
}

const isStepToMonitoring = (entry: Entry): boolean =>
  isKind(entry, 'update') && entry.detail.to === 'monitoring' && entry.detail.from !== 'monitoring';

/** Everybody who wrote something, by user id. */
export function participants(timeline: readonly Entry[]): ReadonlyMap<string, string> {
  return new Map(timeline.filter(({ by }) => by !== bot).map(({ by, byName }) => [by, byName]));
}

/** The names of all who wrote something or hold something. */
export function namesIn(timeline: readonly Entry[]): ReadonlyMap<string, string> {
  const names = new Map(participants(timeline));
  for (const entry of timeline) {
    if (isKind(entry, 'role')) names.set(entry.detail.person, entry.detail.name);
    if (isKind(entry, 'action') && entry.detail.owner) names.set(entry.detail.owner, entry.detail.ownerName ?? '');
  }
  return names;
}
