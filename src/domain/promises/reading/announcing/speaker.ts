/** Who speaks before an announcement: one of us, nobody named, or somebody whose promises are not ours. */

/** Others, whose promises are not ours to keep. */
const others =
  /(?<!\w)(?:slack(?=\s*[:–—]|'s|\s+status)|zoom|shopify|openai|anthropic|notion|splunk|new\s+relic|linode|hetzner|ovh|algolia|mailgun|aws|amazon|azure|microsoft|google|gcp|cloudflare|fastly|akamai|stripe|twilio|sendgrid|github|gitlab|datadog|pagerduty|okta|auth0|snowflake|mongodb|heroku|vercel|oracle|adyen|paypal|equinix|digitalocean|salesforce|zendesk|atlassian|vendors?|suppliers?|upstream|carriers?|telco|isp|third[\s-]part(?:y|ies)|providers?|partners?|their|they|them|he|she|his|her)(?!\w)/u;
/** They ask for news; before a colon it is they who speak. What is cancelled is no promise either. */
const askers =
  /(?<!\w)(?:cancell?ed|withdrawn|missed|overdue|marketing|sales|legal|management|leadership|press|customers?|clients?|users?)(?!\w)/u;
const reported =
  /(?<!\w)(?:says?|said|saying|told|tells?|claims?|claimed|promised|thinks?|thought|doubts?|doubted|believes?|asked|asks|asking|wants?|wanted|requested|expects|reports?|reported|announced|assured|heard|according|wrote|whether|if|unless|until|why|never|not|without|how|what|who)(?!\w)|n't(?!\w)/u;
const conditional =
  /(?:^|[,;:(–—•]|\b(?:and|but|so|then)\s)\s*(?:only\s+)?(?:if|unless|should(?!\s+be\b)|in\s+(?:the\s+)?(?:case|event)|assuming|provided|whether|had|were)(?!\w)/u;
const asked = /^[^\p{L}]*(?:(?:so|and|but|hey|hi|ok)\s+)?(?:can|could|would|may|might|do|does|did|is|are|am)\s/u;

const crew = String.raw`(?:(?:the|our|your|my|an?)\s+)?(?:[\w-]+\s+){0,3}?(?:teams?|engineers?|engineering|support|ops|operations|comms|communications|commander|ic|leads?|sres?|on-call|csm|tam|managers?|responders?|staff|colleagues|folks|crew|deputy|scribe|desk|executive)`;
const speaker = new RegExp(
  String.raw`(?<![\p{L}\d'-])(?:we|i|${crew}|<@\w+>|@[\w.-]+)(?:\s+(?:all|both|now|here|then|also|still))?\s*$`,
  'u',
);
/** Where an emoji stood are three blanks or more. */
const joint =
  /(?:^|[,:(–—•&/]|\s{3,}|(?:^|\s)-+|(?<!\w)(?:and|but|so|then))\s*(?:(?:we|i|then|also|now|so|and|but)\s+)*$/u;
const ours =
  /(?<!\w)(?:we|i|our|teams?|engineers?|engineering|support|ops|sres?|on-call|commander|ic|manager|csm|responders)(?!\w)|^[^\p{L}]*\w+(?:ing|ed|ck)(?!\w)/u;
const conjunction = /(?<!\w)(?:and|but|so|then)\s*$/u;

/** Where the words of whoever speaks begin, when it is one of us: "we", "the payments team", or nobody named. */
export function speakerBefore(before: string): number | undefined {
  if (conditional.test(before)) return undefined;
  const named = speaker.exec(before);
  if (named) return isOneOfUs(named[0], before.slice(0, named.index)) ? named.index : undefined;
  const elided = joint.exec(before);
  if (!elided || others.test(before)) return undefined;
  const carried = !conjunction.test(elided[0]) || elided.index === 0 || ours.test(before.slice(0, elided.index));
  return carried ? before.length : undefined;
}

/** "Our vendor's team" is not ours. */
const isOneOfUs = (name: string, before: string): boolean =>
  !others.test(name) && !/'s\s*$/u.test(before) && isDirect(before);

/** "[AWS] We will …" is what they wrote. */
const tag = /^[^\p{L}\d]*[[(]([^\])]{1,40})[\])]/u;

/** Nobody is quoted, asked or denied in the clause that leads here, nor named before a colon. */
export function isDirect(before: string): boolean {
  if (conditional.test(before) || asked.test(before)) return false;
  const [clause = '', ...earlier] = before.split(/[,;(]|(?<!\w)(?:and|but|so)(?!\w)/u).reverse();
  const [last = '', named = ''] = clause.split(/[:–—]|\s-+\s/u).reverse();
  return (
    !reported.test(last) &&
    !others.test(`${named}:`) &&
    !others.test(tag.exec(before)?.[1] ?? '') &&
    !askers.test(named) &&
    !reported.test(named) &&
    !earlier.some((words) => /\b(?:according\s+to|says|said|per)\b/u.test(words))
  );
}

const heading =
  /(?:^|[,:(–—•&□]|\s{3,}|(?:^|\s)-+|(?<!\w)(?:and|but|so|then|with))\s*(?:(?:our|the|my|your|an?|and|so|then|but|also|again|actually|current|latest|revised|expect|please|(?:(?:please|kindly)\s+)?note(?:\s+that)?|fyi|you\s+(?:can|should|may)\s+expect|(?:stay|stayed)\s+tuned(?:\s+here)?\s+for|look(?:\s+out)?\s+for|watch(?:\s+this\s+space)?\s+for|watch\s+out\s+for|stand\s?by\s+for|keep\s+an\s+eye\s+out\s+for|eta(?:\s+(?:of|for|on))?|time\s+(?:of|for)|timing\s+(?:of|for)|there\s+(?:will|'ll)\s+be|there'll\s+be|next|meanwhile|in\s+the\s+meantime|we(?:'re|\s+are)?\s+(?:now\s+)?(?:plan|planning|target|targeting|aiming|schedul\w+|promise)\s*(?:for|on)?|(?:we|i)\s+(?:promise|owe)\s+you)\s+)*$/u;

/** Where a heading such as "and our [next update]" begins; "the vendor's [next update]" is none. */
export function headingBefore(before: string, written: string): number | undefined {
  const start = heading.exec(before);
  const isOwnSentence = /^Next\s/u.test(written) && /\p{L}[^\p{L}]*$/u.test(before);
  if (!start && !isOwnSentence) return undefined;
  const index = start?.index ?? before.length;
  return isDirect(before.slice(0, index + 1)) ? index : undefined;
}

const opening = /(?:^[^\p{L}\d]*|[,–—•(:]\s*|\s-+\s*|(?<!\w)(?:and|with)\s+)(?:an?\s+|our\s+)?$/u;

/** Where "update in 20 minutes" begins its clause. */
export function openingBefore(before: string): number | undefined {
  const start = opening.exec(before);
  return start && isDirect(before.slice(0, start.index + 1)) ? start.index : undefined;
}

/** When these are back, it is they who were away. */
const people =
  /(?<!\w)(?:we|i|@[\w.-]+|<@\w+>|on-call|team|engineers?|lead|ic|dba|manager|commander|everyone|call|meeting|bridge)\s*$/u;
/** What we believe we say ourselves. */
const belief = /(?<!\w)(?:we|i)\s+(?:now\s+|currently\s+)?believe\s+(?:that\s+)?/u;

/** Whatever will be back is said to be so by us: "the queue [should be drained]", but not "they say it [will be]". */
export function stateBefore(before: string, words: string): number | undefined {
  const said = before.replace(belief, (found) => ' '.repeat(found.length));
  const clause = said.split(/[,;:(–—]|(?<!\w)(?:and|but|so)(?!\w)/u).at(-1) ?? '';
  const isAway = people.test(clause) && /\bback$/u.test(words);
  const isChore = /(?<!\w)(?:caches?|cookies|logs|disks?)\s*$/u.test(clause) && /\bcleared$/u.test(words);
  if (isAway || isChore || others.test(clause) || askers.test(clause) || !isDirect(said)) return undefined;
  return before.length;
}
