import { type Author, type Change, step } from './change.ts';
import { holderOf, type Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { Role } from './role.ts';

/** Whoever was given a role says that they have it. Until then they hold it all the same: nobody is without a lead. */
export function acceptRole(incident: Incident, role: Role, by: Author, now: Date): Outcome<Change> {
  if (holderOf(incident, role) !== by.id) return notYours(incident, role);
  return done(step(incident, {}, { kind: 'accepted', by, detail: { role }, now }));
}

/** They cannot: the role goes back to who had it, or to nobody. */
export function declineRole(
  incident: Incident,
  role: Role,
  back: Author | null,
  by: Author,
  now: Date,
): Outcome<Change> {
  if (holderOf(incident, role) !== by.id) return notYours(incident, role);
  const { [role]: _, ...others } = incident.roles;
  const roles = back ? { ...others, [role]: back.id } : others;
  const detail = { role, back: back?.id ?? null, backName: back?.name ?? null };
  return done(step(incident, { roles }, { kind: 'declined', by, detail, now }));
}

const notYours = ({ id }: Incident, role: Role) =>
  refuse('forbidden', `You are not ${role} of #${id} any more.`, `/incident #${id} status`);
