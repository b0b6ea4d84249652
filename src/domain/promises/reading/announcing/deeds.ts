/** Where a deed that somebody promises begins: after "we will", and after whatever stands between. */
import { sticky } from '../sticky.ts';

const future =
  /'ll\s+|(?:(?<!\w)(?:will|shall)\s+|(?:'re\s+|'m\s+|(?<!\w)(?:(?:are|am|is)\s+)?)(?:now\s+|also\s+|currently\s+|still\s+)?(?:going|planning|aiming|intending|hoping|committed|committing|scheduled|expecting)\s+to\s+|(?<!\w)(?:are|is)\s+to\s+|(?<!\w)(?:plan|aim|intend|expect|hope|promise|commit|target)s?\s+to\s+|(?<!\w)should\s+(?=(?:also\s+|then\s+|now\s+)?(?:have|be\s+able)\b))/gu;
/** What may stand before the deed without changing it; "not" may not. */
const adverb =
  /(?:also|then|again|next|definitely|certainly|now|either|both|likely|probably|proactively|personally|promptly|publicly|formally|directly|individually|separately|further|regularly|soon|shortly|momentarily|always|of\s+course|at\s+least|be\s+sure\s+to|be\s+able\s+to|be\s+in\s+a\s+position\s+to|make\s+sure\s+to|make\s+sure\s+we|aim\s+to|try\s+to|plan\s+to|endeavou?r\s+to|strive\s+to|do\s+our\s+best\s+to|continue\s+to|keep|start|begin|be|have\s+to)\s+/uy;
const denied = /(?:not|never|no|only)\b/uy;
/** Something else that is done before: "investigate and", "roll it back, then". */
const joint = /(?:,\s*|\s)(?:and|then|&)\s+(?:(?:then|also|will|either)\s+|'ll\s+)*/gu;
/** Nobody says more between "will" and what they will do. */
const farthest = 90;

/** Where somebody says "will", and the places after it at which the deed may be named. */
export interface Promised {
  readonly from: number;
  readonly places: readonly number[];
}

export function promisedIn(text: string): Promised[] {
  return [...text.matchAll(future)].map(({ 0: words, index }) => {
    const near = placesNear(text, index + words.length);
    return { from: index, places: [...near, ...placesFurther(text, near.at(-1) ?? 0)] };
  });
}

/** Right after "will", and after each adverb: "keep" may be one, or the deed itself. */
function placesNear(text: string, start: number): number[] {
  const places = [start];
  for (let at = start; places.length < 12; places.push(at)) {
    const found = sticky(adverb, text, at);
    if (!found) break;
    at += found[0].length;
  }
  return places;
}

function placesFurther(text: string, start: number): number[] {
  if (sticky(denied, text, start)) return [];
  const [clause = ''] = text.slice(start, start + farthest + 10).split(/[!?;(\n]|[.:](?!\d)/u);
  return [...clause.matchAll(joint)]
    .filter(({ index }) => index > 0)
    .map(({ 0: words, index }) => start + index + words.length);
}
