import type { Receipt, Records } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';

export const channelTeller = 'channel';
/** The step in which the card is posted in a channel that takes another one's place. */
export const cardStep = 'card';

/** Where the card of an incident's channel is: the first message there; undefined while it is on its way. */
export const cardPlace = async (
  { id }: Pick<Incident, 'id'>,
  records: Pick<Records, 'receipt' | 'lastReceipt'>,
): Promise<Receipt | undefined> =>
  (await records.lastReceipt(channelTeller, id, cardStep)) ??
  records.receipt({ follower: channelTeller, incidentId: id, seq: 1, step: 'post' });
