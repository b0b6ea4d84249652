import { setImmediate as breathe } from 'node:timers/promises';
import type { Drawing, Picture } from '../../desk/pictures.ts';
import { keptOf } from '../../domain/metrics/kept.ts';
import type { Measured } from '../../domain/metrics/milestones.ts';
import { mitigatedOf } from '../../domain/metrics/mitigated.ts';
import { perWeekOf } from '../../domain/metrics/per-week.ts';
import type { Period } from '../../domain/metrics/report.ts';
import type { PromiseRecord } from '../../domain/promises/record.ts';
import { asUpload } from '../upload.ts';
import { chartsNotSent, chartsSent } from '../views/charts.ts';
import type { House } from './command.ts';

interface Asked {
  readonly user: string;
  /** Of what, in words; escaped. */
  readonly which: string;
  /** The component that was asked for; empty for all. */
  readonly of: string;
  /** What was typed. */
  readonly line: string;
}

/** What is drawn: as much of it as that person may see. */
interface Material {
  readonly incidents: readonly Measured[];
  readonly promises: readonly PromiseRecord[];
  readonly period: Period;
}

/** After the acknowledgement: draws what there is to see, and hands it over. Resolves with what they must be told. */
export async function sendCharts(
  { user, which, of, line }: Asked,
  { incidents, promises, period }: Material,
  { draw, files, pageZone }: Pick<House, 'draw' | 'files' | 'pageZone'>,
): Promise<string> {
  const pictures: Picture[] = [];
  for (const drawing of [perWeek, mitigated, kept]) {
    // Each is some milliseconds of counting.
    await breathe();
    const some = drawing();
    if (some) pictures.push(await draw(some));
  }
  const uploads = pictures.map(asUpload);
  return files.send(user, {
    text: chartsSent(which, pictures),
    files: uploads,
    instead: '',
    notSent: chartsNotSent(line),
  });

  function perWeek(): Drawing | undefined {
    const data = perWeekOf(incidents, period, pageZone);
    return data.total > 0 ? { what: 'per-week', data, of } : undefined;
  }

  function mitigated(): Drawing | undefined {
    const data = mitigatedOf(incidents, period, pageZone);
    return data.all.known > 0 ? { what: 'mitigated', data, of } : undefined;
  }

  function kept(): Drawing | undefined {
    const data = keptOf(promises, period, pageZone);
    return data.score.timed > 0 ? { what: 'kept', data } : undefined;
  }
}
