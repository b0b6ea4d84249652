/**
 * PostgreSQL takes no zero character, and looks into no JSON that names one, or half a character. What people wrote is kept
 * to the last byte all the same: each of these is written as a sign that is no character, and the four digits of it.
 */
const sign = '\u{10ffff}';
const signOfItself = `${sign}ffff`;
const written = /\u{10ffff}([0-9a-f]{4})/gu;

/** JSON as text, beside texts. */
export class Json {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export const json = (text: string): Json => new Json(text);

export function writeText(text: string): string {
  if (!text.includes('\0') && !text.includes(sign)) return text;
  return text.replaceAll(sign, signOfItself).replaceAll('\0', `${sign}0000`);
}

export function readText(text: string): string {
  if (!text.includes(sign)) return text;
  return text.replace(written, (_, digits: string) => (digits === 'ffff' ? sign : fromDigits(digits)));
}

const fromDigits = (digits: string): string => String.fromCharCode(Number.parseInt(digits, 16));

/** `JSON.stringify` writes whole characters as they are: what it escapes among these is half of one. */
const illFormed = /\\(?:u(0000|d[89a-f][0-9a-f]{2})|.)/gu;

export function writeJson(text: string): string {
  const safe = text.includes(sign) ? text.replaceAll(sign, signOfItself) : text;
  if (!safe.includes('\\u')) return safe;
  return safe.replace(illFormed, (all, digits?: string) => (digits ? `${sign}${digits}` : all));
}

export function readJson(text: string): string {
  if (!text.includes(sign)) return text;
  return text.replace(written, (_, digits: string) => (digits === 'ffff' ? sign : `\\u${digits}`));
}
