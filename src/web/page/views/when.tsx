import { TZDate, tzOffset } from '@date-fns/tz';
import { format } from 'date-fns/format';
import type { ImpactTime } from '../../../domain/impacts/time.ts';
import { stampWithDash, stampWithoutYear } from '../../../domain/report/stamp.ts';

interface Shown {
  readonly time: ImpactTime;
  /** The zone of the page. */
  readonly zone: string;
  /** With its year: where it is read long after. */
  readonly isLong?: boolean;
}

/** A time in UTC, and in the zone of the page where that is another; what a script adds is the reader's own. */
export function When({ time, zone, isLong = false }: Shown) {
  const stamp = isLong ? stampWithDash : stampWithoutYear;
  const isDay = time.precision === 'day';
  return (
    <span class="when">
      <time dateTime={isDay ? dayOf(time) : minuteOf(time.at)}>{stamp(time, 'UTC')}</time>
      {isDay || tzOffset(zone, time.at) === 0 ? null : (
        <>
          {' '}
          <span class="also">({stamp(time, zone)})</span>
        </>
      )}
    </span>
  );
}

/** `2026-11-21T14:05Z`. */
const minuteOf = (at: Date): string => `${at.toISOString().slice(0, 16)}Z`;

/** `2026-11-21`, the day on which it was there. */
const dayOf = ({ at, zone }: ImpactTime): string => format(new TZDate(at.getTime(), zone), 'yyyy-MM-dd');

/** What is promised is promised to the minute. */
export const toTheMinute = (at: Date): ImpactTime => ({ at, precision: 'minute', approx: false, zone: 'UTC' });
