import { supposed, undone, unsureEnds } from '../promises/reading/unsure.ts';

/** What somebody did to end an incident. */
export type Deed = 'fix' | 'rollback' | 'restart' | 'restore' | 'mitigate';

export interface FoundDeed {
  readonly deed: Deed;
  readonly from: number;
  readonly to: number;
}

const done = String.raw`(?:(?:is|was|has\s+been|had\s+been|went|are|were)\s+)?(?:now\s+)?(?:done|completed?|finished|deployed|applied|implemented|shipped|released|rolled\s+out|performed|live|out|in\s+place|went\s+out)`;
const dated = String.raw`(?:\s+(?:was|went\s+out))?(?=\s+(?:at|@)\s)`;
const did = String.raw`(?:deployed|applied|implemented|shipped|released|pushed|rolled\s+out|put\s+in\s+place)`;

const ways: Readonly<Record<Deed, string>> = {
  rollback: String.raw`rolled\s+(?:(?!back)[\w./-]+\s+){0,4}back|reverted|(?:rollback|roll-back|revert)(?:\s+${done}|${dated})`,
  restart: String.raw`restarted|rebooted|(?:restart|reboot)(?:\s+${done}|${dated})`,
  restore: String.raw`restored|recovered|resumed|returned\s+to\s+normal|back\s+(?:online|up|to\s+normal)`,
  mitigate: String.raw`mitigated|mitigation(?:\s+${done}|${dated})`,
  fix: String.raw`fixed|patched|addressed|(?:hot)?fix(?:\s+${done}|${dated})|${did}\s+(?:an?|the|our)\s+(?:(?!fix)\w+\s+){0,2}?(?:hot)?fix`,
};

const anyDeed = new RegExp(
  Object.entries(ways)
    .map(([deed, pattern]) => String.raw`(?<${deed}>(?<![\w-])(?:${pattern})(?![\w-]))`)
    .join('|'),
  'gu',
);

export function deedsIn(plain: string): FoundDeed[] {
  return [...plain.matchAll(anyDeed)].flatMap(({ 0: words, index, groups = {} }) => {
    const deed = (Object.keys(ways) as Deed[]).find((name) => groups[name] !== undefined);
    return deed ? [{ deed, from: index, to: index + words.trimEnd().length }] : [];
  });
}

/** Planned, denied, tried, asked of others, or one of several: nothing to hold against anybody. */
const unsure = new RegExp(
  String.raw`(?<!\w)(?:${undone}|${supposed}|without|fail\w*|plan\w*|schedul\w*|partial\w*|some|half|first|second|third|last|again|another|before|after|report\w*|per|meeting|call|window|deadline|appointment|time|date)(?!\w)|${unsureEnds}|\d\s*%`,
  'u',
);

export const isUnsure = (words: string): boolean => unsure.test(words);

/** What others did, or said that they did, is theirs. */
export const isOthers = (words: string): boolean =>
  /(?<!\w)(?:they|their|them|he|she|vendors?|providers?|upstream|carriers?|suppliers?|partners?|third[\s-]part(?:y|ies)|aws|amazon|azure|microsoft|gcp|google|cloudflare|fastly|akamai|stripe|paypal|adyen|twilio|sendgrid|github|gitlab|slack|okta|auth0|datadog|snowflake|heroku|vercel|openai|according|said|says|told|report(?:s|ed))(?!\w)/u.test(
    words,
  );

/** What says in an entry that the deed before it was not the last. */
export const isTrouble = (plain: string): boolean =>
  /(?<!\w)(?:still\s+(?:seeing|failing|down|broken|not|degraded|elevated|slow|unavailable|happening|present|there|affected)|(?:did\s+not|didn't|does\s+not|doesn't|not)\s+(?:help|fix|work|stick|hold|fixed|solved|enough)|no\s+(?:effect|improvement|change)|came\s+back|recurr\w*|reoccur\w*|regress\w*|persists?|back\s+down|(?:fail\w*|down|broken|seeing|spik\w*|ris\w*|errors?|unavailable)\s+again)(?!\w)/u.test(
    plain,
  );

/** How a question calls it. */
export const deedName: Readonly<Record<Deed, string>> = {
  fix: 'fix',
  rollback: 'rollback',
  restart: 'restart',
  restore: 'recovery',
  mitigate: 'mitigation',
};

/** What may be the same deed: whoever says "fixed" may mean the rollback, whoever says "restarted" does not. */
export const maybeSame: Readonly<Record<Deed, readonly Deed[]>> = {
  fix: ['fix', 'rollback'],
  rollback: ['rollback'],
  restart: ['restart'],
  restore: ['restore'],
  mitigate: ['mitigate', 'rollback'],
};
