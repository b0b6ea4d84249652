import type { Person, Records } from '../desk/ports.ts';
import type { Mention, Said } from '../domain/said.ts';

const handle = /(?<![\p{L}\p{N}@/.])@([\p{L}\p{N}][\p{L}\p{N}._-]*)/gu;
/** Nobody names more people in one breath; each costs a look into the record. */
const most = 50;

/**
 * What somebody wrote into a form. Slack makes no mentions there, so a name after an `@` is looked up: where it is
 * somebody's of this workspace, they hear of it as if it had been typed in a channel. People type the short name; what the
 * form began with has the whole one.
 */
export async function readForm(text: string, records: Pick<Records, 'peopleCalled'>): Promise<Said> {
  const said = text.trim();
  const found = [...said.matchAll(handle)].slice(0, most);
  const mentions = await Promise.all(
    found.map(async ({ index, 1: word = '' }) => {
      const called = word.replace(/[._-]+$/u, '');
      return mentionAt(index, said, called, await records.peopleCalled(called));
    }),
  );
  return { text: said, mentions: mentions.flat() };
}

/** The longest name that stands there counts; of two people with that name, nobody is meant. */
function mentionAt(from: number, said: string, called: string, people: readonly Person[]): Mention[] {
  const rest = said.slice(from + 1);
  const isNamed = ({ name }: Person) => rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length));
  const length = Math.max(called.length, ...people.filter(isNamed).map(({ name }) => name.length));
  const meant = people.filter(
    (person) =>
      (isNamed(person) && person.name.length === length) ||
      (called.length === length && person.handle === called.toLowerCase()),
  );
  const [person] = meant.length === 1 ? meant : [];
  return person?.active && person.kind !== 'bot' ? [{ from, to: from + 1 + length, person: person.id }] : [];
}
