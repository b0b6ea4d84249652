import { setImmediate as breathe } from 'node:timers/promises';
import type { Draw, Drawing, Picture } from '../desk/pictures.ts';
import { keptOf } from '../domain/metrics/kept.ts';
import type { Measured } from '../domain/metrics/milestones.ts';
import { mitigatedOf } from '../domain/metrics/mitigated.ts';
import { perWeekOf } from '../domain/metrics/per-week.ts';
import type { Period } from '../domain/metrics/report.ts';
import type { PromiseRecord } from '../domain/promises/record.ts';

/** What is drawn: as much of it as those may see who get it. */
export interface Charted {
  readonly incidents: readonly Measured[];
  readonly promises: readonly PromiseRecord[];
  readonly period: Period;
  /** Where its weeks begin. */
  readonly zone: string;
  /** The component that all of it hit; empty for all. */
  readonly of: string;
}

/** The pictures of a period, without those that would show nothing. */
export async function chartsOf({ incidents, promises, period, zone, of }: Charted, draw: Draw): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const drawing of [perWeek, mitigated, kept]) {
    // Each is some milliseconds of counting.
    await breathe();
    const some = drawing();
    if (some) pictures.push(await draw(some));
  }
  return pictures;

  function perWeek(): Drawing | undefined {
    const data = perWeekOf(incidents, period, zone);
    return data.total > 0 ? { what: 'per-week', data, of } : undefined;
  }

  function mitigated(): Drawing | undefined {
    const data = mitigatedOf(incidents, period, zone);
    return data.all.known > 0 ? { what: 'mitigated', data, of } : undefined;
  }

  function kept(): Drawing | undefined {
    const data = keptOf(promises, period, zone);
    return data.score.timed > 0 ? { what: 'kept', data } : undefined;
  }
}
