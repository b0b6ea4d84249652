import { type Check, incidentsIn, untoldIn } from './evidence.ts';

/** Every incident has a channel of its own, and no channel is anybody's twice or nobody's. */
export const everyRoomIsSomebodys: Check = (evidence) => {
  const incidents = incidentsIn(evidence);
  const made = evidence.slack.rooms.filter(({ isOurs, name }) => isOurs && name.startsWith('inc-'));
  // What is reopened while its channel is archived gets another; the old one stays where it is.
  const left = evidence.db
    .prepare<[], string>("select detail ->> 'instead' from timeline_entry where kind = 'channel_opened'")
    .pluck()
    .all();
  const orphans = made
    .filter(({ id }) => !incidents.some(({ channel }) => channel === id) && !left.includes(id))
    .map(({ name }) => `#${name} belongs to no incident`);
  const hopeless = new Set(untoldIn(evidence).flatMap((row) => (row.follower === 'opener' ? [row.incident_id] : [])));
  const homeless = incidents
    .filter(({ id, channel }) => channel === null && !hopeless.has(id))
    .map(({ id }) => `#${id} has no channel`);
  const lost = incidents
    .filter(({ channel }) => channel !== null && !made.some(({ id }) => id === channel))
    .map(({ id, channel }) => `the channel of #${id}, ${channel}, is not there`);
  const shared = incidents
    .filter(
      ({ id, channel }) => channel !== null && incidents.some((other) => other.id < id && other.channel === channel),
    )
    .map(({ id }) => `#${id} shares its channel`);
  const announced = evidence.slack.rooms.filter(({ isOurs, name }) => isOurs && name.startsWith('incidents'));
  const twice = announced.length > 1 ? [`there are ${announced.length} channels for announcements`] : [];
  return [...orphans, ...homeless, ...lost, ...shared, ...twice];
};
