import type { Records } from '../../desk/ports.ts';
import { inForce } from '../../domain/as-it-stands.ts';
import { bareOf, entriesUnder, type Heading } from '../../domain/postmortem/facts.ts';
import type { About } from '../views/buttons.ts';

/** What only people can say, by the heading it goes to; the name is what such a note begins with. */
export const questions = [
  ['impact', 'impact', 'Impact', 'Who noticed what, and how many of them?'],
  ['customer action', 'customers', 'Customer action', 'Must they do anything? If not: none'],
  ['root cause', 'cause', 'Root cause', 'What made it possible, and why did it happen now?'],
  ['detection', 'detection', 'Detection', 'Who or what noticed first?'],
  ['fix', 'resolution', 'Resolution', 'Which step ended it, and how do we know?'],
  ['lesson', 'lesson', 'Lesson', 'What went well, what badly, where were we lucky?'],
] as const satisfies ReadonlyArray<readonly [name: string, heading: Heading, label: string, hint: string]>;

export type Question = (typeof questions)[number][0];

/** What is noted under a heading already. */
export interface Noted {
  /** The numbers of the entries. */
  readonly entries: readonly number[];
  /** Its words, where one entry alone says it: that one can be put right. */
  readonly text: string;
}

/** What was noted of each question; with a version, as the record stood then. */
export async function notedIn(
  { incident, version = Number.POSITIVE_INFINITY }: Pick<About, 'incident' | 'version'>,
  records: Pick<Records, 'timeline'>,
): Promise<ReadonlyMap<Question, Noted>> {
  const standing = inForce((await records.timeline(incident)).filter(({ seq }) => seq <= version));
  return new Map(
    questions.map(([name, heading]) => {
      const found = entriesUnder(standing, heading);
      const [only] = found.length === 1 ? found : [];
      return [name, { entries: found.map(({ seq }) => seq), text: only ? bareOf(only.text, heading) : '' }] as const;
    }),
  );
}
