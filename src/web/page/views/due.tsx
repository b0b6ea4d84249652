import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import { toTheMinute, When } from './when.tsx';

interface Shown {
  readonly incident: Pick<PublicIncident, 'nextDue'>;
  readonly zone: string;
  readonly now: Date;
}

/** When we say more; that we are late is not hidden. */
export function Due({ incident: { nextDue }, zone, now }: Shown) {
  if (nextDue === null) return null;
  const isLate = nextDue <= now;
  return (
    <p class={isLate ? 'due late' : 'due'}>
      {isLate ? 'The next update was due' : 'Next update by'} <When time={toTheMinute(nextDue)} zone={zone} />
      {isLate ? ': we are late with it.' : ''}
    </p>
  );
}
