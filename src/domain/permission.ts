import { commanderOf, holderOf, type Incident } from './incident.ts';
import { refuse } from './outcome.ts';
import { type Role, roles } from './role.ts';

/** What a workspace may keep to some: everything else anyone may do. */
export const guarded = ['resolve', 'severity'] as const;
export type Guarded = (typeof guarded)[number];

/** Roles and user ids that may do a thing; a thing that is not named is anyone's. */
export type Allowed = Readonly<Partial<Record<Guarded, readonly string[]>>>;

/** The refusal, which says who can; undefined where this person may. */
export function forbidden(allowed: Allowed, what: Guarded, incident: Incident, person: string) {
  const those = allowed[what];
  if (those === undefined || those.some((who) => who === person || holds(incident, who, person))) return undefined;
  const named = those.map((who) => (isRole(who) ? `the ${who}` : 'people whom sitrep.yml names'));
  return refuse(
    'forbidden',
    `Here ${what} is for ${[...new Set(named)].join(', ')}: the status shows who that is.`,
    `/incident #${incident.id} status`,
  );
}

const isRole = (who: string): who is Role => roles.some((role) => role === who);

const holds = (incident: Incident, who: string, person: string): boolean =>
  isRole(who) && (who === 'commander' ? commanderOf(incident) : holderOf(incident, who)) === person;
