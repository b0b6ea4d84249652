import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from './answer.ts';
import { ackMs, type Delivery, postTo, read } from './delivery.ts';
import type { App, Team } from './identity.ts';
import { sign } from './signature.ts';
import type { EnvelopeKind, Sockets } from './sockets.ts';

export type EventDelivery = { event: Json; eventId: string; attempts: Delivery[] };

/** How a request to the bot may differ from an honest one. */
export type Forgery = { headers?: Record<string, string>; timestamp?: number; signature?: string; ms?: number };

// Slack: three retries of an event, at once, after 1 minute and after 5 minutes; Events API, error handling
const retryAfterMs = [0, 60_000, 300_000];

/** Carries what Slack has to say to the bot: over a socket when the bot has one open, by signed HTTP otherwise. */
export class Courier {
  requestUrl: string | undefined;
  readonly events: EventDelivery[] = [];
  private readonly closing = new AbortController();

  private readonly app: App;
  private readonly team: Team;
  private readonly sockets: Sockets;
  private readonly changed: () => void;

  constructor(app: App, team: Team, sockets: Sockets, changed: () => void) {
    this.app = app;
    this.team = team;
    this.sockets = sockets;
    this.changed = changed;
    // Every event that waits for its next attempt listens for the end.
    setMaxListeners(0, this.closing.signal);
  }

  /** Whether there is anybody to tell. */
  listening(): boolean {
    return this.sockets.connected() > 0 || this.requestUrl !== undefined;
  }

  async command(fields: Record<string, string>): Promise<Delivery> {
    if (this.sockets.connected() > 0) return this.overSocket('slash_commands', fields);
    return this.send(new URLSearchParams(fields).toString());
  }

  async interact(payload: Json): Promise<Delivery> {
    if (this.sockets.connected() > 0) return this.overSocket('interactive', payload);
    return this.send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
  }

  /** Tells the bot of an event. Resolves after the first attempt; Slack's retries follow on their own. */
  async tell(event: Json): Promise<EventDelivery | undefined> {
    const type = String(event['type']);
    if (this.app.events !== undefined && !this.app.events.some((known) => isSame(known, type, event))) return undefined;
    if (!this.listening()) return undefined;
    const delivery: EventDelivery = { event, eventId: `Ev${randomUUID().slice(0, 8).toUpperCase()}`, attempts: [] };
    this.events.push(delivery);
    const first = await this.attempt(delivery, undefined);
    if (!delivered(first)) void this.retry(delivery);
    return delivery;
  }

  /** The lowest door: this body, signed as of now unless told otherwise. */
  async send(body: string, { headers = {}, timestamp, signature, ms = ackMs }: Forgery = {}): Promise<Delivery> {
    if (this.requestUrl === undefined) throw new Error('slack.requestUrl is not set and the bot has no socket open');
    const at = timestamp ?? Math.floor(Date.now() / 1000);
    const delivery = await postTo(
      this.requestUrl,
      body,
      {
        'content-type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': signature ?? sign(this.app.signingSecret, at, body),
        ...headers,
      },
      ms,
    );
    this.changed();
    return delivery;
  }

  close(): void {
    this.closing.abort();
  }

  private async overSocket(kind: EnvelopeKind, payload: Json, retry: Json = {}): Promise<Delivery> {
    const started = performance.now();
    const ack = await this.sockets.deliver(kind, payload, ackMs, retry);
    const ms = Math.round(performance.now() - started);
    this.changed();
    if (ack === undefined) return { status: 0, ms, body: '', text: '', timedOut: true };
    return { status: 200, ms, ...read(Object.keys(ack.payload).length === 0 ? '' : JSON.stringify(ack.payload)) };
  }

  private async attempt(delivery: EventDelivery, retry: { n: number; reason: string } | undefined): Promise<Delivery> {
    const envelope = {
      token: 'deprecated',
      team_id: this.team.id,
      api_app_id: this.app.id,
      event: { event_ts: (Date.now() / 1000).toFixed(6), ...delivery.event },
      type: 'event_callback',
      event_id: delivery.eventId,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ team_id: this.team.id, user_id: this.app.botUserId, is_bot: true }],
    };
    const attempt = await this.hand(envelope, retry);
    delivery.attempts.push(attempt);
    this.changed();
    return attempt;
  }

  private async hand(envelope: Json, retry: { n: number; reason: string } | undefined): Promise<Delivery> {
    if (this.sockets.connected() > 0) {
      const fields = { retry_attempt: retry?.n ?? 0, retry_reason: retry?.reason ?? '' };
      return this.overSocket('events_api', envelope, fields);
    }
    if (this.requestUrl === undefined) return { status: 0, ms: 0, body: '', text: '', refused: 'no request URL' };
    const headers: Record<string, string> =
      retry === undefined ? {} : { 'x-slack-retry-num': String(retry.n), 'x-slack-retry-reason': retry.reason };
    return this.send(JSON.stringify(envelope), { headers });
  }

  private async retry(delivery: EventDelivery): Promise<void> {
    for (const [n, wait] of retryAfterMs.entries()) {
      const last = delivery.attempts.at(-1);
      if (last === undefined || delivered(last)) return;
      try {
        await pause(wait, undefined, { signal: this.closing.signal, ref: false });
      } catch {
        return;
      }
      await this.attempt(delivery, { n: n + 1, reason: reasonOf(last) });
    }
  }
}

function delivered(attempt: Delivery): boolean {
  return attempt.status >= 200 && attempt.status < 300;
}

function reasonOf(attempt: Delivery): string {
  if (attempt.timedOut) return 'http_timeout';
  return attempt.status === 0 ? 'connection_failed' : 'http_error';
}

/** Apps subscribe to `message.channels`; the event that arrives is a `message` with a `channel_type`. */
function isSame(subscribed: string, type: string, event: Json): boolean {
  if (subscribed === type) return true;
  if (type !== 'message') return false;
  const plural: Record<string, string> = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' };
  return subscribed === `message.${plural[String(event['channel_type'])]}`;
}
