import { commanderOf, holderOf, type Incident } from './incident.ts';
import { refuse } from './outcome.ts';
import { type Role, roles } from './role.ts';

/** What a workspace may keep to some: everything else anyone may do. `private`: to declare a private incident. */
export const guarded = ['resolve', 'severity', 'private', 'publish'] as const;
export type Guarded = (typeof guarded)[number];

/** Roles, user ids and ids of user groups that may do a thing; a thing that is not named is anyone's. */
export type Allowed = Readonly<Partial<Record<Guarded, readonly string[]>>>;

/** The user groups among them. Slack: their ids begin with an S. */
export const groupsIn = (allowed: Allowed): string[] => [
  ...new Set(Object.values(allowed).flatMap((those) => those.filter((who) => /^S[A-Z0-9]+$/u.test(who)))),
];

/** Who wants to do it. */
export interface Asker {
  readonly id: string;
  /** The user groups they are in. */
  readonly circles: ReadonlySet<string>;
  /** What people and user groups are called. */
  nameOf(id: string): string;
}

/** The refusal, which says who can; undefined where this person may. `incident`: null where it is not there yet. */
export function forbidden(allowed: Allowed, what: Guarded, incident: Incident | null, asker: Asker) {
  const those = allowed[what];
  if (those === undefined || those.some((who) => isOne(who, asker, incident))) return undefined;
  const named = those.map((who) => words(who, asker, incident));
  return refuse(
    'forbidden',
    `Here ${deed[what]} is for ${listed([...new Set(named)])}.`,
    incident ? `/incident #${incident.id} status` : '/incident list',
  );
}

const deed: Readonly<Record<Guarded, string>> = {
  resolve: 'to resolve',
  severity: 'to change the severity',
  private: 'to declare a private incident',
  publish: 'to publish',
};

export const isRole = (who: string): who is Role => roles.some((role) => role === who);

const holderIn = (incident: Incident | null, role: Role): string | undefined =>
  incident === null ? undefined : role === 'commander' ? commanderOf(incident) : holderOf(incident, role);

const isOne = (who: string, { id, circles }: Asker, incident: Incident | null): boolean =>
  isRole(who) ? holderIn(incident, who) === id : who === id || circles.has(who);

function words(who: string, { nameOf }: Asker, incident: Incident | null): string {
  if (!isRole(who)) return nameOf(who);
  const holder = holderIn(incident, who);
  return `the ${who} (${holder === undefined ? 'nobody so far' : nameOf(holder)})`;
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
