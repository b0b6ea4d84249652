import type { Json } from './answer.ts';
import { Courier, type EventDelivery, type Forgery } from './courier.ts';
import type { Delivery } from './delivery.ts';
import { Emulator } from './emulator.ts';
import { Front } from './front.ts';
import { Person } from './hand/person.ts';
import { type App, sitrep, team } from './identity.ts';
import type { Intercept } from './intercept.ts';
import { type Call, Ledger } from './ledger.ts';
import { everybody, type PersonSeed } from './people.ts';
import { ReplyUrls } from './reply-urls.ts';
import { Roster } from './roster.ts';
import { Seen } from './seen.ts';
import { Sockets } from './sockets.ts';
import { Triggers } from './triggers.ts';
import { membersChanged } from './user-groups.ts';
import { type Predicate, waitFor } from './waiting.ts';
import type { Ephemeral, OpenView, World } from './world.ts';

const firstUser = 'U000000001';
// `emulate`: no more in one conversations.invite.
const atOnce = 100;

export type LocalSlackOptions = {
  people?: readonly PersonSeed[];
  /** Besides #general and #random. Everybody is in them, the bot is not. */
  channels?: readonly string[];
  /** The bot's scopes; without them it has all. */
  scopes?: readonly string[];
  /** The events the app is subscribed to; without them it gets all. */
  events?: readonly string[];
  port?: number;
  /** The time, in milliseconds, by which trigger_ids and response_urls run out. */
  now?: () => number;
};

/** Opens a Slack workspace on this machine, for a demo or a test. Close it when done. */
export async function openLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const { scopes, events, now = Date.now } = options;
  const app: App = { ...sitrep, ...(scopes ? { scopes } : {}), ...(events ? { events } : {}) };
  const channels = options.channels ?? ['ops'];
  const roster = new Roster(options.people ?? everybody, team);
  const emulator = await Emulator.open(team, app, roster.seats(), channels);
  roster.addBot(app.botUserId, app.name);

  const ledger = new Ledger();
  const changed = () => ledger.changed();
  const sockets = new Sockets(app, changed);
  const world: World = {
    team,
    app,
    emulator,
    roster,
    ledger,
    sockets,
    courier: new Courier(app, team, sockets, changed),
    triggers: new Triggers(now),
    replyUrls: new ReplyUrls(now),
    ephemerals: [],
    views: [],
    deleted: new Set(),
    groups: [],
    origin: '',
  };
  const front = new Front(world);
  world.origin = await front.listen(options.port ?? 0);
  await everybodyIn(world);
  return new LocalSlack(world, front);
}

export class LocalSlack extends Seen {
  readonly team = team;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly bot: { userId: string; botId: string; appId: string };

  private readonly front: Front;

  constructor(inner: World, front: Front) {
    super(inner);

    this.front = front;
    const { app, origin } = inner;
    this.apiUrl = `${origin}/api/`;
    this.botToken = app.botToken;
    this.appToken = app.appToken;
    this.signingSecret = app.signingSecret;
    this.bot = { userId: app.botUserId, botId: app.botId, appId: app.id };
  }

  /** Where the bot listens: commands, interactions and events are POSTed there unless it has a socket open. */
  set requestUrl(url: string | undefined) {
    this.world.courier.requestUrl = url;
  }

  get requestUrl(): string | undefined {
    return this.world.courier.requestUrl;
  }

  set intercept(hook: Intercept | undefined) {
    this.front.exchange.intercept = hook;
  }

  get intercept(): Intercept | undefined {
    return this.front.exchange.intercept;
  }

  /** The bot's Socket Mode connections. */
  get sockets(): Sockets {
    return this.world.sockets;
  }

  person(handle: string): Person {
    const profile = this.world.roster.find(handle);
    if (profile === undefined) throw new Error(`Nobody here is called ${handle}`);
    return new Person(this.world, profile);
  }

  people(): Person[] {
    return this.world.roster.all().map((profile) => new Person(this.world, profile));
  }

  /** Somebody new comes to the workspace. */
  async hire(seed: PersonSeed): Promise<Person> {
    const profile = this.world.roster.join(seed);
    await this.world.courier.tell({ type: 'team_join', user: this.world.roster.describe(profile, false) });
    return new Person(this.world, profile);
  }

  /** Somebody changes their name or zone, or leaves the company. */
  async change(handle: string, change: Partial<PersonSeed>): Promise<void> {
    const profile = this.world.roster.find(handle);
    if (profile === undefined) throw new Error(`Nobody here is called ${handle}`);
    Object.assign(profile, change);
    await this.world.courier.tell({ type: 'user_change', user: this.world.roster.describe(profile, false) });
  }

  /** Somebody makes a user group, or says anew who is in it; its id. */
  async userGroup(handle: string, people: readonly string[]): Promise<string> {
    const { groups, roster, courier } = this.world;
    const users = people.flatMap((person) => roster.find(person)?.id ?? []);
    const known = groups.find((group) => group.handle === handle);
    const group = known ?? {
      id: `S0${handle
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '')
        .padEnd(7, '0')}`,
      handle,
      users: [],
    };
    if (!known) groups.push(group);
    const before = group.users;
    group.users = users;
    await courier.tell(membersChanged(group, team.id, before, users));
    return group.id;
  }

  /** Sends the bot exactly this body, signed as of now unless told otherwise. */
  send(body: string, forgery: Forgery = {}): Promise<Delivery> {
    return this.world.courier.send(body, forgery);
  }

  /** Delivers an event that no hand can cause. */
  tell(event: Json): Promise<EventDelivery | undefined> {
    return this.world.courier.tell(event);
  }

  calls(method?: string): Call[] {
    return this.world.ledger.calls.filter((call) => method === undefined || call.method === method);
  }

  /** The events delivered so far, with every attempt. */
  events(type?: string): EventDelivery[] {
    return this.world.courier.events.filter(({ event }) => type === undefined || event['type'] === type);
  }

  /** What that person alone has seen: ephemeral messages, and answers to their commands and clicks. */
  ephemerals(handle: string): Ephemeral[] {
    const id = this.world.roster.find(handle)?.id;
    return this.world.ephemerals.filter((seen) => seen.user === id);
  }

  /** The modals (or the Home tab) that person has in front of them; the last one is on top. */
  views(handle: string, type: 'modal' | 'home' = 'modal'): OpenView[] {
    const id = this.world.roster.find(handle)?.id;
    return this.world.views.filter(({ user, view }) => user === id && view.type === type);
  }

  /** Looks again after every change until the predicate gives something; rejects after `ms` saying what happened. */
  until<T>(predicate: Predicate<T>, { ms = 5000 }: { ms?: number } = {}): Promise<T> {
    return waitFor(this.world.ledger, predicate, ms);
  }

  /** Resolves when the bot has made no call for that long. */
  quiet(ms: number): Promise<void> {
    return this.world.ledger.quiet(ms);
  }

  async close(): Promise<void> {
    this.world.courier.close();
    await this.world.sockets.close();
    await this.front.close();
    await this.world.emulator.close();
  }
}

/** `emulate` puts only its own first user into the channels it is started with: that one asks the others in. */
async function everybodyIn(world: World): Promise<void> {
  const channels = (await new Seen(world).channels()).map(({ id }) => id);
  const present = world.roster.all().filter(({ id, bot, deactivated }) => id !== firstUser && !bot && !deactivated);
  const people = present.map(({ id }) => id);
  for (let from = 0; from < people.length; from += atOnce) {
    const users = people.slice(from, from + atOnce).join(',');
    const asked = channels.map((channel) => world.emulator.call(firstUser, 'conversations.invite', { channel, users }));
    await Promise.all(asked);
  }
}
