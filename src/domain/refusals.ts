import type { Incident } from './incident.ts';
import { refuse } from './outcome.ts';

/** Said by every rule that needs an open incident. */
export const alreadyResolved = ({ id }: Incident) =>
  refuse('already_resolved', `#${id} is already resolved.`, `/incident #${id} reopen <why>`);
