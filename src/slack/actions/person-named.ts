import type { Person, Records } from '../../desk/ports.ts';
import { type Said, slice, trim } from '../../domain/said.ts';

/** The first person that words name, as a mention or as `@handle`, where a form may begin with them. */
export async function personNamed(
  { text, mentions: [mention] }: Said,
  records: Pick<Records, 'person' | 'personCalled'>,
): Promise<Person | undefined> {
  const handle = /(?:^|\s)@([\w.-]+)/u.exec(text)?.[1];
  const person = await (mention ? records.person(mention.person) : handle ? records.personCalled(handle) : undefined);
  return person?.active && person.kind !== 'bot' ? person : undefined;
}

/** The words without the person that they name. */
export function withoutPerson(said: Said): Said {
  const [mention] = said.mentions;
  const found = mention ? undefined : /(?:^|\s)@[\w.-]+/u.exec(said.text);
  const from = mention?.from ?? found?.index;
  if (from === undefined) return said;
  const before = trim(slice(said, 0, from));
  const after = trim(slice(said, mention?.to ?? from + (found?.[0].length ?? 0)));
  return before.text === '' ? after : after.text === '' ? before : said;
}
