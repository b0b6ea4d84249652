import type { Author } from '../domain/change.ts';
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
