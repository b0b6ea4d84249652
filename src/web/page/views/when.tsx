import { tzOffset } from '@date-fns/tz';
import type { ImpactTime } from '../../../domain/impacts/time.ts';
import { stampOfClock, stampWithDash, stampWithoutYear } from '../../../domain/report/stamp.ts';
import { wallTimeOf } from '../../../domain/zone.ts';
import { dateWritten } from './calendar.ts';

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
          <span class="also">({(isSameDay(time.at, zone) ? stampOfClock : stamp)(time, zone)})</span>
        </>
      )}
    </span>
  );
}

const isSameDay = (at: Date, zone: string): boolean => wallTimeOf(at, zone).day === at.getUTCDate();

/** `2026-11-21T14:05Z`. */
const minuteOf = (at: Date): string => `${at.toISOString().slice(0, 16)}Z`;

/** `2026-11-21`, the day on which it was there. */
const dayOf = ({ at, zone }: ImpactTime): string => dateWritten(wallTimeOf(at, zone));

/** What is promised is promised to the minute. */
export const toTheMinute = (at: Date): ImpactTime => ({ at, precision: 'minute', approx: false, zone: 'UTC' });
