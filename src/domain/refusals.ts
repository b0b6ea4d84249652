import type { Incident } from './incident.ts';
import { refuse } from './outcome.ts';
import type { Entry } from './timeline.ts';

/** Said by every rule that needs an open incident. */
export const alreadyResolved = ({ id }: Incident) =>
  refuse('already_resolved', `#${id} is already resolved.`, `/incident #${id} reopen <why>`);

/** Said where an entry was named that is not there, or that nobody wrote. */
export const noSuchEntry = ({ id }: Incident, target: Entry | undefined) =>
  refuse(
    'no_such_entry',
    target ? `Entry ${target.seq} of #${id} says what happened, and stays as it is.` : `#${id} has no such entry.`,
    `/incident #${id} timeline`,
  );
