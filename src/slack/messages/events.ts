import { setTimeout as sleep } from 'node:timers/promises';
import { createLanes } from '../../desk/lanes.ts';
import { createLately } from '../../desk/lately.ts';
import type { Request } from '../../desk/requests.ts';
import type { HouseOf } from '../commands/command.ts';
import type { Hear } from '../hear.ts';
import { patiently } from '../patiently.ts';
import { edited } from './edits.ts';
import { reacted } from './reactions.ts';
import type { MessageChange, Parts, Work } from './work.ts';

/** In milliseconds, at the end. */
const longestWait = 1500;

/** Slack's three tries of one event come within five minutes; that many events are remembered for it. */
const mostRemembered = 5000;

/**
 * Keeps up with reactions to messages, and with what becomes of those that are on a timeline. What concerns one message
 * is done in the order in which it came, with patience: Slack has had its answer before we begin.
 *
 * @returns a wait for what is under way
 */
export function listenToMessages(hear: Hear, { houseOf, desk, ...parts }: Shared): () => Promise<unknown> {
  const { signal } = parts;
  const lanes = createLanes();
  const seen = createLately<string, true>(mostRemembered);

  hear('reaction_added', ({ event, body }, request) =>
    heard(event.item, body.event_id, 'a reaction', reacted(event, its(request)), request),
  );
  hear('reaction_removed', ({ event, body }, request) =>
    heard(event.item, body.event_id, 'the end of a reaction', reacted(event, its(request)), request),
  );
  hear('message', async ({ event, body }, request) => {
    const change = event as unknown as MessageChange;
    if (change.subtype !== 'message_changed' && change.subtype !== 'message_deleted') return;
    const ts = change.deleted_ts ?? change.message?.ts ?? '';
    const place = { channel: change.channel, ts };
    await heard(place, body.event_id, 'an edit', edited(change, place, its(request)), request);
  });
  // A call that hangs must not keep Sitrep from stopping: what it was for is then in the log.
  return () => Promise.race([lanes.idle(), sleep(longestWait, undefined, { ref: false })]);

  /** What it changes, its request hears of. */
  function its(request: Request): Parts {
    const { log } = request;
    return { ...parts, log, desk: desk.heardBy(request.hear), houseOf: (person) => houseOf(person, request) };
  }

  async function heard(place: Place, eventId: string, what: string, work: Work, { log }: Request): Promise<void> {
    if (seen.get(eventId)) return;
    seen.set(eventId, true);
    const { channel, ts } = place;
    const about = { channel, ts, event: eventId };
    await lanes.run(`${channel} ${ts}`, () =>
      patiently(what, (attempt) => work(eventId, attempt), { log, signal, about }),
    );
  }
}

interface Shared extends Omit<Parts, 'houseOf' | 'log'> {
  readonly houseOf: HouseOf;
}

interface Place {
  readonly channel: string;
  readonly ts: string;
}
