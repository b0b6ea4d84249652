import { dateOf, daysOf } from '../../../domain/calendar.ts';
import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import type { StatusPage } from '../../../domain/page/status-page.ts';
import { wallTimeOf } from '../../../domain/zone.ts';
import { dateWritten, dayOf } from './calendar.ts';
import { dateWords } from './days.tsx';
import { Over } from './over.tsx';
import { placeOf } from './places.ts';

/** Days below the components, today among them. */
const shown = 14;
/** Incidents of which all updates are there, and those that are named at all: a page stays one that a phone reads at once. */
const most = { whole: 8, named: 20 };

/** The last days, each with what began on it; days on which nothing did stand together. */
export function Lately({ page, now }: { readonly page: StatusPage; readonly now: Date }) {
  const days = daysUpTo(now, page.zone);
  const recent = [...page.open, ...page.past].filter((incident) => days.includes(dayOf(incident, page.zone)));
  const named = recent.slice(0, most.named);
  const isShort = named.length > most.whole;
  const left = recent.length - named.length;
  return (
    <section class="lately" aria-labelledby="lately">
      <h2 id="lately">The last {shown} days</h2>
      {stretchesOf(named, page.zone, days).map(({ from, to, incidents }) => (
        <div key={to} class="day">
          <h3>
            {from === to ? dateWords(to, 'MMMM d') : `${dateWords(from, 'MMMM d')} to ${dateWords(to, 'MMMM d')}`}
          </h3>
          {incidents.length === 0 ? (
            <p class="quiet">No new incidents.</p>
          ) : (
            incidents.map((incident) => (
              <Over key={incident.key} incident={incident} page={page} level={4} isShort={isShort} />
            ))
          )}
        </div>
      ))}
      <p>
        <a href={placeOf(page, '/history')}>{left > 0 ? `${left} more, and the whole history` : 'The whole history'}</a>
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
function stretchesOf(all: readonly PublicIncident[], zone: string, days: readonly string[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of days) {
    const incidents = all.filter((incident) => dayOf(incident, zone) === day);
    const before = stretches.at(-1);
    const isQuiet = incidents.length === 0 && before?.incidents.length === 0;
    if (before && isQuiet) stretches[stretches.length - 1] = { ...before, from: day };
    else stretches.push({ from: day, to: day, incidents });
  }
  return stretches;
}

/** The last days of the page, today first. */
function daysUpTo(now: Date, zone: string): readonly string[] {
  const { year, month, day } = wallTimeOf(now, zone);
  return Array.from({ length: shown }, (_, ago) => dateWritten(dateOf(daysOf({ year, month, day }) - ago)));
}
