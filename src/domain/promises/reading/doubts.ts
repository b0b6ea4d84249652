/** Whether what stands around a statement takes it back: then nobody says that it has come about. */
import { supposed, undone, unsureEnds } from './unsure.ts';

/** The words of a statement, and those around them. */
export interface Stated {
  readonly words: string;
  /** The words of its clause before them, and after them. */
  readonly before: string;
  readonly after: string;
  /** What led up to its clause: "the login: it is [fixed]". */
  readonly lead: string;
  /** All that follows in the sentence. */
  readonly rest: string;
}

export function isDoubtful({ words, before, after, lead, rest }: Stated): boolean {
  if (asked.test(before) || ordered.test(before) || denied.test(before) || uncertain.test(lead + before)) return true;
  if (takenBack.test(after) || afterthought.test(rest)) return true;
  if (words === 'back' && troubled.test(before) && !/^\s+to\s/u.test(after)) return true;
  return (toCome.test(before) || toCome.test(after)) && !isPast(words, before);
}

/** Whether these words only add to what was said: "restored the database, [the cache and the queue]". */
export const isMore = (words: string): boolean => !another.test(words) && !takenBack.test(words);

/** Sure in spite of their words: "can confirm", "as expected", and the month of May. */
const courtesies =
  /(?<!\w)(?:can|able|happy|glad|pleased)\s+(?:now\s+|also\s+|to\s+){0,2}(?:confirm|report|say|announce|share|tell\s+you)(?:\s+that)?(?!\w)|(?<!\w)(?:as|than)\s+(?:expected|planned|scheduled|hoped|promised)(?!\w)|(?<!\w)may\s+\d{1,2}(?!\d)/gu;

export const withoutCourtesies = (plain: string): string => plain.replace(courtesies, ' ');

/** "Is the database", "any news of the database"; but "is now" and "has been" leave out who. */
const asked =
  /^[^\p{L}\d<@]*(?:(?:so|and|hey|hi|ok|okay|<?@[\w.-]+>?)[\s,]+)*(?:(?:any|what|why|how|who|where)(?!\w)|(?:is|are|was|were|has|have|had|did|does|do)\s+(?!(?:(?:now|all|also|again|already|been|fully|completely|finally)(?:\s+|$))*$))/u;
/** "Have it restored"; also "be restored", which some "will" led to. */
const ordered = /^[^\p{L}]*(?:be|get|have\s+(?:the|it|this|that|all|our|them|everything))(?!\w)/u;

/** Not wholly, or not yet. */
const inPart = String.raw`partial(?!\s+(?:outage|degradation|disruption|failure|impact))|half(?!\s+an?\s)|soon|shortly|tonight|tomorrow|hopefully|(?!100(?!\d))\d{1,3}\s?(?:%|percent|per\s+cent)`;
/** In its own clause. */
const denied = new RegExp(
  String.raw`(?<!\w)(?:${undone}|${inPart}|nothing|nobody|none|neither|nor|hardly|barely|far\s+from|nowhere|still|some\s+of|most(?!\s+recent)|parts?\s+of|about\s+to|ready\s+to|work(?:s|ing|ed)?\s+(?:on|to|towards?)|gets?|getting|having(?=\s+(?:the|it|all|our)\s)|after\s+(?:(?:the|our|all)\s+)?(?:[\w-]+\s+){1,2}(?:is|are))(?!\w)|'d\s+(?:like|love)(?!\w)|${unsureEnds}`,
  'u',
);
/** Anywhere before: whoever "expects that, by 17:00, it is restored" says so clauses before. */
const uncertain = new RegExp(
  String.raw`(?<!\w)(?:${supposed}|as\s+soon\s+as|whenever|before|provided|in\s+case|not\s+sure|unsure|unclear|doubt\w*|s[ck]eptical|presumably|unlikely|likely|probably|perhaps|maybe|possibly|apparently|allegedly|supposed\w*|reportedly|report(?:s|ed)?\s+(?:that|it)|rumou?r\w*|say|hears?|heard|wonder\w*|ask(?:s|ed|ing)?|guess|suspect\w*|reckon\w*|seem(?:s|ed)?|appears?|looks?|hopefully|hopes?|ideally|aim(?:s|ing)?|intend\w*|anticipat\w*|estimat\w*|plan(?:s|ning|ned)?\s+(?:is|was|to|for|on)|scheduled\s+(?:to|for)|wait(?:s|ed|ing)?\s+(?:for|on|until|to)|await\w*|please|make\s+sure|ensure|let's|verify|check(?:s|ing)?\s+(?:that|if)|next\s+steps?|(?:not\s+yet|next|plan(?:\s+\w)?|planned|goal|target|to\s?do|to-do|pending|remaining|missing|open)\s*:)(?!\w)`,
  'u',
);

const takenBack = new RegExp(
  String.raw`(?<!\w)(?:not|never|will|would|should|might|yet|except|partially|partly|mostly|almost|nearly|${inPart}|later(?!\s+than)|if|unless|until|whether|expect\w*|assum\w*|according|said|says|eta|only\s+(?:for|in))(?!\w)|${unsureEnds}`,
  'u',
);
/** "…, we hope", "…, AWS says", "…, hopefully". */
const afterthought =
  /[,(–—-]\s*(?:(?:[\w@.-]+\s+){1,3}(?:hopes?|thinks?|believes?|expects?|guess|says?|said|claims?)|(?:says?|said|claims?|according\s+to)\s[^,]*|hopefully|probably|apparently|allegedly|maybe|perhaps)[\s.!…)]*$/u;
/** "The database errors are back". */
const troubled =
  /(?<!\w)(?:errors?|issues?|problems?|alerts?|failures?|timeouts?|crash(?:es)?|outage|lag|latency)(?:\s+(?:with|in|on|of|from|for)\s+[^,]*)?\s+(?:is|are|was|were|has|have|came)\s+(?:\w+\s+)?$/u;

/** "Restored once the disk is swapped", "in an hour it is back": to come, unless it is told of the past. */
const toCome =
  /(?<!\w)(?:once|when|whenever|as\s+soon\s+as|by\s+(?:about\s+|around\s+|~)?(?:\d|noon|midday|midnight|end\s+of|eod|cob|mon|tue|wed|thu|fri|sat|sun)|in\s+(?:about\s+|around\s+|~|the\s+next\s+)?(?:\d+\s?[smh](?!\w)|(?:\d+|half\s+an?|a\s+few|\w+)\s+(?:secs?|mins?|hrs?|seconds?|minutes?|hours?|days?)(?!\w)))/u;
const isPast = (words: string, before: string): boolean =>
  /^(?:recovered|resumed|answered)$/u.test(words) ||
  /(?<!\w)(?:was|were|had|has|have|came|got)(?!\w)|'ve(?!\w)/u.test(before);

const another =
  /(?<!\w)(?:is|are|was|were|has|have|had|be|can|could|may|must|keep|let|next|please|\w{2,}ing)(?!\w)|'(?:s|re|ve)(?!\w)/u;
