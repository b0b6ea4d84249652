import { format } from 'date-fns/format';
import { formatDuration } from '../../../domain/duration.ts';
import { type ComponentState, componentStates, daysShown, type PageDay } from '../../../domain/page/status-page.ts';
import { stateWords } from './words.ts';

/** Each day is a bar of 4, with 1 between it and the next. */
const step = 5;
const width = daysShown * step - 1;
const height = 32;

/** A bar for each day: all of them are one dashed line, and those that were worse stand out of it, one path for each state. */
export function Days({ days }: { readonly days: readonly PageDay[] }) {
  const worse = componentStates.slice(1).filter((state) => days.some((day) => day.state === state));
  return (
    <svg
      class="days"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={inWords(days)}
    >
      <path class="fine" d={`M0 22h${width}`} />
      {worse.map((state) => (
        <path key={state} class={state} d={strokes(days, state)} />
      ))}
    </svg>
  );
}

/** The worse, the taller: the colour is not all there is to see. */
const strokes = (days: readonly PageDay[], state: ComponentState): string =>
  days.flatMap((day, place) => (day.state === state ? [`M${place * step} ${height / 2}h4`] : [])).join('');

const most = 4;

/** `The last 90 days: Nov 7, partial outage for 3h 20m; …`, for those who hear it. */
function inWords(days: readonly PageDay[]): string {
  const worse = troubled(days);
  if (worse.length === 0) return `The last ${daysShown} days: no trouble.`;
  const left = worse.length - most;
  const said = worse.slice(0, most).map(dayWords);
  return `The last ${daysShown} days: ${said.join('; ')}${left > 0 ? `; and ${left} more days` : ''}.`;
}

/** The newest first. */
export const troubled = (days: readonly PageDay[]): readonly PageDay[] =>
  days.filter(({ state }) => state !== 'operational').toReversed();

const minute = 60_000;

/** `Nov 7, partial outage for 3h 20m`. */
export const dayWords = ({ date, state, hitFor }: PageDay): string =>
  `${dateWords(date, 'MMM d')}, ${stateWords[state].toLowerCase()}${hitFor < minute ? '' : ` for ${formatDuration(hitFor)}`}`;

/** A date as the page has it, in words. */
export function dateWords(date: string, pattern: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return format(new Date(year, month - 1, day), pattern);
}
