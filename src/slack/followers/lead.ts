import type { Records } from '../../desk/ports.ts';
import { commanderOf, type Incident } from '../../domain/incident.ts';

/** Who leads, where they read along themselves. */
export const mentionOfLead = (incident: Incident): string => `<@${commanderOf(incident)}>`;

/** Who leads, by name: where a mention would call them to a place that is not theirs. */
export async function leadName(records: Pick<Records, 'person'>, incident: Incident): Promise<string> {
  const id = commanderOf(incident);
  return (await records.person(id))?.name ?? id;
}
