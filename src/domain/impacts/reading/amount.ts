import { plain, type Said, slice, trim } from '../../said.ts';

const about = String.raw`(?:(?:~|≈|<|>|approximately|approx\.?|about|around|roughly|nearly|almost|up\s+to|over|under|at\s+least|at\s+most|more\s+than|less\s+than|fewer\s+than)\s*)`;
const number = String.raw`\d+(?:[.,]\d+)*`;
const range = String.raw`${number}(?:\s*(?:-|–|—|to)\s*(?:${number}))?`;
const of = String.raw`(?:\s+of\s+[^,;.:]{1,80})?`;
const counted = `(?:users?|customers?|people|calls?|requests?|events?|sessions?|orders?|messages?|accounts?|tenants?|shops?|e-?mails?|notifications?|jobs?|transactions?|payments?|devices?|records?|rows?|files?|reports?)`;
const spans = `(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|[smhd](?![a-z]))`;
const amounts = new RegExp(
  [
    String.raw`${about}*${range}\s*(?:%|percent\b|per\s+cent\b)${of}`,
    String.raw`${about}+(?:${range}|an?|half\s+an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s*${spans}(?![\p{L}])(?:\s+(?:late|of\s+delay))?`,
    String.raw`${about}*${range}\s*(?:k|m|thousand|million)?\s+(?:[\p{L}-]{1,20}\s+)?${counted}(?![\p{L}])${of}`,
  ]
    .map((pattern) => `(?:${pattern})`)
    .join('|'),
  'iu',
);
const named = /(?<![\p{L}\p{N}])amount:?\s+(?=\S)/iu;

/** `amount …` takes what follows it; else the first amount that the words hold. An amount in a sentence stays in it too. */
export function splitAmount(parts: readonly Said[]): { readonly amount: string | null; readonly words: Said } {
  const at = parts.findIndex(({ text }) => named.test(text));
  const part = parts[at];
  const found = part && named.exec(part.text);
  if (part && found) {
    const before = tidy(slice(part, 0, found.index));
    const others = [...parts.slice(0, at), before, ...parts.slice(at + 1)].filter(({ text }) => text !== '');
    return { amount: part.text.slice(found.index + found[0].length), words: joined(others) };
  }
  for (const one of parts) {
    const [amount] = amounts.exec(one.text.slice(0, 500)) ?? [];
    if (amount === undefined) continue;
    const isAll = one.text.replace(/^(?:affecting|for|of|with)\s+|[.]$/giu, '') === amount;
    return { amount: amount.trim(), words: joined(isAll ? parts.filter((other) => other !== one) : parts) };
  }
  return { amount: null, words: joined(parts) };
}

/** Without the punctuation that stood between it and what was taken out. */
export function tidy(part: Said): Said {
  const bare = trim(part);
  const before = /^[,;.:)\s]*(?:[-–—]\s+)?/u.exec(bare.text)?.[0].length ?? 0;
  const after = /(?:\s*[,;(]|\s+[-–—]|(?<=^|\s)and)$/iu.exec(bare.text)?.[0].length ?? 0;
  return before + after >= bare.text.length ? plain('') : trim(slice(bare, before, bare.text.length - after));
}

const joined = (parts: readonly Said[]): Said =>
  parts.reduce((before, { text, mentions }) => {
    if (before.text === '') return { text, mentions };
    const shift = before.text.length + 1;
    const moved = mentions.map(({ from, to, person }) => ({ from: from + shift, to: to + shift, person }));
    return { text: `${before.text} ${text}`, mentions: [...before.mentions, ...moved] };
  }, plain(''));
