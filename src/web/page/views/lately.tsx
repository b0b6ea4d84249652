import { dateOf, daysOf } from '../../../domain/calendar.ts';
import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import type { StatusPage } from '../../../domain/page/status-page.ts';
import { dateAt, dayOf } from './calendar.ts';
import { dateWords } from './days.tsx';
import { Over } from './over.tsx';
import { placeOf } from './places.ts';

/** Days below the components, today among them. */
const shown = 14;

/** The last days, each with what began on it; days on which nothing did stand together. */
export function Lately({ page, now }: { readonly page: StatusPage; readonly now: Date }) {
  const stretches = stretchesOf(page, now);
  return (
    <section class="lately" aria-labelledby="lately">
      <h2 id="lately">The last {shown} days</h2>
      {stretches.map(({ from, to, incidents }) => (
        <div key={to} class="day">
          <h3>
            {from === to ? dateWords(to, 'MMMM d') : `${dateWords(from, 'MMMM d')} to ${dateWords(to, 'MMMM d')}`}
          </h3>
          {incidents.length === 0 ? (
            <p class="quiet">No new incidents.</p>
          ) : (
            incidents.map((incident) => <Over key={incident.key} incident={incident} page={page} level={4} />)
          )}
        </div>
      ))}
      <p>
        <a href={placeOf(page, '/history')}>The whole history</a>
      </p>
    </section>
  );
}

/** From one day to another, both of them in it. */
interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly incidents: readonly PublicIncident[];
}

/** The newest first. */
function stretchesOf({ open, past, zone }: StatusPage, now: Date): readonly Stretch[] {
  const [year = 0, month = 1, day = 1] = dateAt(now, zone).split('-').map(Number);
  const stretches: Stretch[] = [];
  const all = [...open, ...past];
  for (let ago = 0; ago < shown; ago += 1) {
    const back = dateOf(daysOf({ year, month, day }) - ago);
    const date = [back.year, back.month, back.day].map((part) => String(part).padStart(2, '0')).join('-');
    const incidents = all.filter((incident) => dayOf(incident, zone) === date);
    const before = stretches.at(-1);
    const isQuiet = incidents.length === 0 && before?.incidents.length === 0;
    if (before && isQuiet) stretches[stretches.length - 1] = { ...before, from: date };
    else stretches.push({ from: date, to: date, incidents });
  }
  return stretches;
}
