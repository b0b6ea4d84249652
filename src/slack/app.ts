import { setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import { createLately } from '../desk/lately.ts';
import type { Papers } from '../desk/papers.ts';
import type { Draw } from '../desk/pictures.ts';
import type { Log, Store, WholeDesk } from '../desk/ports.ts';
import type { Replicas } from '../desk/replicas.ts';
import type { Requests } from '../desk/requests.ts';
import type { RightOfWay } from '../desk/right-of-way.ts';
import type { Waits } from '../desk/stalls.ts';
import type { Broadcast } from '../domain/broadcast.ts';
import type { Cadences } from '../domain/cadence.ts';
import type { Catalog } from '../domain/component.ts';
import type { Schedule } from '../domain/digest/schedule.ts';
import { type Allowed, groupsIn } from '../domain/permission.ts';
import { createAnnouncements } from './announcements.ts';
import { boltLog } from './bolt-log.ts';
import { listenToClicks } from './clicks.ts';
import { clientOptions, formOptions } from './client.ts';
import type { House, HouseOf } from './commands/command.ts';
import { createDigests } from './digests.ts';
import { doorkeeper } from './doorkeeper.ts';
import { listenToEvents } from './events.ts';
import { createFiles } from './files.ts';
import { slackFollowers } from './followers/index.ts';
import { gate, refuseMalformed } from './gate.ts';
import { hearEvents } from './hear.ts';
import { createHomes, listenToHomes } from './home.ts';
import { createIdentity } from './identity.ts';
import { usualAckAfter } from './in-time.ts';
import { keepAnInbox } from './inbox.ts';
import { listenToCommands } from './listen.ts';
import { listenToMessages } from './messages/events.ts';
import { createMessages } from './messages/known.ts';
import { listenToShortcuts } from './messages/shortcuts.ts';
import type { Emoji } from './messages/work.ts';
import { createNotices } from './notices.ts';
import { createOpenForm } from './opened.ts';
import { createOpenings } from './openings.ts';
import { createOutages, worthAWord } from './outages.ts';
import type { Troubles } from './persistently.ts';
import { createRoutes } from './routes.ts';
import type { Span } from './silence.ts';
import { openSockets } from './sockets.ts';
import { subscriptionsOf } from './subscriptions.ts';
import { createTap, type TapParts } from './tap.ts';
import { TappedClient } from './tapped.ts';
import { createTellAlone } from './tell-alone.ts';
import { listenToGroups } from './user-groups.ts';
import { learnTheWorkspace } from './workspace.ts';

export interface SlackSettings {
  readonly botToken: string;
  /** Set: Socket Mode. */
  readonly appToken: string | undefined;
  /** HTTP mode only. */
  readonly signingSecret: string | undefined;
  readonly apiUrl: string | undefined;
  readonly incidentsChannel: string;
  readonly reactions: Emoji;
  readonly responders: readonly string[];
  readonly broadcasts: readonly Broadcast[];
  readonly digest: Schedule | undefined;
}

interface Parts {
  readonly desk: WholeDesk;
  readonly store: Store;
  readonly cadences: Cadences;
  readonly catalog: Catalog;
  readonly pageZone: string;
  readonly pageUrl: string;
  readonly archiveAfter: number | null;
  readonly allowed: Allowed;
  readonly draw: Draw;
  readonly papers: Papers;
  readonly rightOfWay: RightOfWay;
  readonly requests: Requests;
  readonly log: Log;
  readonly waits: Walks;
  /** The other bots on the same record. */
  readonly replicas: Replicas;
  readonly measure: TapParts['measure'];
  /** Milliseconds that Slack may take before it counts as slow. */
  readonly slowAfter?: number | undefined;
  /** Milliseconds until a token that Slack refuses is tried again, at first. */
  readonly probeEvery?: number | undefined;
  /** Milliseconds that an answer may take before Slack hears that what was asked has come. */
  readonly ackAfter?: number | undefined;
}

/** The herald's walks. */
interface Walks extends Waits {
  /** Slack is back: nobody waits any longer, and these incidents show it. */
  goOn(repainted: readonly number[]): void;
}

/** In milliseconds. */
const usuallySlow = 3000;

/** Of so many people the house is kept as they find it: whoever types, types again. */
const mostHouses = 50;

/** Everything that speaks Slack, wired; nothing is called before `start`. */
export function openSlack(settings: SlackSettings, parts: Parts) {
  const { desk, store, cadences, catalog, pageZone, pageUrl, archiveAfter, allowed, draw } = parts;
  const { papers, rightOfWay, replicas, log } = parts;
  const { requests, waits, measure, probeEvery, slowAfter: patience = usuallySlow, ackAfter = usualAckAfter } = parts;
  const { botToken, appToken, signingSecret, apiUrl, responders, broadcasts } = settings;
  const outages = createOutages({ store, replicas });
  const tap = createTap({ log, clock: desk.clock, measure, patience, probeEvery, onAway, onBack });
  const logger = boltLog(log);
  // What a client warns of, it throws as well; left to itself it would write beside our log.
  const clientLogger = { ...logger, warn: () => {} };
  const client = new TappedClient(tap, botToken, { ...clientOptions(apiUrl), logger: clientLogger });
  const identity = createIdentity(client, store, log);
  const announcements = createAnnouncements(client, store, settings.incidentsChannel);
  const openings = createOpenings({ records: store, log });
  const ofGroups = { store, log, groups: groupsIn(allowed) };
  const stopping = new AbortController();
  // Everything that waits for its next try listens for the end.
  setMaxListeners(0, stopping.signal);
  const { signal } = stopping;
  const { clock } = desk;
  const messages = createMessages({ client, identity, store, clock, log });
  const notices = createNotices({ tap, store, clock, log, signal, patience, waits });
  const files = createFiles({ client, log, signal });
  const places = { pageZone, pageUrl, archiveAfter };
  const shared = { cadences, catalog, openings, messages, files, draw, papers, allowed, ...places };
  const houses = createLately<string, House>(mostHouses);
  const houseOf: HouseOf = (person, { hear }) => {
    const its = () => ({ ...shared, desk: desk.as(person), subscriptions: subscriptionsOf(person, store, desk.clock) });
    const house = houses.get(person) ?? its();
    houses.set(person, house);
    return { ...house, desk: house.desk.heardBy(hear), papers: papers.heardBy(hear) };
  };
  const troubles: Troubles = new Map();
  let hasStarted = false;

  const http = appToken
    ? undefined
    : // The gate before it has looked at the signature: twice would cost whoever waits.
      new HTTPReceiver({
        signingSecret: signingSecret ?? '',
        signatureVerification: false,
        logger,
        processEventErrorHandler: refuseMalformed,
      });
  const sockets = appToken ? openSockets({ appToken, apiUrl, logger }) : undefined;
  const app = new App({
    receiver: http ?? (sockets as NonNullable<typeof sockets>).first,
    // Without asking Slack: who we are lies in the database, and listeners call Slack through our own client.
    authorize: async () => ({
      botToken,
      botId: identity.get()?.botId ?? 'B',
      botUserId: identity.get()?.userId ?? 'U',
    }),
    clientOptions: clientOptions(apiUrl),
    convoStore: false,
    logger,
  });
  app.error(async (error) => log.error('a Slack listener failed', { cause: error }));
  const routes = createRoutes(app, { requests, door: doorkeeper(identity) });
  const workOffInbox = keepAnInbox(app, { store, replicas, clock, log, signal });
  const forForms = new TappedClient(tap, botToken, { ...formOptions(apiUrl), logger: clientLogger });
  const openForm = createOpenForm(forForms);
  const tellAlone = createTellAlone({ client, signal });
  const asked = { houseOf, openForm, rightOfWay, notices, tellAlone, ackAfter };
  const answered = listenToCommands(routes, { ...asked, identity });
  const homes = createHomes({ client, desk, log, signal });
  const clicked = listenToClicks(routes, { ...asked, homes, client, signal });
  const used = listenToShortcuts(routes, { ...asked, identity });
  const hear = hearEvents(routes, { log, signal });
  listenToEvents(hear, { desk, store, identity, client });
  listenToGroups(hear, ofGroups);
  listenToHomes(hear, homes);
  const { reactions: emoji, digest: schedule } = settings;
  const ofDigests = { client, desk, store, identity, announcements, schedule, draw, replicas, log, signal };
  const digests = createDigests(ofDigests);
  const kept = listenToMessages(hear, { houseOf, desk, cadences, identity, client, emoji, signal });

  return {
    followers: slackFollowers(
      { client, desk, log, identity, announcements, openings, responders, broadcasts, draw },
      store,
    ),

    digests,

    /** Another bot changed an incident. */
    hear: openings.hear,

    /** Works off what another bot heard and left. */
    catchUp: async () => (hasStarted ? workOffInbox() : undefined),

    /** Takes Slack's requests in HTTP mode; undefined in Socket Mode. */
    handler:
      http &&
      gate(signingSecret ?? '', Date.now, (request: IncomingMessage, response: ServerResponse) =>
        http.requestListener(request as never, response as never),
      ),

    /** Returns at once; who we are, who is there and the socket come when Slack answers. */
    async start(): Promise<void> {
      await identity.load();
      hasStarted = true;
      await workOffInbox();
      messages.forgetOld();
      const left = await outages.left();
      if (left) tap.resume(left);
      void tap.watch(() => client.auth.test(), signal);
      void learnTheWorkspace({ client, identity, ...ofGroups, store, signal, troubles });
      void sockets?.start(app, log, signal, troubles);
    },

    /** What does not work right now, in words. */
    troubles: (): string[] => [...tap.troubles(), ...troubles.values()],

    /** Since when Slack takes nothing; undefined while it does. */
    awaySince: tap.awaySince,

    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all([kept(), files.idle(), homes.idle(), digests.idle()]);
      // A socket that closes before these would swallow them: they are the last that is waited for.
      await Promise.all([answered(), clicked(), used()]);
      await sockets?.stop();
      // What was on its way when it closed is answered all the same, by itself.
      await answered();
    },
  };

  function onAway(from: Date): void {
    void outages.began(from).catch((cause) => log.warn('an outage of Slack was not kept', { cause }));
  }

  function onBack(span: Span): void {
    const delayed = waits.unfinished().filter(({ since }) => span.to.getTime() - since.getTime() >= worthAWord);
    const incidents = [...new Set(delayed.map(({ incidentId }) => incidentId))];
    void outages
      .ended(span, incidents)
      .catch((cause) => log.warn('an outage of Slack was not kept', { cause }))
      .then(() => waits.goOn(incidents));
  }
}
