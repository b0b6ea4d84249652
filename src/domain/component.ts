/** A part of the product that customers know by name, as `sitrep.yml` lists it. */
export interface Component {
  readonly group: string | null;
  readonly name: string;
}

/** What can be hit, and where. Free text is allowed beside both. */
export interface Catalog {
  readonly components: readonly Component[];
  readonly regions: readonly string[];
}

/** The name a component goes by: with its group only where another group has one of that name. */
export function nameOf({ group, name }: Component, { components }: Catalog): string {
  const isAlone = components.filter((other) => isSameName(other.name, name)).length === 1;
  return group === null || isAlone ? name : `${group}: ${name}`;
}

/** Every way to name one component and no other, longest first, with the name it goes by. */
export function namesIn(catalog: Catalog): ReadonlyArray<readonly [typed: string, name: string]> {
  return catalog.components
    .flatMap((component) => {
      const name = nameOf(component, catalog);
      const inGroup = component.group === null ? [] : [': ', ' - '].map((by) => component.group + by + component.name);
      return [name, ...inGroup].map((typed) => [typed, name] as const);
    })
    .sort(([one], [other]) => other.length - one.length);
}

/** The component of that name, by the name it goes by; undefined where the catalog has none. */
export const listed = (name: string, catalog: Catalog): Component | undefined =>
  catalog.components.find((one) => isSameName(nameOf(one, catalog), name));

/** As the catalog spells it, where it knows it. */
export const regionIn = (words: string, { regions }: Catalog): string =>
  regions.find((region) => isSameName(region, words)) ?? words;

export const componentIn = (words: string, catalog: Catalog): string =>
  namesIn(catalog).find(([typed]) => isSameName(typed, words))?.[1] ?? words;

/** Names are the same whatever their case and spaces. */
export const isSameName = (one: string, other: string): boolean => folded(one) === folded(other);

/** What all ways to write a name have in common. */
export const folded = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
