/** Reads how many, in digits and in words. */

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  'twenty-five': 25,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  half: 0.5,
  'half a': 0.5,
  'half an': 0.5,
  'quarter of an': 0.25,
  'a quarter of an': 0.25,
  'three quarters of an': 0.75,
  'three-quarters of an': 0.75,
  couple: 2,
  'couple of': 2,
  'a couple': 2,
  'a couple of': 2,
  'one and a half': 1.5,
  'two and a half': 2.5,
};

const named = Object.keys(numbers).sort((one, other) => other.length - one.length);

/** `20`, `1.5`, `1½`, `half an`, `a couple of`: for use inside a larger pattern. */
export const amountPattern = String.raw`(?:\d{1,11}(?:[.,]\d{1,2})?\s?½?|½|(?:${named.join('|').replaceAll(' ', String.raw`\s+`)})(?=[\s-]))`;

export function readAmount(text: string): number {
  const plain = text.trim().replace(/\s+/gu, ' ');
  const known = numbers[plain];
  if (known !== undefined) return known;
  const half = plain.endsWith('½') ? 0.5 : 0;
  return Number(plain.replace('½', '').replace(',', '.')) + half;
}
