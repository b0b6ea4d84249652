import type { Incident } from '../../domain/incident.ts';
import type { House, Order, Reply } from './command.ts';
import { no } from './said-back.ts';

/** The incident an order is about, or the refusal that there is none. */
export async function withIncident(
  { where }: Order,
  { desk }: House,
  show: (incident: Incident) => Promise<Reply>,
): Promise<Reply> {
  const incident = await desk.records.find(where);
  if (incident) return show(incident);
  const sentence = 'id' in where ? `There is no incident #${where.id}.` : 'There is no incident in this channel.';
  return no('no_incident', sentence, '/incident list');
}
