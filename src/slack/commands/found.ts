import { noIncident } from '../../desk/no-incident.ts';
import type { Desk, Where } from '../../desk/ports.ts';
import type { Standing } from '../../domain/as-it-stands.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { quoted } from '../views/reply.ts';
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
  return noIncident(where);
}

/** What somebody added in vain must not seem heard. */
export function takesNothing({ rest }: Order, verb: string): Refusal | undefined {
  if (rest.text === '') return undefined;
  return no(
    'not_supported',
    `The ${verb} comes whole for now: ${quoted(rest.text)} is not there yet.`,
    `/incident ${verb}`,
  );
}

/** An entry by its number, as it reads now. */
export async function entryNumbered(
  where: Where,
  seq: number,
  { records }: Pick<Desk, 'records'>,
): Promise<Standing | undefined> {
  const incident = await records.find(where);
  return incident && records.standing(incident.id, seq);
}
