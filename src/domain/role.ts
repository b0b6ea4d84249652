export const roles = ['commander', 'comms', 'ops', 'scribe', 'deputy'] as const;
export type Role = (typeof roles)[number];

/** Who holds what, by user id. The declarer commands until somebody takes it. */
export type Roles = Readonly<Partial<Record<Role, string>>>;

export function readRole(word: string): Role | undefined {
  const plain = word.toLowerCase().replace(/[:,]$/u, '');
  if (plain === 'lead' || plain === 'ic') return 'commander';
  return roles.find((role) => role === plain);
}
