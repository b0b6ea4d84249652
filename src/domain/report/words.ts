import type { Severity } from '../severity.ts';

/** How bad it is, as pages for customers say it: they have three words for it. */
export const severityWord = {
  sev1: 'critical',
  sev2: 'major',
  sev3: 'minor',
  sev4: 'minor',
} as const satisfies Readonly<Record<Severity, string>>;
