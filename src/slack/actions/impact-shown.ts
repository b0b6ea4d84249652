import { tzOffset } from '@date-fns/tz';
import { type Catalog, componentIn, isSameName, nameOf, regionIn } from '../../domain/component.ts';
import { readSpoken } from '../../domain/impacts/reading/spoken.ts';
import type { Impact } from '../../domain/impacts/record.ts';
import { type ImpactTime, showImpactTime } from '../../domain/impacts/time.ts';
import type { Incident } from '../../domain/incident.ts';

/** What the form begins with: what is said of it now, or no more than its name. */
export type Begun = Pick<Impact, 'component' | 'region'> & Partial<Impact>;

/** The impact that is to be said again: the one that a button or the words name, else the only one there is. */
export function begunWith(
  { impacts }: Pick<Incident, 'impacts'>,
  { words, entry }: { readonly words: string; readonly entry?: number | undefined },
  catalog: Catalog,
): Begun | undefined {
  if (entry !== undefined) return impacts.find(({ seq }) => seq === entry);
  if (words !== '') return named(words, impacts, catalog);
  return impacts.length === 1 ? impacts[0] : undefined;
}

/** `API`, `"Data Capture"@EU`: something that is hit already, or that `sitrep.yml` lists; undefined for other words. */
function named(words: string, impacts: readonly Impact[], catalog: Catalog): Begun | undefined {
  const [, name = '', where] = /^([^@]+)(?:@([^@]+))?$/u.exec(words.replace(/["“”„]/gu, '')) ?? [];
  const component = componentIn(name.trim(), catalog);
  const region = where === undefined ? null : regionIn(where.trim(), catalog);
  const said = impacts.findLast(
    (impact) => isSameName(impact.component, component) && (region === null || isSameName(impact.region ?? '', region)),
  );
  return said ?? (componentsOf(catalog).includes(component) ? { component, region } : undefined);
}

/** Slack: 100 options in a select. */
const most = 100;

/** What may be picked, by its place: names are people's, and longer than Slack takes. */
export const componentsOf = (catalog: Catalog): string[] =>
  catalog.components.slice(0, most).map((component) => nameOf(component, catalog));
export const regionsOf = ({ regions }: Catalog): string[] => regions.slice(0, most);

/** What each field holds, as people would write it; a field without a value is empty. */
export function fieldsOf(begun: Begun | undefined, zone: string, catalog: Catalog) {
  const { component = '', region, from, to, amount, causedBy, words = '' } = begun ?? {};
  const known = place(component, componentsOf(catalog));
  const known_region = place(region ?? '', regionsOf(catalog));
  return {
    known,
    component: known === '' ? component : '',
    known_region,
    region: known_region === '' ? (region ?? '') : '',
    from: from ? shownAt(from, zone) : '',
    to: to ? shownAt(to, zone) : '',
    amount: amount ?? '',
    cause: causedBy ? String(causedBy) : '',
    words,
  };
}

export type Fields = ReturnType<typeof fieldsOf>;

/** In the time of whoever reads it; in UTC where that could not be read back: near the night when clocks change, too. */
const shownAt = (time: ImpactTime, zone: string): string => {
  const [before, after] = [-3_600_000, 3_600_000].map((by) => tzOffset(zone, new Date(time.at.getTime() + by)));
  const local = showImpactTime(time, zone);
  return before === after && readSpoken(local) ? local : showImpactTime(time);
};

function place(name: string, known: readonly string[]): string {
  const at = known.findIndex((one) => isSameName(one, name));
  return at < 0 ? '' : String(at);
}
