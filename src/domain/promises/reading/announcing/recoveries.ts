/** The wordings that say when it will be over. */
import type { Wordings } from './wording.ts';

const work = String.raw`(?:back-?fill(?:s|ing)?|restor(?:e|es|ation)|recovery|rollback|roll-back|failover|fail-over|replay|reprocessing|rebuild|re-?index(?:ing)?|repairs?|fix|remediation|mitigation|catch-up|data\s+recovery)`;
const fully = String.raw`(?:(?:fully|completely|mostly|largely|all|entirely|again|now)\s+)?`;
const well = String.raw`(?:back(?!\s+off\b|\s+at\s+(?:peak|home|work)\b|\s+(?:in|on|off|at|into|to)\s+(?:the|an?|our|their|its)\s+(?!next|coming|hour|minute|day|morning|afternoon|evening|few|couple))|restored|resolved|fixed|recovered|normal|online|operational|healthy|mitigated|repaired|caught\s+up|drained|cleared|working\s+(?:again|normally)|up\s+again|up\s+and\s+running|backfilled|usable\s+again|able\s+to\s+[a-z\s]{2,30}\s+again)(?!\w)(?:\s+(?:online|up|again|to\s+normal)(?!\w))*`;
const end = String.raw`(?:${well}|recover(?:y|s)?|resolution|restoration|a\s+fix|the\s+fix|finish(?:ed)?|completed?|completion|done(?!\s+with\s+(?:the\s+|our\s+)?(?:rca|post|report|review|write|retro|call|meeting))|drain|catch\s+up|clear|(?:be|become)\s+available(?:\s+again)?)(?![\w-])`;
const expecting = String.raw`(?:'re\s+|'m\s+|(?<!\w)(?:(?:are|am|is)\s+)?)(?:now\s+|still\s+|currently\s+)?(?:expect|expecting|anticipate|anticipating|estimate|estimating|hope|hoping|aim|aiming|target|targeting|plan(?=\s+for)|planning(?=\s+for)|predict|project|forecast)`;
const awayFrom = String.raw`(?:(?!\b(?:not|never|update|updates|news|deploy|ship|release|test|merge|start|begin|know|learn|which|who|because|until|if|post-?mortem|rca)\b)[^.!?;:,\n]){0,70}?`;

/** How people say when it will be over: that is no promise of news. */
export const recoveries: Wordings = {
  words:
    /back|restor|resol|fix|recover|normal|online|operational|healthy|mitigat|repair|caught|catch|drain|clear|work|up |usable|able|finish|complet|done|resum|stabili|through/u,
  ways: [
    {
      as: 'deed',
      firm: false,
      pattern: String.raw`(?:(?:restore(?!\s+(?:from|(?:the\s+)?(?:snapshot|backup|dump)|a\b|an\b|data\s+from))|fix|resolve|recover|mitigate|repair)(?![\w-])${awayFrom}(?=\s+(?:in|within|by|at|before|around|no|on|today|tomorrow|later|shortly|soon|once|as|when|over|(?:next|this)\s+(?:week|month|morning|afternoon|evening))\b)|(?:complete|finish)\s+${awayFrom}${work}(?:\s+of\s+${awayFrom}(?=\s+(?:in|within|by|at|before)\s))?|have\s+${awayFrom}\s${well}|be\s+(?:fully\s+)?(?:back\s+(?:online|up|to\s+normal)|(?:done|finished)\s+with\s+${awayFrom}${work})|return\s+to\s+normal)`,
    },
    {
      as: 'doing',
      firm: false,
      pattern: String.raw`${expecting}\s+${awayFrom}(?:,\s+and\s+${awayFrom})?(?<!\w)${end}(?:\s+(?:to|from|of|for)\s+(?:normal|${awayFrom}(?=\s+(?:in|within|by|at|before|no)\s)))?`,
    },
    {
      as: 'state',
      firm: false,
      pattern: String.raw`(?:(?:will|should|'ll|ought\s+to|is\s+going\s+to|are\s+going\s+to|(?:is|are)\s+(?:now\s+|currently\s+|still\s+)?(?:expected|estimated|projected|scheduled|likely|set|on\s+track|due|anticipated)\s+to)\s+(?:now\s+|then\s+|also\s+|likely\s+|probably\s+)?(?:(?:be|come|get|return\s+to|go\s+back\s+to|(?<!(?:should|ought\s+to)\s+)have|become)\s+(?:been\s+)?${fully}${well}(?:\s+(?:to\s+normal|online|up|again|to\s+full\s+(?:service|capacity|strength)))*|${fully}(?:recover|resume|catch\s+up|normali[sz]e|stabili[sz]e|drain)(?!\w)))`,
    },
    {
      as: 'state',
      firm: false,
      pattern: String.raw`(?<!\w)${work}\s+(?:of\s+[^.!?;:,\n]{1,40}?\s)?(?:will|should|(?:is|are)\s+(?:expected|estimated|scheduled|on\s+track)\s+to)\s+(?:be\s+)?${fully}(?:completed?|finish(?:ed)?|done|through)(?!\w)`,
    },
    {
      as: 'heading',
      firm: false,
      pattern: String.raw`(?<!\w)(?:(?:full|complete|service|system|total|partial)\s+)*(?:recovery|restoration|resolution|fix)\s+(?:is\s+|time\s+(?:is\s+)?)?(?:now\s+|currently\s+)?(?:expected|estimated|anticipated|projected|planned|due|eta)(?:\s+to\s+(?:be\s+)?(?:complete|completed|done|finished))?(?!\w)`,
    },
    {
      as: 'opening',
      firm: false,
      pattern: String.raw`(?<!\w)(?:full|complete)\s+(?:service\s+)?(?:recovery|restoration)(?=\s+(?:by|at|in|within|around|before)\s)`,
    },
    {
      as: 'heading',
      firm: false,
      pattern: String.raw`(?<!\w)(?:eta\s+(?:for|to|on|of|until)|(?:estimated|expected|anticipated)(?:\s+time)?(?:\s+(?:to|of|for|until))?)\s+(?:the\s+|a\s+)?(?:full\s+|complete\s+|service\s+)?(?:recovery|resolution|restoration|restore|resolve|repair|fix|return\s+to\s+(?:normal|service)|back\s+online)(?:\s+time)?(?!\w)`,
    },
  ],
};
