import { type Catalog, componentIn, namesIn, regionIn } from '../../component.ts';
import type { Degree } from '../record.ts';

/** What was hit, and how badly; `to` is where that ends in the text. */
export interface Head {
  readonly component: string;
  readonly region: string | null;
  readonly degree: Degree;
  readonly to: number;
}

/** What is missing; or that the degree stands first, with the words that follow it. */
export type HeadDoubt =
  | { readonly missing: 'component' | 'degree' }
  | { readonly degreeFirst: string; readonly rest: string };

const ends = `(?:outages?|down|unavailable|offline)`;
/** Statuspage counts degraded performance, partial outage, major outage; the longer words stand first. */
const words: ReadonlyArray<readonly [Degree, string]> = [
  ['none', String.raw`not\s+(?:impacted|affected|hit)|unaffected|unimpacted|no\s+impact|none|operational`],
  ['minor', String.raw`minor(?:\s+(?:outage|degradation))?|degraded(?:\s+performance)?|degradation|slow`],
  ['partial', String.raw`partial(?:ly)?(?:\s+(?:${ends}|degraded|impacted|affected))?|intermittent(?:ly)?`],
  ['major', String.raw`major(?:\s+outage)?|severe(?:ly)?(?:\s+degraded)?`],
  ['full', String.raw`full(?:y)?(?:\s+(?:${ends}))?|(?:complete(?:ly)?|total(?:ly)?)\s+${ends}|${ends}`],
];
const degreePattern = words.map(([, pattern]) => pattern).join('|');
/** Between two words, or at an end; a colon or a comma may follow it. */
const degreeIn = new RegExp(
  String.raw`(?<=^|\s|["”»])(?:[-–—]\s+)?(?:(?:is|was|are|were)\s+)?(${degreePattern})(?=$|\s|[:,;.](?=\s|$))[:,;.]?`,
  'giu',
);
const quoted = /^["“”„«]([^"“”„«»]+)["“”»]/u;

export const readDegree = (text: string): Degree | undefined =>
  words.find(([, pattern]) => new RegExp(`^(?:${pattern})$`, 'iu').test(text.trim()))?.[0];

/** Reads `Component@Region degree`: a name in quotes, one of the catalog, or everything before the first degree. */
export function readHead(text: string, catalog: Catalog): Head | HeadDoubt {
  const named = nameAtStart(text, catalog);
  if (named) {
    const found = degreeAfter(text, named.to);
    const between = found && text.slice(named.to, found.index).trim();
    if (found && (between === '' || between?.startsWith('@') || /^[:,–—-]$/u.test(between ?? ''))) {
      return headOf(named.name, between?.startsWith('@') ? between.slice(1) : '', found, catalog);
    }
  }
  const found = degreeAfter(text, 1);
  if (!found) return noDegree(text);
  const before = text.slice(0, found.index).trim();
  const at = /^.*\S\s*@(?=\s*\S)/su.exec(before)?.[0].length;
  if (before === '' || before.startsWith('@')) return { missing: 'component' };
  return at === undefined
    ? headOf(before, '', found, catalog)
    : headOf(before.slice(0, at - 1), before.slice(at), found, catalog);
}

function nameAtStart(text: string, catalog: Catalog): { readonly name: string; readonly to: number } | undefined {
  const inQuotes = quoted.exec(text);
  // `"Warehouse@NA1"` holds its region.
  if (inQuotes && !inQuotes[1]?.includes('@')) return { name: inQuotes[1] ?? '', to: inQuotes[0].length };
  const low = text.toLowerCase();
  const known = namesIn(catalog).find(([typed]) => {
    return low.startsWith(typed.toLowerCase()) && /^(?:$|[\s@:,])/u.test(text.slice(typed.length));
  });
  return known && { name: known[1], to: known[0].length };
}

interface Found {
  readonly index: number;
  readonly to: number;
  readonly degree: Degree;
}

function degreeAfter(text: string, from: number): Found | undefined {
  degreeIn.lastIndex = from;
  const found = degreeIn.exec(text);
  const degree = found && readDegree(found[1] ?? '');
  return degree ? { index: found.index, to: found.index + found[0].length, degree } : undefined;
}

function headOf(name: string, where: string, { degree, to }: Found, catalog: Catalog): Head | HeadDoubt {
  const component = bare(name);
  const region = bare(where);
  if (component === '') return { missing: 'component' };
  return {
    component: componentIn(component, catalog),
    region: region === '' ? null : regionIn(region, catalog),
    degree,
    to,
  };
}

/** Without quotes, and without the colon or the dash before what follows. */
const bare = (name: string): string =>
  name
    .trim()
    .replace(/(?:\s*[:,]|\s+[-–—])$/u, '')
    .replace(/^["“”„«'‘]+|["“”»'’]+$/gu, '')
    .trim();

function noDegree(text: string): HeadDoubt {
  const first = degreeAfter(text, 0);
  const rest = first ? text.slice(first.to).trim() : '';
  if (first && first.index === 0 && rest !== '') return { degreeFirst: first.degree, rest };
  return { missing: text.trim() === '' || first ? 'component' : 'degree' };
}
