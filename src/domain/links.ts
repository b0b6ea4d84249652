/** How an incident belongs together with another one, seen from its own side. */
export type LinkedHow = 'related' | 'duplicate' | 'duplicated';

/** What stands of another incident, and the entry that says so. */
export interface Link {
  /** Its number. */
  readonly other: number;
  readonly how: LinkedHow;
  readonly entry: number;
}

/** The same, seen from the other side. */
export const otherSide = (how: LinkedHow): LinkedHow =>
  how === 'related' ? 'related' : how === 'duplicate' ? 'duplicated' : 'duplicate';

/** `duplicate of #7`. */
export const linkWords = ({ other, how }: Pick<Link, 'other' | 'how'>): string => `${links[how]} #${other}`;

const links = { related: 'related to', duplicate: 'duplicate of', duplicated: 'duplicated by' } as const;
