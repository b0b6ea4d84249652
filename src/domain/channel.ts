import { type Change, step } from './change.ts';
import { bot, type ChannelLoss, type Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';

const by = { id: bot, name: 'Sitrep' };

/** The incident has its room. */
export function channelOpened(incident: Incident, channel: string, name: string, now: Date): Outcome<Change> {
  if (incident.channel === channel) return refuse('same', `#${incident.id} has that channel as it is.`);
  const instead = incident.channel;
  return done(
    step(
      incident,
      { channel, channelName: name, channelLoss: null },
      { kind: 'channel_opened', by, detail: { channel, name, ...(instead ? { instead } : {}) }, now },
    ),
  );
}

/** A person archived or deleted the channel, or took us out of it: the record goes on without it. */
export function channelLost(incident: Incident, how: ChannelLoss, now: Date): Outcome<Change> {
  if (incident.channelLoss === how) return refuse('same', `The channel of #${incident.id} is gone as it is.`);
  return done(
    step(incident, { channelLoss: how, archiveAt: null }, { kind: 'channel_lost', by, detail: { how }, now }),
  );
}

export function channelBack(incident: Incident, now: Date): Outcome<Change> {
  if (incident.channelLoss === null) return refuse('same', `The channel of #${incident.id} is there as it is.`);
  return done(step(incident, { channelLoss: null }, { kind: 'channel_back', by, detail: {}, now }));
}

export function channelRenamed(incident: Incident, name: string, now: Date): Outcome<Change> {
  if (incident.channelName === name) return refuse('same', `The channel of #${incident.id} is called that as it is.`);
  return done(step(incident, { channelName: name }, { kind: 'channel_renamed', by, detail: { name }, now }));
}
