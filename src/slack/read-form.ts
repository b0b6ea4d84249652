import type { Records } from '../desk/ports.ts';
import type { Said } from '../domain/said.ts';

const handle = /(?<![\p{L}\p{N}@/.])@([\p{L}\p{N}][\p{L}\p{N}._-]*)/gu;
/** Nobody names more people in one breath; each costs a look into the record. */
const most = 50;

/**
 * What somebody wrote into a form. Slack makes no mentions there, so a name after an `@` is looked up: where it is
 * somebody's of this workspace, they hear of it as if it had been typed in a channel.
 */
export async function readForm(text: string, records: Pick<Records, 'personCalled'>): Promise<Said> {
  const said = text.trim();
  const found = [...said.matchAll(handle)].slice(0, most);
  const mentions = await Promise.all(
    found.map(async ({ index, 1: name = '' }) => {
      const called = name.replace(/[._-]+$/u, '');
      const person = await records.personCalled(called);
      const isThere = person?.active && person.kind !== 'bot';
      return isThere ? [{ from: index, to: index + 1 + called.length, person: person.id }] : [];
    }),
  );
  return { text: said, mentions: mentions.flat() };
}
