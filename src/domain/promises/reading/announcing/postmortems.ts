/** The wordings that promise the report afterwards. */
import type { Wordings } from './wording.ts';

const kinds = String.raw`(?:(?:full|fuller|complete|detailed|comprehensive|thorough|public|internal|blameless|written|formal|final|preliminary|initial|short|draft|technical|incident|customer-facing|post-incident|sev-?\d)\s+)*`;
/** The report afterwards, whatever a house calls it. */
export const postmortem = String.raw`(?:${kinds}(?:post[\s-]?mortems?|rcas?|root[\s-]cause(?:\s+(?:analysis|report|write-?up|summary))?|(?:post-?)?incident\s+(?:reports?|reviews?|analysis|write-?up)|after[\s-]action\s+(?:report|review)|retrospectives?|retros?|write[\s-]?ups?|pir)(?:\s+(?:write-?up|report|document|doc|review|draft))?|(?:full|final|detailed|complete)\s+(?:report|analysis|review))(?!\w)`;

const give = String.raw`(?:(?:post|publish|send|issue|finish|deliver|prepar|present|shar|provid|releas|complet|writ)(?:e|ing)?|have|make|follow\s+up\s+with|follow|hold|run|conduct|perform|do|put\s+together|circulate|e-?mail|get|schedule)`;
const whom = String.raw`(?:\s+(?:(?:you|out|everyone|here|with|customers|all)\s*)+)?`;
const done = String.raw`(?:published|posted|shared|provided|sent|released|issued|completed?|finished|written|delivered|available|ready|out|held|done|circulated|presented|due|up|follow|come|take\s+place|made\s+(?:available|public))`;
const coming = String.raw`(?:(?:will|should|shall|is\s+going\s+to|is\s+expected\s+to|is\s+scheduled\s+to|is\s+planned\s+to|is\s+to|to)\s+(?:also\s+|then\s+)?(?:be\s+)?${done}|(?:is|are)\s+(?:coming|due|expected|scheduled|planned|slated|targeted|to\s+follow)|follows|coming|due|expected|planned|scheduled)(?!\w)`;
const about = String.raw`(?:\s+(?:for|of|on|about|into)\s+(?:this|the|today's|these|our)\s+(?:\w+\s+)*?\w+)?`;

/** How people promise the report afterwards. */
export const postmortems: Wordings = {
  words: /mortem|rca|root|report|review|analysis|retro|write|pir/u,
  ways: [
    {
      as: 'deed',
      firm: true,
      pattern: String.raw`(?:${give}${whom}(?:\s+(?:an?|the|our|your|its))?\s+(?:[\w-]+\s+)*?${postmortem}(?:\s+and\s+(?:publish|share|post|send)\s+(?:it|this|the\s+\w+))?)`,
    },
    {
      as: 'heading',
      firm: true,
      pattern: String.raw`(?<!\w)${postmortem}${about}\s+(?:[(]?draft[)]?\s+)?${coming}`,
    },
    {
      as: 'heading',
      firm: false,
      pattern: String.raw`(?<!\w)${postmortem}(?=\s*:|\s+(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon|tue|wed|thu|fri|by|on|in|within|at|next|later|tomorrow|soon|shortly|no\s+later|this)\b)`,
    },
    {
      as: 'aside',
      firm: true,
      pattern: String.raw`(?<!\w)${postmortem}\s*,?\s*(?:which|that)\s+(?:we|i)(?:'ll|\s+(?:will|plan\s+to|aim\s+to|intend\s+to|expect\s+to|hope\s+to|are\s+going\s+to))\s+(?:publish|share|post|send|release|provide)`,
    },
  ],
};
