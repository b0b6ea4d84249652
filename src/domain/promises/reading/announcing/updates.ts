/** The wordings that promise news. */
import { audience } from './contacts.ts';
import type { Wordings } from './wording.ts';

const kinds = String.raw`(?:(?:own|checkpoint|interim|brief|quick|short|full|fuller|detailed|further|additional|new|next|final|written|regular|frequent|formal|verbal|public|internal|external|status|progress|incident|customer|stakeholder|executive|leadership|scheduled|planned|periodic|rolling|service|hourly|half-hourly|daily|\d{1,3}[\s-]?min(?:ute)?(?:ly)?|more|timely|eta)\s+)*`;
/** "Next": it can only be news of ours, unless it says of what. */
const which = `(?:next|following(?=\\s+updates?\\s[^,]*(?:$|,\\s*(?:thank|please|or|if|at)\\b))|another|further|follow-up|subsequent|additional|more)`;
const thing = String.raw`(?:updates?|news|comms|communications?|sitreps?|bulletins?|check-ins?|status\s+reports?|status\s+posts?)(?![\w-])`;
const facts = String.raw`(?:more|further|additional|new|next)\s+(?:\w+\s+){0,1}?(?:information|info|details?|news|findings|status|specifics|to\s+(?:share|say|report))(?!\w)`;
const bareMore = String.raw`(?:more|again|something)(?!\w)(?=\s*(?:here\b|for\s+(?:you|everyone|all)\b|in\s|within\s|by\s|at\s|every\s|soon|shortly|later|tomorrow|as\s|once\s|when\s|before\s|no\s+later|[.,;!]|$))`;
const give = String.raw`(?:post|posting|share|sharing|provide|providing|send|sending|give|giving|issue|publish|publishing|have|bring|deliver|put\s+out|write|offer|communicate|add|drop|supply|make|get(?=\s+(?:you|everyone|out))|be\s+back\s+(?:here\s+)?with|come\s+back\s+(?:to\s+you\s+)?with|return\s+with|follow\s+up\s+(?:here\s+)?with|report\s+back\s+with|circle\s+back\s+with|check\s+(?:back\s+)?in\s+with)`;
const whom = String.raw`(?:\s+(?:(?:out|you|here|back|everyone|all|everybody|customers|stakeholders)\s*)+)?`;
const article = String.raw`(?:\s+(?:an?|the|our|your|another|some|any|one(?:\s+(?:more|last))?))?`;
const news = String.raw`${give}${whom}${article}\s+(?:${kinds}(?:${which}\s+)?${kinds}${thing}|${facts}|(?:(?:initial|preliminary|first)\s+)?findings|(?:an?\s+)?(?:new\s+|updated\s+|firm\s+)?(?:eta|time\s?line|estimate)(?!\s+(?:of|for)\s+(?!th|our|full|recovery|resolution))(?![\w-])|what\s+we\s+(?:know|have|found|find|learn)(?:\s+(?:so\s+far|then))?|${bareMore})`;

const places = String.raw`(?:(?:the|our|this|these)\s+(?:public\s+)?(?:status\s?page|page|channel|thread|incident|post|stakeholders|customers|status))(?!\w)`;
const time = String.raw`\s*(?:in|within|by|at|every|hourly|once|as\s+soon|when|later|shortly|soon|tomorrow|before|no\s+later|around|after)\b`;
const telling = String.raw`(?:(?:update|updating)\s+(?:you|everyone|everybody|all|again|here|${audience}|${places})(?!\w)|(?:update|advise)(?=${time})|(?:keep|keeping)\s+(?:${audience}|${places})\s+(?:\w+\s+)?(?:posted|updated|informed|in\s+the\s+loop|up\s+to\s+date)|(?:inform|notify)\s+(?:you|everyone|everybody|this\s+channel|the\s+channel|here)(?!\w)(?!\s+(?:directly|individually|personally))|let\s+(?:you|everyone|everybody|people)\s+(?:all\s+)?know|tell\s+(?:you|everyone|everybody|${audience})(?:\s+more|(?=\s+(?:as\s+soon|once|when|by|within|in\s+\d)(?!\w)))|report\s+back(?!\s+to\s+(?!you|everyone|the\s+channel))|circle\s+back(?=\s*(?:here|in|within|by|at|with)\b)|touch\s+base(?:\s+again)?|check\s+(?:back\s+)?in(?:\s+(?:again|here|with\s+(?:you|everyone)|back))?(?=${time})|follow\s+up(?=\s*(?:here\b|again\b|in\s+this\s+(?:channel|thread))|${time})|get\s+back\s+to\s+(?:you|everyone|customers)|(?:post|report|write)\s+(?:here\s+)?again|be\s+back\s+with\s+(?:more|an?\s+${kinds}${thing}|news)|say\s+more|ping\s+(?:you|everyone|here|${places})(?:\s+again)?)`;

const coming = String.raw`(?:(?:will|'ll|should|shall|is\s+going\s+to|are\s+going\s+to|is\s+to|are\s+to)\s+(?:also\s+|then\s+|next\s+)?(?:be\s+)?(?:next\s+|then\s+)?(?:posted|shared|provided|sent|given|issued|published|communicated|made(?:\s+available)?|coming|follow|come|arrive|out|here|due)|(?:to|is\s+to|are\s+to)\s+(?:follow|come)|follows?|(?:is|are)\s+(?:coming|due|expected|scheduled|planned|to\s+be\s+expected)|coming|due|expected|scheduled|planned)(?!\w)`;

/** How people promise news. */
export const updates: Wordings = {
  words:
    /updat|news|comm|sitrep|bulletin|check|status|info|notif|tell|detail|finding|more|know|touch|again|back|posted|loop|hear|advis|follow|something|specific|eta|time|estimate|next one|ping/u,
  ways: [
    { as: 'deed', firm: true, pattern: `(?:${news}|${telling})` },
    {
      as: 'doing',
      firm: false,
      words: /posting|providing|sending|sharing|giving/u,
      pattern: String.raw`(?:'re\s+|'m\s+|(?<!\w)(?:(?:are|am)\s+)?)(?:posting|providing|sending|sharing|giving)\s+(?:you\s+)?${kinds}updates(?![\w-])`,
    },
    {
      as: 'doing',
      firm: false,
      words: /promise|owe/u,
      pattern: String.raw`(?<!\w)(?:promise|owe)\s+(?:you\s+)?(?:an?|another|the\s+next)\s+${kinds}${thing}`,
    },
    {
      as: 'aside',
      firm: false,
      words: /there/u,
      pattern: String.raw`(?<!\w)there(?:'ll|\s+will)\s+be\s+(?:an?|another|the\s+next|our\s+next|more)\s+${kinds}${thing}`,
    },
    {
      as: 'heading',
      firm: true,
      words: /follow|com(?:e|ing)|will|'ll|shall|should|due|expected|scheduled|planned|going/u,
      pattern: String.raw`(?<!\w)(?:(?:another\s+|follow-up\s+)?${kinds}(?:updates?|news|comms)|${facts}|more)(?:\s+on\s+th(?:is|at))?\s+${coming}`,
    },
    { as: 'heading', firm: false, pattern: String.raw`(?<!\w)${which}\s+${kinds}${thing}` },
    {
      as: 'opening',
      firm: false,
      pattern: String.raw`(?<!\w)(?:${kinds}(?:updates?|comms)(?!\w)(?=\s+(?:in|within|by|every|hourly|half-hourly|soon|shortly|later|tomorrow|no\s+later)\b)|more(?:\s+(?:information|info|details|news))?(?=\s+(?:in|at|by|within|soon|shortly|later|tomorrow|as\s+soon|once|when)\b))`,
    },
    {
      as: 'aside',
      firm: false,
      words: /you/u,
      pattern: String.raw`(?<!\w)you(?:'ll|\s+(?:will|should|can))\s+(?:hear|see|receive|get)\s+(?:(?:more\s+)?(?:from\s+us|from\s+me)(?:\s+again)?|(?:an?|another|the\s+next|our\s+next)\s+${kinds}${thing}|more\s+from\s+us|${facts})`,
    },
    {
      as: 'heading',
      firm: true,
      words: /tuned|watch/u,
      pattern: String.raw`(?<!\w)(?:stay\s+tuned|watch\s+this\s+space)(?:\s+here)?\s+for\s+(?:more|an?\s+${kinds}${thing}|${kinds}updates|${facts})`,
    },
    {
      as: 'heading',
      firm: false,
      words: /expect|look/u,
      pattern: String.raw`(?<!\w)(?:(?:please|you\s+can|you\s+should)\s+)?(?:(?:expect|look\s+(?:out\s+)?for)\s+(?:(?:an?|the|our|another|more)\s+${kinds}${thing}|${kinds}updates)|expect\s+to\s+hear\s+(?:more\s+)?from\s+(?:us|me)(?:\s+again)?)(?![\w-])`,
    },
    {
      as: 'heading',
      firm: false,
      pattern: String.raw`(?<!\w)next\s+one(?!\w)`,
      after:
        /(?<!\w)(?:(?:our|last|this|that|\d{1,2}:\d{2}|\d\s?[ap]m)\s+(?:\w+\s+)?updates?|no\s+updates?|updates?\s+(?:slipped|is\s+late|was\s+late|#?\d))(?!\w)/u,
    },
  ],
};
