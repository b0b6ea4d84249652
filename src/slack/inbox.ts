import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock, Log, Store } from '../desk/ports.ts';
import type { Replicas } from '../desk/replicas.ts';
import { patiently } from './patiently.ts';

interface Parts {
  readonly store: Pick<Store, 'saveHeard' | 'dropHeard' | 'heard'>;
  /** The other bots on the same record: each works off its own events, and those of bots that are gone. */
  readonly replicas: Pick<Replicas, 'take' | 'release'>;
  readonly clock: Clock;
  readonly log: Log;
  /** We are stopping: what is broken off then is not worked off. */
  readonly signal: AbortSignal;
}

interface Body {
  readonly type?: string;
  readonly event_id?: string;
  readonly team_id?: string;
  readonly event?: { readonly type?: string; readonly subtype?: string };
}

/** What people say goes to nobody here; of what they do with it, each is told once. */
const passing = new Set(['message', 'app_home_opened']);
const lasting = new Set(['message_changed', 'message_deleted']);

/** The name under which the working off of an event is had. */
const leaseOf = (eventId: string): string => `heard ${eventId}`;

/**
 * Bolt tells Slack that an event was heard before anybody works on it, and Slack never tells it again: so it is written
 * down first, and struck out when it is worked off.
 *
 * @returns what works off those that an earlier process left, or another bot; resolves when all are under way
 */
export function keepAnInbox(app: App, { store, replicas, clock, log, signal }: Parts): () => Promise<void> {
  const work = app.processEvent.bind(app);
  /** The events that this bot works off, by their ids: each until it is written down, and on until it is worked off. */
  const inHand = new Map<string, Promise<void>>();

  app.processEvent = async (given) => {
    const body = given.body as Body;
    if (!isLasting(body)) return work(given);
    const { event_id: id } = body;
    const isOurs = await takeInHand(id, () =>
      // Where it cannot be written down it is not acknowledged either: then Slack tells it again.
      store.saveHeard(id, body.team_id ?? '', JSON.stringify(body), clock()),
    );
    // Slack tells one again whose acknowledgement it missed: somebody works it off.
    if (!isOurs) return given.ack();
    await workOff(given, id);
  };

  return async () => {
    const ours: string[] = [];
    for (const [id] of await left()) if (await takeInHand(id)) ours.push(id);
    // Whoever had one may have ended it since.
    const still = new Map(await left());
    if (still.size > 0 && ours.length > 0) log.info('working off what was heard and left', { events: ours.length });
    for (const id of ours) {
      const body = still.get(id);
      const done = body ? workOff({ body, ack: async () => {} }, id) : letGo(id);
      void done.catch((cause) => log.error('an event that was left was not taken', { event: id, cause }));
    }
  };

  async function left(): Promise<Array<[string, Body]>> {
    const bodies = (await store.heard()).map((text) => JSON.parse(text) as Body);
    return bodies.map((body) => [body.event_id ?? '', body]);
  }

  /** Unless it is in hand already, here or elsewhere. */
  async function takeInHand(id: string, writeDown: () => Promise<void> = async () => {}): Promise<boolean> {
    // Slack tells an event again after 3 s: where the record is slow, while it is still being written down.
    if (inHand.has(id)) {
      await inHand.get(id);
      return false;
    }
    const written = writeDown();
    inHand.set(id, written);
    let isOurs = false;
    try {
      await written;
      isOurs = (await replicas.take(leaseOf(id))) !== undefined;
      return isOurs;
    } finally {
      if (!isOurs) inHand.delete(id);
    }
  }

  async function workOff(given: ReceiverEvent, id: string): Promise<void> {
    try {
      await work(given);
      const strike = () => store.dropHeard(id);
      if (!signal.aborted) await patiently('striking out an event', strike, { log, signal, about: { event: id } });
    } finally {
      await letGo(id);
    }
  }

  async function letGo(id: string): Promise<void> {
    inHand.delete(id);
    if (!signal.aborted) await replicas.release(leaseOf(id));
  }
}

function isLasting(body: Body): body is Body & { readonly event_id: string } {
  const { type = '', subtype = '' } = body.event ?? {};
  const isEvent = body.type === 'event_callback' && typeof body.event_id === 'string';
  return isEvent && (!passing.has(type) || lasting.has(subtype));
}
