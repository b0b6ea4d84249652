/** Which words between an announcement and a time tie them together, and which break them apart. */
import { audience } from '../announcing/contacts.ts';

/** Words that give what follows them to somebody or something else. */
const breaking =
  /(?<!\w)(?:that|which|who|whose|where|because|since|while|until|if|unless|whether|was|were|had|has|have|took|lasted|came|went|missed|late|overdue|ships?|shipped|runs?|ran|deploys?|deployed|fails?|failed|starts?|started|began|begins|happened|what|how|why|never|not|no|asked|requested|wants?|wanted|would|could|might|may|they|he|she|retry|try|restart|reboot|roll|goes|lands?|lasts?|takes?|expires?|caused|made|between)(?!\w)|n't(?!\w)|from\s+(?!us\b|me\b|our\b|now\b|$)/u;
const links = String.raw`(?:\s|[*:()–—,-]|(?:is|are|'s|will|be|being|to|comes?|coming|follows?|follow|due|expected|can\s+be\s+expected|scheduled|planned|estimated|set|targeted|slated|provided|posted|shared|sent|published|issued|given|made|out|here|ready|eta|time|again|also|together|available|below|directly|privately|now|currently|likely|probably|both|either|tentatively|in\s+(?:this|the)\s+(?:channel|thread|incident)|on\s+(?:the|our)\s+(?:public\s+)?status\s?page|from\s+(?:us|me)|by\s+(?:e-?mail|phone|us|our\s+\w+(?:\s+team)?)|via\s+(?:e-?mail|phone|[\w-]+)|for|not?\s+later|then|back|each|to\s+you|about)(?!\w))*`;
const linkOnly = new RegExp(`^${links}$`, 'u');
const afterwards = new RegExp(
  String.raw`^${links}(?:including|with|as\s+well\s+as|and|along\s+with|for|about|on|in|at|via|to)\s[^:()]*$`,
  'u',
);
const preposed = new RegExp(
  String.raw`^${links}(?:${audience}\s*)?${links}(?:(?:on|about|regarding|concerning|for|with|into|around|as\s+to|via|in|by|through|to\s+${audience}|here|at|and\s+(?:share|explain)|containing|covering|summari[sz]ing)\s[^:]*)?$`,
  'u',
);
const elsewhere =
  /(?<!\w)(?:on|about|regarding|of|with|into|to|for\s+the|in\s+the|the|an?|our)\s*$|(?<!\w)and\s+(?:then\s+)?(?:retry|restart|roll|deploy|try|begin|start|check|re-?run|ship|release|scale|fail|drain|flush|stop|kill|we|i)\b|for\s+(?:the\s+)?(?:ios|android|windows|macos|linux|app|firmware|kernel|plugin)\b/u;

/** After a heading, only these words: then a bare time is what it announces. */
export const isLink = (between: string): boolean => linkOnly.test(between);

/** Whether the words between an announcement and a deadline tie them together: "on the restore, here, [by 15:30]". */
export function ties(between: string): boolean {
  if (isLink(between)) return true;
  if (breaking.test(between) || elsewhere.test(between)) return false;
  const [first = '', ...more] = between.split(',');
  return preposed.test(first) && more.every((part) => linkOnly.test(part) || afterwards.test(part));
}

/** No deadline can be tied across these. */
export const isBroken = (between: string): boolean => breaking.test(between) || /:\s+\p{L}.*\p{L}/u.test(between);

/** What may follow a deadline: "Monday incident" or "30 minute window" is none. */
const following =
  /^['’]?\s*(?:$|:(?!\s*\p{L})|[.,;!?|)(\]–—•□&/-]|(?:or|and|but|with|when|once|as|if|on|in|at|by|for|during|throughout|starting|to(?!\s+(?:the|an?|its?)\s+(?!(?:public\s+)?status|channel|thread|page|customers?|stakeholders?|incident|team|whole|entire|affected|impacted))|via|here|unless|until|after|before|we|i|using|through|about|regarding|latest|at\s+the\s+latest|sharp|max|tops|maximum|from|today|tomorrow|tonight|again|whichever|assuming|barring|provided|depending|so|then|after|too|also|this|will|is|please|while|because|since|max|including|the\s+latest|every|pending|though|either|even|regardless|per|whether|everyone|all|team|folks|was|were|has|had|would|could|might|may|should|never|said|says|according|latest|until|thanks|thank|approximately|approx|\w+'s\s+time|local|our|next|directly|individually)(?!\w))/u;

export const mayFollow = (after: string): boolean => following.test(after);

/** The rest of the clause tells of the past, wishes, or says whose words these are. */
const told =
  /^[^,;:()–—]{0,60}?(?<!\w)(?:was|were|had|has|have\s+been|took|lasted|came|went|missed|would|could|might|never|did|didn't|wasn't|isn't|is\s+(?:not|required|needed|too|what|late|overdue)|asked|requested)(?!\w)|(?<!\w)(?:according\s+to|says|said|per\s+(?:aws|the\s+vendor|their)|(?:from|by)\s+(?:the\s+(?:vendor|provider|supplier)|aws|azure|google|cloudflare|them))(?!\w)/u;
/** "In 20 minutes if it fails" promises nothing; "or sooner if", "if not sooner", "if possible" leave it as it is. */
const conditional =
  /^[^.;]{0,80}?(?<!\w)(?<!(?:sooner|earlier|before|again|even|quicker)\s+)(?:only\s+)?(?:if(?!\s+(?:not|possible|all\s+goes|no\s+(?:earlier|sooner)|nothing|it\s+is\s+not\s+sooner|you\b|your\b|they\b))|in\s+case|should\s+(?:the|we|this|it|anything))(?!\w)/u;

/** "If you were affected" says who is meant, not whether. */
export const isConditional = (after: string): boolean => conditional.test(after);

export function isTakenBack(after: string): boolean {
  const clause = after.split(/(?<!\w)(?:and|but)(?!\w)/u)[0] ?? '';
  return told.test(clause) || conditional.test(clause);
}
