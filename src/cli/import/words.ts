/** Those that end a line, and those that end a paragraph. */
const lineEnds = /<(?:br|hr)\b[^<>]*>|<\/(?:li|tr|ul|ol|dt|dd)\s*>/giu;
const paragraphEnds = /<\/(?:p|div|h[1-6]|blockquote|pre|table|section)\s*>/giu;
const points = /<li\b[^<>]*>/giu;
const links = /<a\b[^<>]*\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')[^<>]*>([\s\S]*?)<\/a\s*>/giu;
/** Known ones only: `<customer id>` and `a < b` are words. */
const tags =
  /<\/?(?:a|abbr|b|big|blockquote|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|i|img|ins|kbd|mark|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var)(?:\s[^<>]*)?\/?>/giu;

/** The words of a text that may be HTML: no tags, the addresses of its links beside their words, entities as characters. */
export function wordsOf(html: string): string {
  return html
    .replace(/\r\n?/gu, '\n')
    .replace(links, (_all, double?: string, single?: string, words = '') => linkWords(words, double ?? single ?? ''))
    .replace(lineEnds, '\n')
    .replace(paragraphEnds, '\n\n')
    .replace(points, '• ')
    .replace(tags, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,9}));/giu, character)
    .replace(/[^\S\n]+\n/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

const linkWords = (words: string, address: string): string =>
  words.trim() === address || address === '' ? words : `${words} (${address})`;

const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', bull: '•', middot: '·' },
  ...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»' },
  ...{ copy: '©', reg: '®', trade: '™', deg: '°', euro: '€', pound: '£', times: '×', rarr: '→', larr: '←' },
};

/** Combining characters, by what entities call them. */
const accents: Readonly<Record<string, string>> = {
  ...{ grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303' },
  ...{ uml: '\u0308', ring: '\u030a', cedil: '\u0327', caron: '\u030c' },
};

/** `eacute` is é. */
function accented(name: string): string | undefined {
  const accent = accents[name.slice(1).toLowerCase()];
  return accent && (name.charAt(0) + accent).normalize('NFC');
}

function character(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? accented(name) ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isOne = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isOne ? String.fromCodePoint(code) : whole;
}
