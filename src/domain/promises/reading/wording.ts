import type { PromiseKind } from '../kind.ts';
import { contacts } from './contacts.ts';
import { postmortems } from './postmortems.ts';
import { recoveries } from './recoveries.ts';
import { headingBefore, isDirect, openingBefore, speakerBefore, stateBefore } from './speaker.ts';
import { updates } from './updates.ts';
import type { Wording } from './way.ts';

/** The words by which somebody announces something, from one place in a sentence to another. */
export interface Announcement {
  readonly kind: PromiseKind;
  readonly from: number;
  readonly to: number;
  readonly as: Wording['as'];
  /** It promises something even when it does not say when. */
  readonly firm: boolean;
}

/** What reads like two kinds is the one that stands first here. */
const wordings = (
  [
    ['postmortem', postmortems],
    ['contact', contacts],
    ['update', updates],
    ['recovery', recoveries],
  ] as const
).flatMap(([kind, all]) => all.map(({ pattern, ...how }) => ({ kind, ...how, pattern: new RegExp(pattern, 'gi') })));

/** Without one of these words nobody promises anything. */
const telling =
  /will|'ll|shall|should|(?:go|plan|aim|intend|hop|expect|commit|schedul)\w* to|expect|estimat|anticipat|eta|next|another|further|follow|more|update|post|retro|rca|report|review|write|tuned|promise|owe|aim|hop|target|comms|every|advise|keep|recovery|restoration/u;
/** … nor without one of these. */
const told =
  /updat|news|comm|sitrep|bulletin|check|info|detail|finding|more|know|touch|follow|back|again|post|rca|root|re(?:port|view|tro|ach|sto|cov|sol|pair|sum|turn)|write|analysis|pir|contact|mail|call|phone|messag|notif|fix|mitigat|complet|finish|normal|online|operational|healthy|drain|catch|caught|clear|stabili|able|tuned|hear|eta|done|through|specifics|advis/u;
const rule =
  /(?<!\w)(?:sla|slo|policy|policies|procedure|runbook|playbook|requires?|required|usually|typically|generally|by\s+default)(?!\w)/u;

/** Quickly, since most sentences do not. */
export const mayPromise = (text: string): boolean => telling.test(text) && told.test(text);

/** What a sentence announces, in its order; what is only reported, asked for or denied is not announced. */
export function announcementsIn(text: string): Announcement[] {
  const found: Array<Announcement & { readonly core: number }> = [];
  for (const wording of wordings) {
    for (const match of text.matchAll(wording.pattern)) {
      const to = match.index + match[0].length;
      const core = to - (match.groups?.['core'] ?? match[0]).length;
      if (found.some((other) => core < other.to && other.core < to)) continue;
      const from = startOf(text.slice(0, match.index), match[0], wording.as);
      if (from !== undefined) found.push({ kind: wording.kind, from, to, as: wording.as, firm: wording.firm, core });
    }
  }
  return found.sort((one, other) => one.core - other.core);
}

/** Where the words of the one who announces begin, when it is one of us who does. */
function startOf(before: string, words: string, as: Wording['as']): number | undefined {
  if (rule.test(before)) return undefined;
  switch (as) {
    case 'deed':
      return speakerBefore(before);
    case 'heading':
      return headingBefore(before, words);
    case 'opening':
      return openingBefore(before);
    case 'state':
      return stateBefore(before, words);
    case 'aside':
      return isDirect(before) ? before.length : undefined;
  }
}
