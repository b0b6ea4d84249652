import type { Incident } from './incident.ts';

/**
 * Milliseconds from declaring to resolving; null where nobody knows: while it is open, where it was written down after
 * the fact, and where both are one moment.
 */
export function tookOf({
  mode,
  declaredAt,
  resolvedAt,
}: Pick<Incident, 'mode' | 'declaredAt' | 'resolvedAt'>): number | null {
  if (resolvedAt === null || mode === 'retro') return null;
  const took = resolvedAt.getTime() - declaredAt.getTime();
  return took > 0 ? took : null;
}
