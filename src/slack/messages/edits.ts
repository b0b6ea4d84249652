import { amend } from '../../domain/amend.ts';
import type { Standing } from '../../domain/as-it-stands.ts';
import { bot } from '../../domain/incident.ts';
import { retract } from '../../domain/retract.ts';
import { plain } from '../../domain/said.ts';
import { isOurs, toMessage, wordsOf } from './message.ts';
import { madeFrom, sourceIn } from './on-timeline.ts';
import { authorOf, saidIn } from './source.ts';
import type { MessageChange, Parts, Work } from './work.ts';

const sitrep = { id: bot, name: 'Sitrep' };

/** What the edit or the end of a message asks for, where that message is on a timeline. */
export function edited(
  { subtype, ts: changedAt, message: raw, previous_message: before }: MessageChange,
  place: { readonly channel: string; readonly ts: string },
  { desk, cadences, identity }: Pick<Parts, 'desk' | 'cadences' | 'identity'>,
): Work {
  const { records } = desk;
  // Slack: a message with answers is not deleted but replaced by a tombstone.
  const isGone = subtype === 'message_deleted' || raw?.subtype === 'tombstone';

  return async (eventId) => {
    if (isGone) return eachMade((standing, key) => takeBack(standing, key), eventId);
    // A preview that Slack adds to a message is an edit to it as well.
    if (!raw || isOurs(raw, identity.get()) || (before && wordsOf(before) === wordsOf(raw))) return;
    return eachMade((standing, key) => putRight(standing, key), eventId);
  };

  async function eachMade(work: (standing: Standing, key: string) => Promise<unknown>, eventId: string): Promise<void> {
    for (const standing of await madeFrom(place, records)) {
      await work(standing, `event ${eventId} ${standing.entry.incidentId}`);
    }
  }

  /** Slack does not say who deleted it. */
  async function takeBack(standing: Standing, key: string): Promise<void> {
    const why = plain('the message was deleted in Slack');
    await desk.change(
      { id: standing.entry.incidentId },
      (incident, now) => retract(incident, standing, { why, by: sitrep, cadences, source: place }, now),
      key,
    );
  }

  async function putRight(standing: Standing, key: string): Promise<void> {
    const message = toMessage(place.channel, raw ?? {});
    const editedAt = message.edited ?? changedAt;
    if (editedAt <= lastEdit(standing)) return;
    const words = await saidIn(message, records);
    const said = words.text === '' ? plain('(its words were taken out)') : words;
    const by = await authorOf(message, records);
    const source = { ...place, edited: editedAt };
    await desk.change(
      { id: standing.entry.incidentId },
      (incident, now) => amend(incident, standing, { said, at: null, by, source }, now),
      key,
    );
  }
}

/** Slack's time of the newest edit that the entry knows: an older one that comes late says nothing new. */
const lastEdit = (standing: Standing): string =>
  [sourceIn(standing)?.edited, ...standing.amendedIn.map(({ detail }) => detail.source?.edited)]
    .flatMap((at) => at ?? [])
    .toSorted()
    .at(-1) ?? '';
