import { adverbs, audience, first, future } from './future.ts';
import type { Wording } from './way.ts';

const person = String.raw`(?:you|them|${audience})(?!\w)`;
const others = String.raw`(?:(?:all|any|our|the|every|each|those|these|your)\s+)*(?:(?:affected|impacted|relevant|remaining|enterprise|concerned|key|individual)\s+)*(?:customers?|clients?|users?|accounts?|tenants?|subscribers?|merchants?|organi[sz]ations?|workspaces?|owners?|admins?|administrators?|partners|parties)(?!\w)|(?:those|everyone|anyone|all)\s+(?:affected|impacted|concerned)(?!\w)|them(?!\w)`;
const directly = String.raw`(?:\s+(?:directly|individually|personally|separately|again|proactively))?`;
const reaching = String.raw`(?:reach|reaching)\s+out${directly}(?:\s+to\s+(?:${person})${directly}|(?=\s*(?:$|[.,;!]|by\s|in\s|within\s|with\s|when\s|once\s|as\s|tomorrow|today|later|shortly|soon|over\s|on\s|before\s|next\s|no\s)))`;
const contacting = String.raw`(?:(?:contact|contacting|e-?mail|e-?mailing|call|calling|phone|message|messaging|write\s+to)\s+(?:${person}|${others})|(?:notify|notifying|inform|informing)\s+(?:${others})|(?:notify|inform)\s+you\s+(?:directly|individually|personally)|follow(?:ing)?\s+up${directly}\s+with\s+(?:${others}|you)|(?:be|get|getting)\s+in\s+(?:touch|contact)(?:\s+with\s+(?:${person}))?)${directly}`;

/** How people promise a word to those it hit. */
export const contacts: readonly Wording[] = [
  { as: 'deed', firm: true, pattern: `${future}${adverbs}${first}(?<core>${reaching}|${contacting})` },
  {
    as: 'heading',
    firm: true,
    pattern: String.raw`(?<!\w)(?:${others})\s+(?:will|shall|should|are\s+going\s+to|are\s+to)\s+(?:all\s+|also\s+|then\s+)?be\s+${directly}\s*(?:contacted|notified|e-?mailed|informed|called|reached|messaged|briefed)${directly}`,
  },
];
