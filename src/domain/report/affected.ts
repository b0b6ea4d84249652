import { type Catalog, isSameName, listed as listedIn } from '../component.ts';
import type { Impact } from '../impacts/record.ts';

/** What was hit, as a page lists it: components of a group together, in the order in which they were first named. */
export interface Affected {
  /** The group of the catalog, or else the region; null for what stands by itself. */
  readonly group: string | null;
  readonly names: readonly string[];
}

/** What was hit. What was said not to be impacted is not on the list. */
export function affectedBy(impacts: readonly Impact[], catalog: Catalog): readonly Affected[] {
  const groups: Affected[] = [];
  for (const impact of impacts.filter(({ degree }) => degree !== 'none')) {
    const { group, name } = placed(impact, catalog);
    const place = groups.findIndex((other) => group !== null && other.group !== null && isSameName(other.group, group));
    const had = groups[place];
    if (had) groups[place] = { ...had, names: [...new Set([...had.names, name])] };
    else groups.push({ group, names: [name] });
  }
  return groups;
}

/** Where a component has both a group and a region, the region stays with its name. */
function placed({ component, region }: Impact, catalog: Catalog): { readonly group: string | null; name: string } {
  const known = listedIn(component, catalog);
  if (!known?.group) return { group: region, name: component };
  return { group: known.group, name: region === null ? known.name : `${known.name} in ${region}` };
}

/** `A (x, y)`; `A` alone. */
export const inBrackets = ({ group, names }: Affected): string =>
  group === null ? names.join(', ') : `${group} (${names.join(', ')})`;

/** `A - x`, each component by itself. */
export const withDash = ({ group, names }: Affected): readonly string[] =>
  names.map((name) => (group === null ? name : `${group} - ${name}`));

/** `A`, `A and B`, `A, B, and C`: as status pages join them. */
export function listed(words: readonly string[]): string {
  if (words.length < 3) return words.join(' and ');
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;
}
