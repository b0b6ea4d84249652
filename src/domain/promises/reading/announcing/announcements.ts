/** Finds what a sentence announces: one of the wordings, in the mouth of one of us. */
import type { PromiseKind } from '../../kind.ts';
import type { Reading } from '../sentences.ts';
import { sticky } from '../sticky.ts';
import { contacts } from './contacts.ts';
import { type Promised, promisedIn } from './deeds.ts';
import { postmortems } from './postmortems.ts';
import { recoveries } from './recoveries.ts';
import { headingBefore, isDirect, openingBefore, speakerBefore, stateBefore } from './speaker.ts';
import { updates } from './updates.ts';
import type { Wording } from './wording.ts';

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
const kinds = (
  [
    ['postmortem', postmortems],
    ['contact', contacts],
    ['update', updates],
    ['recovery', recoveries],
  ] as const
).map(([kind, { words, ways }]) => ({
  kind,
  words,
  ways: ways.map((way) => ({ ...way, pattern: new RegExp(way.pattern, way.as === 'deed' ? 'uy' : 'gu') })),
}));
type Way = (typeof kinds)[number]['ways'][number];

/** Without one of these words nobody promises anything. */
const promising =
  /will|'ll|shall|should|(?:go|plan|aim|intend|hop|expect|commit|schedul)\w* to|expect|estimat|anticipat|eta|next|another|further|follow|more|update|post|retro|rca|report|review|write|tuned|promise|owe|aim|hop|target|comms|every|advise|keep|recovery|restoration/u;
const rule =
  /(?<!\w)(?:sla|slo|policy|policies|procedure|runbook|playbook|requires?|required|usually|typically|generally|by\s+default)(?!\w)/u;

/** Quickly, since most sentences do not. */
export const mayPromise = (text: string): boolean => promising.test(text);

/** What a sentence announces, in its order; what is only reported, asked for or denied is not announced. */
export function announcementsIn({ text, written }: Reading, before: string): Announcement[] {
  const found: Array<Announcement & { readonly core: number }> = [];
  const promised = promisedIn(text);
  for (const { kind, words, ways } of kinds) {
    if (!words.test(text)) continue;
    for (const way of ways) {
      if (way.words?.test(text) === false || way.after?.test(before + text) === false) continue;
      for (const { start, core, to } of wordsOf(way, text, promised)) {
        if (found.some((other) => core < other.to && other.core < to)) continue;
        const from = startOf(text.slice(0, start), written.slice(start, to), text.slice(start, to), way.as);
        if (from !== undefined) found.push({ kind, from, to, as: way.as, firm: way.firm, core });
      }
    }
  }
  return found.sort((one, other) => one.core - other.core);
}

interface Words {
  readonly start: number;
  /** Where it says what is promised, after "we will". */
  readonly core: number;
  readonly to: number;
}

function wordsOf({ as, pattern }: Way, text: string, promised: readonly Promised[]): Words[] {
  if (as === 'deed') {
    return promised.flatMap(({ from, places }) =>
      places.flatMap((core) => {
        const match = sticky(pattern, text, core);
        return match ? [{ start: from, core, to: core + match[0].length }] : [];
      }),
    );
  }
  return [...text.matchAll(pattern)].map(({ 0: words, index }) => ({
    start: index,
    core: index,
    to: index + words.length,
  }));
}

/** "Unless there is news sooner" leaves a promise as it is. */
const unlessSooner =
  /(?<!\w)(?:unless|if)\s(?:[^,;:]{1,60}\s)?(?:sooner|earlier|before\s+then|in\s+the\s+meantime)\s*,|(?<!\w)unless\s+(?:something|anything|things|the\s+situation)\s+changes?\s*,/u;

/** Where the words of the one who announces begin, when it is one of us who does. */
function startOf(before: string, written: string, words: string, as: Wording['as']): number | undefined {
  if (rule.test(before)) return undefined;
  const said = before.replace(unlessSooner, (found) => ' '.repeat(found.length));
  switch (as) {
    case 'deed':
    case 'doing':
      return speakerBefore(said);
    case 'heading':
      return headingBefore(said, written);
    case 'opening':
      return openingBefore(said);
    case 'state':
      return stateBefore(said, words);
    case 'aside':
      return isDirect(said) ? said.length : undefined;
  }
}
