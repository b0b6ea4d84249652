import { type Check, type Evidence, type IncidentRow, incidentsIn, keyOf, type Room, untoldIn } from './evidence.ts';

/** Card, topic and announcement say what is recorded; the card is pinned, and the link is at the top, once. */
export const everythingShownIsTrue: Check = (evidence) => {
  const refused = new Set(untoldIn(evidence).map(({ follower, incident_id: id }) => `${follower} ${id}`));
  return incidentsIn(evidence).flatMap((incident) => {
    const room = evidence.slack.rooms.find(({ id }) => id === incident.channel);
    if (!room || incident.channel_loss !== null) return [];
    const { id } = incident;
    const unless = (follower: string, wrong: string[]) =>
      refused.has(`${follower} ${id}`) || refused.has(`channel ${id}`) ? [] : wrong;
    return [
      ...unless('card', cardOf(evidence, incident, 'channel', room)),
      ...unless('topic', topicOf(incident, room)),
      ...unless('furnisher', furniture(incident, room)),
      ...unless('announcer', unless('announcement card', announcement(evidence, incident))),
    ];
  });
};

function cardOf(evidence: Evidence, incident: IncidentRow, follower: string, room: Room): string[] {
  const cards = room.messages.filter((message) => {
    const key = keyOf(message);
    return key?.incident === incident.id && key.follower === follower && (key.seq === 1 || key.step === 'card');
  });
  const [card] = cards;
  const name = `the card of #${incident.id} in #${room.name}`;
  if (!card) return [`${name} is not there`];
  if (cards.length > 1) return [`${name} is there ${cards.length} times`];
  const { severity, status, title } = incident;
  const wanted = [`${severity.toUpperCase()} · #${incident.id} ${title}`, `Status: ${status}\n`];
  const said = wanted.flatMap((words) => (card.text.includes(words) ? [] : [`${name} does not say “${words.trim()}”`]));
  // A warning on it stands for something that Slack refused.
  const warns = card.text.includes('⚠️') && !untoldIn(evidence).some((row) => row.incident_id === incident.id);
  return warns ? [...said, `${name} warns of nothing`] : said;
}

function topicOf({ id, severity, status, title }: IncidentRow, { name, topic }: Room): string[] {
  const wanted = [`${severity.toUpperCase()} #${id} · ${status}`, `· ${title}`];
  return wanted.flatMap((words) =>
    topic.includes(words) ? [] : [`the topic of #${name} is “${topic}”, not “… ${words}”`],
  );
}

function furniture(incident: IncidentRow, { name, messages, pins, bookmarks }: Room): string[] {
  const card = messages.find((message) => keyOf(message)?.follower === 'channel');
  const pinned = pins.length === 1 && pins[0]?.ts === card?.ts ? [] : [`#${name} has ${pins.length} pins`];
  const links = isAnnounced(incident) ? 1 : 0;
  return bookmarks === links ? pinned : [...pinned, `#${name} has ${bookmarks} bookmarks, not ${links}`];
}

function announcement(evidence: Evidence, incident: IncidentRow): string[] {
  const room = evidence.slack.rooms.find(({ isOurs, name }) => isOurs && name === 'incidents');
  const isThere = room?.messages.some((message) => keyOf(message)?.incident === incident.id) ?? false;
  if (!isAnnounced(incident)) return isThere ? [`#${incident.id} is private, and announced`] : [];
  return room ? cardOf(evidence, incident, 'announcer', room) : ['there is no channel for announcements'];
}

const isAnnounced = (incident: IncidentRow): boolean => incident.private === 0 && incident.mode === 'live';
