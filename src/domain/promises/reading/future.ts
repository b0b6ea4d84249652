/** "Will", "are going to", "aim to": what makes of a deed a promise. */
export const future = String.raw`(?:'ll\s+|(?:(?<!\w)(?:will|shall)\s+|(?:'re\s+|'m\s+|(?<!\w)(?:(?:are|am|is)\s+)?)(?:now\s+|also\s+|currently\s+|still\s+)?(?:going|planning|aiming|intending|hoping|committed|committing|scheduled|expecting)\s+to\s+|(?<!\w)(?:are|is)\s+to\s+|(?<!\w)(?:plan|aim|intend|expect|hope|promise|commit|target)s?\s+to\s+|(?<!\w)should\s+(?=(?:also\s+|then\s+|now\s+)?(?:have|be\s+able)\b)))`;

/** What may stand between "will" and the deed without changing it; "not" may not. */
export const adverbs = String.raw`(?:(?:also|then|again|next|definitely|certainly|now|either|both|likely|probably|proactively|personally|promptly|publicly|formally|directly|individually|separately|further|regularly|soon|shortly|momentarily|always|of\s+course|at\s+least|be\s+sure\s+to|be\s+able\s+to|make\s+sure\s+to|make\s+sure\s+we|aim\s+to|try\s+to|plan\s+to|endeavou?r\s+to|strive\s+to|do\s+our\s+best\s+to|continue\s+to|keep|start|begin|be|have\s+to)\s+)*`;

/** Something else that is done before: "investigate and", "roll it back, then". */
export const first = String.raw`(?:(?!not\b|never\b|no\b|only\b)[^.!?;:(\n]{1,90}?(?:,\s*|\s)(?:and|then|&)\s+(?:then\s+|also\s+|will\s+|'ll\s+|either\s+)*)?`;

export const audience = String.raw`(?:(?:everyone|everybody|anyone|all|those)\s+(?:affected|impacted|concerned)|you|everyone|everybody|all(?!\s)|folks|people|(?:(?:all|any|our|the|every|each|those|these|your)\s+)*(?:(?:affected|impacted|relevant|remaining|enterprise|concerned|key|internal|external|individual)\s+)*(?:customers?|clients?|users?|accounts?|tenants?|stakeholders?|subscribers?|merchants?|organi[sz]ations?|workspaces?|teams?|owners?|admins?|administrators?|parties|people|channel|thread)|this\s+(?:channel|thread))(?!\w)`;
