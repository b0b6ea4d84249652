/** The wordings that promise a word to those it hit, and who they may be. */
import type { Wordings } from './wording.ts';

/** Those who are told of an incident. */
export const audience = String.raw`(?:you|(?:everyone|everybody)(?!\s+(?:affected|impacted|concerned))|all(?!\s)|folks|people|(?:(?:all|any|our|the|every|each|those|these|your)\s+)*(?:(?:affected|impacted|relevant|remaining|enterprise|concerned|key|internal|external|individual)\s+)*(?:customers?|clients?|users?|accounts?|tenants?|stakeholders?|subscribers?|merchants?|organi[sz]ations?|workspaces?|teams?|owners?|admins?|administrators?|parties|people|channel|thread)|this\s+(?:channel|thread)|(?:everyone|everybody|anyone|all|those)\s+(?:affected|impacted|concerned))(?!\w)`;
/** Only what befell them; "customers who signed up by Friday" says nothing of when they are told. */
const hit = String.raw`(?:\s+(?:who|whose)\s+(?:(?:were|are|was|have\s+been)\s+(?:affected|impacted|hit|unable)|lost|experienced|saw|could\s+not|couldn't|had|missed|(?:data|events|orders|payments|messages)\s+(?:was|were))[^.,;:!?]{0,40}?(?=\s+(?:by|tomorrow|today|no\s+later|later|shortly|soon|directly|individually|once)\b|$))?`;
const person = String.raw`(?:you|them|${audience})(?!\w)${hit}`;
const others = String.raw`(?:(?:all|any|our|the|every|each|those|these|your|\d[\d,.]*)\s+)*(?:(?:affected|impacted|relevant|remaining|enterprise|concerned|key|individual)\s+)*(?:customers?|clients?|users?|accounts?|tenants?|subscribers?|merchants?|organi[sz]ations?|workspaces?|owners?|admins?|administrators?|partners|parties)(?!\w)${hit}|(?:those|everyone|anyone|all)\s+(?:affected|impacted|concerned)(?!\w)|them(?!\w)`;
const directly = String.raw`(?:\s+(?:directly|individually|personally|separately|again|proactively))?`;
const reaching = String.raw`(?:reach|reaching)\s+out${directly}(?:\s+to\s+(?:${person})${directly}|(?=\s*(?:$|[.,;!]|by\s|in\s|within\s|with\s|when\s|once\s|as\s|tomorrow|today|later|shortly|soon|over\s|on\s|before\s|next\s|no\s)))`;
const contacting = String.raw`(?:(?:contact|contacting|e-?mail|e-?mailing|call|calling|phone|message|messaging|write\s+to)\s+(?:${person}|${others})|(?:notify|notifying|inform|informing)\s+(?:${others})|(?:notify|inform)\s+you\s+(?:directly|individually|personally)|follow(?:ing)?\s+up${directly}\s+with\s+(?:${others}|you)|(?:be|get|getting)\s+in\s+(?:touch|contact)(?:\s+with\s+(?:${person}))?)${directly}`;

/** How people promise a word to those it hit. */
export const contacts: Wordings = {
  words: /contact|mail|call|phone|messag|notif|inform|reach|touch|follow|writ|brief/u,
  ways: [
    { as: 'deed', firm: true, pattern: `(?:${reaching}|${contacting})` },
    {
      as: 'heading',
      firm: true,
      pattern: String.raw`(?<!\w)(?:${others})\s+(?:will|shall|should|are\s+going\s+to|are\s+to)\s+(?:all\s+|also\s+|then\s+)?be\s+${directly}\s*(?:contacted|notified|e-?mailed|informed|called|reached|messaged|briefed)${directly}`,
    },
  ],
};
