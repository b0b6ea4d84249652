import { type Author, type Change, step } from './change.ts';
import { holderOf, type Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { Role } from './role.ts';
import { plain } from './said.ts';

/** Gives a role to a person, and perhaps says why; whoever held it hands it over. */
export function assignRole(
  incident: Incident,
  role: Role,
  to: Author,
  by: Author,
  now: Date,
  why = plain(''),
): Outcome<Change> {
  const from = holderOf(incident, role) ?? null;
  if (from === to.id) {
    return refuse('same', `${to.name} is ${role} of #${incident.id} as it is.`, `/incident #${incident.id} status`);
  }
  const detail = { role, person: to.id, name: to.name, from };
  return done(
    step(incident, { roles: { ...incident.roles, [role]: to.id } }, { kind: 'role', by, said: why, detail, now }),
  );
}
