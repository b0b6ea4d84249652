import { type Catalog, listed } from '../component.ts';
import type { Incident } from '../incident.ts';
import { joined } from '../postmortem/sentence.ts';
import { isClean } from './page-words.ts';

/** What the page calls an incident when nobody is there to say: its title, unless that gives away the inside; then what of the catalog is hit. */
export function publicTitle({ title, impacts }: Pick<Incident, 'title' | 'impacts'>, catalog: Catalog): string {
  if (isClean(title)) return title;
  const hit = impacts.filter(({ degree }) => degree !== 'none').map(({ component }) => component);
  const named = [...new Set(hit)].filter((name) => listed(name, catalog));
  return named.length === 0 ? 'We are looking into a problem' : `Problem with ${joined(named)}`;
}
