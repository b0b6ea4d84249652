import type { Where } from '../desk/ports.ts';
import type { Author } from '../domain/change.ts';
import { commanderOf } from '../domain/incident.ts';
import type { House } from './commands/command.ts';

/** Who acts, and the zone their times are read in: as the directory knows them, else as Slack's request names them. */
export async function whoIs(
  user: { id: string; name?: string },
  { desk }: House,
): Promise<{ by: Author; zone: string }> {
  const person = await desk.records.person(user.id);
  const zone = person?.zone ?? 'UTC';
  return { by: { id: user.id, name: person?.name ?? (user.name || user.id), zone }, zone };
}

/** The time zone of whoever leads an incident. */
export async function leadZone(where: Where, { desk: { records } }: House): Promise<string> {
  const incident = await records.find(where);
  return (incident && (await records.person(commanderOf(incident)))?.zone) ?? 'UTC';
}
