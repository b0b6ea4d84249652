import { type Role, roles } from '../role.ts';
import { showDate } from '../show-time.ts';
import { type Entry, isKind } from '../timeline.ts';
import { showEntryTime } from '../told.ts';
import { participants } from './facts.ts';
import { list } from './markdown.ts';
import type { Material, Section } from './section.ts';
import { capital, joined } from './sentence.ts';

/** Who had which role from when, and who else wrote in the record. */
export function peopleSection({ standing, incident, timeline }: Material): Section {
  const lines = roles.flatMap((role) => {
    const held = tenures(role, standing, incident.mode !== 'retro');
    return held.length === 0 ? [] : [`${capital(role)}: ${held.map(heldFrom).join('; then ')}.`];
  });
  const names = [...participants(timeline).values()];
  const took = `${joined(names)} ${names.length === 1 ? 'is the only one who wrote' : 'wrote'} in the record.`;
  return {
    key: 'people',
    title: 'People',
    body: list([...lines, ...(names.length > 0 ? [took] : [])]),
    questions: [],
  };
}

interface Tenure {
  readonly name: string;
  readonly since: Entry;
}

const heldFrom = ({ name, since }: Tenure): string =>
  `${name}, from ${showEntryTime(since, showDate)} on${since.text !== '' && isKind(since, 'role') ? ` (${since.text})` : ''}`;

/** Who held a role, one after the other. `leads`: whoever declared it led until somebody took it. */
export function tenures(role: Role, standing: readonly Entry[], leads: boolean): Tenure[] {
  return standing.flatMap((since): Tenure[] => {
    if (isKind(since, 'declared')) return role === 'commander' && leads ? [{ name: since.byName, since }] : [];
    if (isKind(since, 'role') && since.detail.role === role) return [{ name: since.detail.name, since }];
    if (isKind(since, 'declined') && since.detail.role === role && since.detail.backName !== null) {
      return [{ name: since.detail.backName, since }];
    }
    return [];
  });
}
