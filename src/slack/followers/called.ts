import type { Records } from '../../desk/ports.ts';
import { commanderOf, holderOf, type Incident } from '../../domain/incident.ts';
import type { EntryOf } from '../../domain/timeline.ts';

/**
 * Whom a reminder calls: whoever leads; where they do not answer, deputy and ops. Where nobody has the role, or has
 * left, the declarer; and where they have left as well, only the channel hears it.
 */
export async function calledBy(
  { detail: { stage } }: EntryOf<'reminder'>,
  incident: Incident,
  records: Pick<Records, 'person'>,
): Promise<string[]> {
  const roles = stage === 'escalation' ? (['deputy', 'ops'] as const) : (['commander'] as const);
  const holders = await reachable(
    roles.flatMap((role) => holderOf(incident, role) ?? []),
    records,
  );
  return holders.length > 0 ? holders : reachable([incident.declaredBy], records);
}

/** Who answers for the next update: whoever leads, and comms; where there is neither, the declarer. */
export async function answerable(incident: Incident, records: Pick<Records, 'person'>): Promise<string[]> {
  const holders = await reachable([commanderOf(incident), holderOf(incident, 'comms') ?? ''], records);
  return holders.length > 0 ? holders : reachable([incident.declaredBy], records);
}

/** Those whom a message can reach; before Slack has told us who is there, all of them. */
export async function reachable(people: readonly string[], records: Pick<Records, 'person'>): Promise<string[]> {
  const ids = [...new Set(people)].filter((id) => id !== '');
  const known = await Promise.all(ids.map(async (id) => ({ id, is: await records.person(id) })));
  return known.flatMap(({ id, is }) => (is === undefined || (is.active && is.kind !== 'bot') ? [id] : []));
}
