import type { WholeDesk } from '../../desk/ports.ts';
import { commanderOf, holderOf, type Incident } from '../../domain/incident.ts';
import type { EntryOf } from '../../domain/timeline.ts';

/**
 * Whom a reminder calls: whoever leads; where they do not answer, deputy and ops. Where nobody has the role, or has
 * left, the declarer; and where they have left as well, only the channel hears it.
 */
export async function calledBy(
  { detail: { stage } }: EntryOf<'reminder'>,
  incident: Incident,
  desk: WholeDesk,
): Promise<string[]> {
  const roles = stage === 'escalation' ? (['deputy', 'ops'] as const) : (['commander'] as const);
  const holders = await reachable(
    roles.flatMap((role) => holderOf(incident, role) ?? []),
    incident,
    desk,
  );
  return holders.length > 0 ? holders : reachable([incident.declaredBy], incident, desk);
}

/** Who answers for the next update: whoever leads, and comms; where there is neither, the declarer. */
export async function answerable(incident: Incident, desk: WholeDesk): Promise<string[]> {
  const holders = await reachable([commanderOf(incident), holderOf(incident, 'comms') ?? ''], incident, desk);
  return holders.length > 0 ? holders : reachable([incident.declaredBy], incident, desk);
}

/**
 * Those whom a message about an incident can reach, and who may see that it is there; before Slack has told us who is
 * there, all of them.
 */
export async function reachable(
  people: readonly string[],
  { id: incident }: Pick<Incident, 'id'>,
  desk: WholeDesk,
): Promise<string[]> {
  const ids = [...new Set(people)].filter((id) => id !== '');
  const known = await Promise.all(
    ids.map(async (id) => {
      const is = await desk.records.person(id);
      const isThere = is === undefined || (is.active && is.kind !== 'bot');
      const sees = (await desk.as(id).records.idOf({ id: incident })) !== undefined;
      return isThere && sees ? [id] : [];
    }),
  );
  return known.flat();
}
