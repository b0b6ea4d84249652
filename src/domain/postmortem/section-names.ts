import { type Said, slice, trim } from '../said.ts';
import { type SectionKey, sectionKeys } from './section-key.ts';

/** What each section is called where somebody picks one, and in the timeline. */
export const sectionNames: Readonly<Record<SectionKey, string>> = {
  summary: 'Summary',
  impact: 'Impact',
  cause: 'Root cause',
  detection: 'Detection',
  timeline: 'Timeline',
  resolution: 'Resolution',
  promises: 'Promises',
  actions: 'Action items',
  lessons: 'Lessons',
  commitments: 'Commitments',
  people: 'People',
};

/** What else people type for them. */
const also: Readonly<Record<string, SectionKey>> = {
  fix: 'resolution',
  lesson: 'lessons',
  action: 'actions',
  promise: 'promises',
  commitment: 'commitments',
};

/** `cause: no canary`, `root cause no canary`, `cause`: which section, and what it is to read; undefined where it is none. */
export function splitSection(said: Said): { readonly section: SectionKey; readonly rest: Said } | undefined {
  const [whole, name = ''] = start.exec(said.text) ?? [];
  const section = byName.get(name.toLowerCase());
  return whole === undefined || section === undefined ? undefined : { section, rest: trim(slice(said, whole.length)) };
}

const byName = new Map<string, SectionKey>([
  ...sectionKeys.map((key) => [key, key] as const),
  ...sectionKeys.map((key) => [sectionNames[key].toLowerCase(), key] as const),
  ...Object.entries(also),
]);

/** The longest first: “action items” is no “action”. */
const start = new RegExp(
  String.raw`^\s*(${[...byName.keys()].sort((a, b) => b.length - a.length).join('|')})(?:\s*:|(?=\s)|$)\s*`,
  'iu',
);
