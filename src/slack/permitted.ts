import type { Where } from '../desk/ports.ts';
import { commanderOf, type Incident } from '../domain/incident.ts';
import { type Asker, forbidden, type Guarded, groupsIn } from '../domain/permission.ts';
import type { House } from './commands/command.ts';
import { groupName } from './user-groups.ts';

/**
 * Asks whether somebody may do what `sitrep.yml` may keep to some. What the answer needs to know of people is read
 * first; it is given where the incident is as it then is. `where`: null where there is none yet.
 */
export async function permitted(what: Guarded, where: Where | null, person: string, { desk, allowed }: House) {
  const those = allowed[what];
  if (those === undefined) return () => undefined;
  const { records } = desk;
  const incident = where ? await records.find(where) : undefined;
  const holders = incident ? [commanderOf(incident), ...Object.values(incident.roles)] : [];
  const names = await records.namesOf([...those, ...holders]);
  const groups = new Map(
    await Promise.all(
      groupsIn({ [what]: those }).map(async (id) => [id, await records.setting(groupName(id))] as const),
    ),
  );
  const asker: Asker = {
    id: person,
    circles: await records.circlesOf(person),
    nameOf: (id) => groups.get(id) ?? names.get(id) ?? id,
  };
  return (now: Incident | null) => forbidden(allowed, what, now, asker);
}
