import { noIncident } from '../../desk/no-incident.ts';
import { showTimeline } from '../commands/show-timeline.ts';
import type { ButtonDeed } from './deed.ts';

/** Shows the page before, or the next one, in place of the one that was read. */
const turnPage = (does: string): ButtonDeed => ({
  does,
  async run({ zone, about: { incident: id, first, last, asOf } }, { desk }) {
    const incident = await desk.records.find({ id });
    if (!incident) return { reply: noIncident({ id }) };
    const which = { from: first, to: last, asOf: asOf === undefined ? undefined : new Date(asOf) };
    return { reply: await showTimeline(incident, which, zone, desk), replaces: true };
  },
});

export const older = turnPage('timeline_older');
export const newer = turnPage('timeline_newer');
