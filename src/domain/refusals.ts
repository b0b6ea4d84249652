import type { Standing } from './as-it-stands.ts';
import type { Incident } from './incident.ts';
import { refuse } from './outcome.ts';

/** Said by every rule that needs an open incident. */
export const alreadyResolved = ({ id }: Incident) =>
  refuse('already_resolved', `#${id} is already resolved.`, `/incident #${id} reopen <why>`);

/** Said by every rule that needs one that is over. */
export const notResolved = ({ id }: Incident) =>
  refuse('not_resolved', `#${id} is open as it is.`, `/incident #${id} update <text>`);

/** Said where an entry was named that is not there, or that nobody wrote. */
export const noSuchEntry = ({ id }: Incident, target: Standing | undefined) =>
  refuse(
    'no_such_entry',
    target
      ? `Entry ${target.entry.seq} of #${id} says what happened, and stays as it is.`
      : `#${id} has no such entry.`,
    `/incident #${id} timeline`,
  );

/** Said where an entry was named that stands for nothing any more. */
export const takenBack = ({ id }: Incident, { entry }: Standing) =>
  refuse(
    'already_retracted',
    `Entry ${entry.seq} of #${id} is taken back already, and stays so.`,
    `/incident #${id} timeline`,
    `/incident #${id} note <text>`,
  );
