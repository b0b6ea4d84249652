import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock, Log, Store } from '../desk/ports.ts';
import { patiently } from './patiently.ts';

interface Parts {
  readonly store: Pick<Store, 'saveHeard' | 'dropHeard' | 'heard'>;
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

/**
 * Bolt tells Slack that an event was heard before anybody works on it, and Slack never tells it again: so it is written
 * down first, and struck out when it is worked off.
 *
 * @returns what works off those that an earlier process left; resolves when all are under way
 */
export function keepAnInbox(app: App, { store, clock, log, signal }: Parts): () => Promise<void> {
  const work = app.processEvent.bind(app);

  app.processEvent = async (given) => {
    const body = given.body as Body;
    if (!isLasting(body)) return work(given);
    // Where it cannot be written down it is not acknowledged either: then Slack tells it again.
    await store.saveHeard(body.event_id, body.team_id ?? '', JSON.stringify(body), clock());
    await workOff(given, body.event_id);
  };

  return async () => {
    const left = await store.heard();
    if (left.length > 0) log.info('working off what was heard before the start', { events: left.length });
    for (const text of left) {
      const body = JSON.parse(text) as Body;
      void workOff({ body, ack: async () => {} }, body.event_id ?? '').catch((cause) =>
        log.error('an event that was heard before the start was not taken', { event: body.event_id, cause }),
      );
    }
  };

  async function workOff(given: ReceiverEvent, id: string): Promise<void> {
    await work(given);
    const strike = () => store.dropHeard(id);
    if (!signal.aborted) await patiently('striking out an event', strike, { log, signal, about: { event: id } });
  }
}

function isLasting(body: Body): body is Body & { readonly event_id: string } {
  const { type = '', subtype = '' } = body.event ?? {};
  const isEvent = body.type === 'event_callback' && typeof body.event_id === 'string';
  return isEvent && (!passing.has(type) || lasting.has(subtype));
}
