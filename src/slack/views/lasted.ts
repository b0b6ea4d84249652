import type { Incident } from '../../domain/incident.ts';
import type { Entry } from '../../domain/timeline.ts';
import { tookWords } from '../../domain/took.ts';

/** How long it took until the entry that ended it: ` after 49m`, ` after —`. It may have been reopened since. */
export const lasted = (incident: Incident, { at, detail }: Entry): string =>
  ` after ${tookWords({ ...incident, resolvedAt: at, resolvedTold: detail.told ?? null })}`;
