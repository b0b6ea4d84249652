import { tzOffset } from '@date-fns/tz';
import { type Catalog, componentIn, isSameName, nameOf, regionIn } from '../../domain/component.ts';
import { aroundOf } from '../../domain/impacts/around.ts';
import { readDegree } from '../../domain/impacts/reading/head.ts';
import { readImpact, type Surroundings } from '../../domain/impacts/reading/read.ts';
import { readSpoken } from '../../domain/impacts/reading/spoken.ts';
import type { Impact } from '../../domain/impacts/record.ts';
import { type ImpactTime, showImpactTime } from '../../domain/impacts/time.ts';
import type { Incident } from '../../domain/incident.ts';
import { plain } from '../../domain/said.ts';

/** What the form begins with: what is said of it now, or no more than its name. */
export type Begun = Pick<Impact, 'component' | 'region'> & Partial<Impact>;

interface Named {
  readonly words: string;
  /** The entry that a button is about. */
  readonly entry?: number | undefined;
  readonly zone: string;
  readonly now: Date;
}

/** The impact that is to be said again: the one that a button or the words name, else the only one there is. */
export function begunWith(incident: Incident, { words, entry, zone, now }: Named, catalog: Catalog): Begun | undefined {
  const { impacts } = incident;
  if (entry !== undefined) return impacts.find(({ seq }) => seq === entry);
  if (words === '') return impacts.length === 1 ? impacts[0] : undefined;
  return named(words, impacts, catalog) ?? typedSoFar(words, { catalog, zone, around: aroundOf(incident, now) });
}

/** `API`, `"Data Capture"@EU`: something that is hit already. */
function named(words: string, impacts: readonly Impact[], catalog: Catalog): Begun | undefined {
  const [, name = '', where] = /^([^@]+)(?:@([^@]+))?$/u.exec(words.replace(/["“”„]/gu, '')) ?? [];
  const component = componentIn(name.trim(), catalog);
  const region = where === undefined ? null : regionIn(where.trim(), catalog);
  return impacts.findLast(
    (impact) => isSameName(impact.component, component) && (region === null || isSameName(impact.region ?? '', region)),
  );
}

/** Nobody gives a part of the product a name of more words. */
const longestName = 5;

/** `major`, `API from 12:00 to 12:20`: what was typed of it. A sentence is no name: it is there to be said beside one. */
function typedSoFar(words: string, around: Surroundings): Begun | undefined {
  const degree = readDegree(words);
  if (degree) return { component: '', region: null, degree };
  const [, name = '', rest = ''] = /^(.*?)(\s+(?:from|since|between|\d).*)?$/isu.exec(words) ?? [];
  const read = readImpact(plain(`${name} partial${rest}`), around);
  if (!('impact' in read) || name.split(/\s+/u).length > longestName) return { component: '', region: null, words };
  const { said, degree: _, ...impact } = read.impact;
  return { ...impact, words: said.text };
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
