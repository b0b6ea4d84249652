import type { Refusal } from '../domain/outcome.ts';
import type { Where } from './ports.ts';

/** Said wherever an incident was looked for and not found. */
export const noIncident = (where: Where): Refusal => ({
  code: 'no_incident',
  sentence: 'id' in where ? `There is no incident #${where.id}.` : 'There is no incident in this channel.',
  instead: ['/incident list'],
});
