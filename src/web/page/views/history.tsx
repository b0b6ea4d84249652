import { counted } from '../../../domain/counted.ts';
import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import type { StatusPage } from '../../../domain/page/status-page.ts';
import { type Month, monthsIn } from './calendar.ts';
import { dateWords } from './days.tsx';
import { Over } from './over.tsx';
import { monthPath, placeOf } from './places.ts';

/** Incidents on one sheet: a page stays one that a phone reads at once. */
const onSheet = 20;

export const sheetsOf = ({ incidents }: Month): number => Math.ceil(incidents.length / onSheet);

export const monthWords = (month: string): string => dateWords(month, 'MMMM yyyy');

/** The newest month, and the way to all others. */
export function History({ page }: { readonly page: StatusPage }) {
  const months = monthsIn(page);
  const [newest] = months;
  return (
    <>
      <h1>History</h1>
      {newest ? <Sheet page={page} month={newest} sheet={1} /> : <p>There has been no incident yet.</p>}
      {newest ? <Months page={page} months={months} /> : null}
    </>
  );
}

interface OfMonth {
  readonly page: StatusPage;
  readonly month: Month;
  /** Counted from 1. */
  readonly sheet: number;
}

/** A month, or a sheet of it. */
export function MonthPage({ page, month, sheet }: OfMonth) {
  const months = monthsIn(page);
  const place = months.findIndex((one) => one.month === month.month);
  const [newer, older] = [months[place - 1], months[place + 1]];
  return (
    <>
      <h1>{monthWords(month.month)}</h1>
      <Incidents page={page} incidents={month.incidents} sheet={sheet} level={2} />
      <Sheets page={page} month={month} sheet={sheet} />
      <nav class="turn" aria-label="Months">
        {older ? <a href={placeOf(page, monthPath(older.month))}>← {monthWords(older.month)}</a> : null}
        {newer ? <a href={placeOf(page, monthPath(newer.month))}>{monthWords(newer.month)} →</a> : null}
      </nav>
    </>
  );
}

const Sheet = ({ page, month, sheet }: OfMonth) => (
  <section aria-labelledby="month">
    <h2 id="month">{monthWords(month.month)}</h2>
    <Incidents page={page} incidents={month.incidents} sheet={sheet} level={3} />
    <Sheets page={page} month={month} sheet={sheet} />
  </section>
);

interface Listed {
  readonly page: StatusPage;
  readonly incidents: readonly PublicIncident[];
  readonly sheet: number;
  /** Of their headings. */
  readonly level: 2 | 3;
}

const Incidents = ({ page, incidents, sheet, level }: Listed) => (
  <div class="day">
    {incidents.slice((sheet - 1) * onSheet, sheet * onSheet).map((incident) => (
      <Over key={incident.key} incident={incident} page={page} level={level} />
    ))}
  </div>
);

function Sheets({ page, month, sheet }: OfMonth) {
  const all = sheetsOf(month);
  if (all < 2) return null;
  return (
    <nav class="sheets" aria-label={`${monthWords(month.month)}, ${counted(month.incidents.length, 'incident')}`}>
      <ul>
        {Array.from({ length: all }, (_, place) => place + 1).map((one) => (
          <li key={one}>
            <a href={placeOf(page, monthPath(month.month, one))} aria-current={one === sheet ? 'page' : undefined}>
              {one === 1 ? 'Newest' : `Page ${one}`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const Months = ({ page, months }: { readonly page: StatusPage; readonly months: readonly Month[] }) => (
  <section aria-labelledby="months">
    <h2 id="months">All months</h2>
    <ul class="months">
      {months.map(({ month, incidents }) => (
        <li key={month}>
          <a href={placeOf(page, monthPath(month))}>{monthWords(month)}</a>{' '}
          <span class="quiet">{counted(incidents.length, 'incident')}</span>
        </li>
      ))}
    </ul>
  </section>
);
