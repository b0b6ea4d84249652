/** sev1 is the worst. */
export const severities = ['sev1', 'sev2', 'sev3', 'sev4'] as const;
export type Severity = (typeof severities)[number];

const alsoCalled: ReadonlyMap<string, Severity> = new Map([
  ['critical', 'sev1'],
  ['major', 'sev2'],
  ['minor', 'sev3'],
]);

/** Reads `sev2`, `SEV-2`, `--sev2`, `—sev2` (phones turn two dashes into a long one) or `major`. */
export function readSeverity(word: string): Severity | undefined {
  const plain = word
    .toLowerCase()
    .replace(/^[-–—]+/u, '')
    .replace(/[:,.;!]+$/u, '');
  const digit = /^sev[-_]?([1-4])$/u.exec(plain)?.[1];
  return digit ? (`sev${digit}` as Severity) : alsoCalled.get(plain);
}

/** How many characters of a text are `sev ` with its number after a space: they are read without it. */
export const spacedSeverity = (text: string): number =>
  /^sev(?:erity)?\s+(?=(?:sev)?[1-4](?:[\s:,.;!]|$))/iu.exec(text)?.[0].length ?? 0;

/** `sev5`: meant as a severity, and none. */
export const isNoSeverity = (word: string): boolean =>
  /^[-–—]*sev[-_]?\d+[:,.]?$/iu.test(word) && readSeverity(word) === undefined;

/** Negative when `a` is worse than `b`. */
export const compareSeverity = (a: Severity, b: Severity): number => severities.indexOf(a) - severities.indexOf(b);
