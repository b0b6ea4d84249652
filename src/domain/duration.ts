const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units: ReadonlyArray<readonly [RegExp, number]> = [
  [/^s(ec(ond)?s?)?$/u, second],
  [/^m(in(ute)?s?)?$/u, minute],
  [/^h((ou)?rs?)?$/u, hour],
  [/^d(ays?)?$/u, day],
  [/^w(eeks?)?$/u, 7 * day],
];
const words: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, half: 0.5 };

// A word stands apart from its unit, or "and 30 minutes" would begin with "an d".
const amount = String.raw`\d+(?:\.\d+)?|(?:half an?|half|an?|one|two|three)(?=\s)`;
const unit = `seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w`;
const part = String.raw`(?:${amount})\s*(?:${unit})(?![a-z])`;

/** One or more amounts with their units, as people write them: for use inside a larger pattern. */
export const durationPattern = String.raw`${part}(?:(?:\s*,)?(?:\s*and)?\s*${part})*`;

const whole = new RegExp(`^${durationPattern}$`, 'iu');
const parts = new RegExp(String.raw`(${amount})\s*(${unit})(?![a-z])`, 'giu');

/** Nobody means more; and what lies too far ahead is no moment at all. */
const longest = 3650 * day;

/** Reads `20m`, `1h30m`, `5s`, `2 weeks`, `an hour`, `half an hour`. Milliseconds; undefined when it is no duration. */
export function readDuration(text: string): number | undefined {
  const plain = text.trim().toLowerCase();
  if (!whole.test(plain)) return undefined;
  let total = 0;
  for (const [, count = '', name = ''] of plain.matchAll(parts)) {
    const size = units.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
    total += (words[count.replace(/^half an?$/u, 'half')] ?? Number(count)) * size;
  }
  return total > 0 && total <= longest ? Math.round(total) : undefined;
}

/** `49m`, `4h 32m`, `13d 4h`: the two largest units, rounded down, so that 49 min 59 s are 49 minutes. */
export function formatDuration(milliseconds: number): string {
  const sizes: ReadonlyArray<readonly [string, number]> = [
    ['d', day],
    ['h', hour],
    ['m', minute],
    ['s', second],
  ];
  let left = Math.max(0, milliseconds);
  const shown: string[] = [];
  for (const [name, size] of sizes) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) shown.push(`${count}${name}`);
    if (shown.length === 2 || (name === 'm' && shown.length > 0)) break;
  }
  return shown.join(' ') || '0s';
}
