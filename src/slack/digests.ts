import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { digestOf } from '../desk/digest.ts';
import { figuresOf } from '../desk/figures.ts';
import { TryLater } from '../desk/follower.ts';
import type { Draw } from '../desk/pictures.ts';
import type { Log, ReceiptKey, Store, WholeDesk } from '../desk/ports.ts';
import type { Replicas } from '../desk/replicas.ts';
import { nextAfter, type Occasion, occasionAt, type Schedule } from '../domain/digest/schedule.ts';
import { commanderOf } from '../domain/incident.ts';
import type { Announcements } from './announcements.ts';
import { chartsOf } from './charts.ts';
import type { IdentityKeeper } from './identity.ts';
import { patiently } from './patiently.ts';
import { findPost } from './post.ts';
import { asUpload, upload } from './upload.ts';
import { digest } from './views/digest.ts';

interface Parts {
  readonly client: WebClient;
  readonly desk: WholeDesk;
  readonly store: Pick<Store, 'setting' | 'saveSetting' | 'settingOnce'>;
  readonly identity: IdentityKeeper;
  readonly announcements: Announcements;
  /** Undefined: nobody wants one. */
  readonly schedule: Schedule | undefined;
  readonly draw: Draw;
  /** The other bots on the same record: one of them tells it. */
  readonly replicas: Replicas;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface Digests {
  /** Whoever has just installed Sitrep wants no digest of before: the first is the next one. */
  begin(): Promise<void>;
  /** Tells the newest digest that is due and was not told. Cheap where there is none. */
  look(): Promise<void>;
  /** A wait for what is under way. */
  idle(): Promise<unknown>;
}

/** In milliseconds, at the end. */
const longestWait = 1500;

/** Until the next try at one that Slack did not take. */
const tryAgain = 5 * 60_000;

/** The newest one that was told, or passed over. */
const setting = 'digest';
/** The name under which its telling is had. */
const lease = 'digest';

/** One that is so old (in milliseconds) when Sitrep comes back is news no more. */
const stale = { weekly: 3 * 86_400_000, daily: 6 * 3_600_000 };

/** As much (in milliseconds) as its pictures show: a quarter, in which a week is one of many. */
const shown = 91 * 86_400_000;

/** Whose records they are: nobody is inside of anything private. */
const outsider = 'nobody';

/** The team's digest, in the channel of the announcements: each once, also when Sitrep died on the way. */
export function createDigests(parts: Parts): Digests {
  const { client, desk, store, identity, announcements, schedule, draw, replicas, log, signal } = parts;
  let next: Date | undefined;
  let looking: Promise<void> | undefined;

  return {
    async begin() {
      if (schedule) await store.settingOnce(setting, occasionAt(schedule, desk.clock()).at.toISOString());
    },

    look() {
      if (!schedule || (next && desk.clock() < next)) return Promise.resolve();
      looking ??= lookInTurn(schedule)
        .catch((cause) => log.error('looking for the digest did not work', { cause }))
        .finally(() => {
          looking = undefined;
        });
      return looking;
    },

    // A call that hangs must not keep Sitrep from stopping.
    idle: () => Promise.race([looking, sleep(longestWait, undefined, { ref: false })]),
  };

  /** Where another bot is at it, the next look shows whether it has told. */
  async function lookInTurn(wanted: Schedule): Promise<void> {
    const took = await replicas.take(lease);
    if (took === undefined) return;
    try {
      // What a bot that is gone asked Slack for right before its end has come there by then.
      if (took === 'anew' && replicas.grace > 0) await sleep(replicas.grace, undefined, { ref: false });
      await lookOnce(wanted);
    } finally {
      await replicas.release(lease);
    }
  }

  async function lookOnce(wanted: Schedule): Promise<void> {
    const now = desk.clock();
    const newest = occasionAt(wanted, now);
    const last = new Date((await store.setting(setting)) ?? 0);
    const isFresh = ({ kind, at }: Occasion) => at > last && now.getTime() - at.getTime() < stale[kind];
    // The week's comes late rather than never.
    const occasion = [occasionAt({ ...wanted, daily: false }, now), newest].find(isFresh);
    const patience = { log, signal, about: { at: occasion?.at }, most: 20 };
    let isOurs = true;
    const telling = async () => {
      isOurs = (await tell(occasion as Occasion, wanted)) === 'told';
    };
    if (occasion && !(await patiently('the digest', telling, patience))) {
      next = new Date(now.getTime() + tryAgain);
      return;
    }
    // Another bot has it by now.
    if (!isOurs) return;
    if (newest.at > last) await store.saveSetting(setting, newest.at.toISOString());
    next = nextAfter(newest, wanted);
  }

  async function tell(occasion: Occasion, { zone }: Schedule): Promise<'told' | 'lost'> {
    const { records } = desk.as(outsider);
    const all = await digestOf(identity.need().teamId, occasion, { records, zone });
    if (occasion.kind === 'daily' && all.open.total === 0) return 'told';
    const people = [...all.open.first.map(commanderOf), ...all.overdue.first.flatMap(({ owner }) => owner ?? [])];
    const names = await records.namesOf([...new Set(people)]);
    const key = keyOf(occasion);
    const since = String(occasion.at.getTime() / 1000);
    const place = { channel: await announcements.channel() };
    const found = await findPost(client, place, key, since);
    if (!found && !(await replicas.confirm(lease))) return 'lost';
    const posted = found ?? (await announcements.post(digest(all, names, zone), key));
    if (occasion.kind === 'weekly') await showPictures(posted.channel ?? place.channel, occasion.to, zone);
    return 'told';
  }

  /** Slack gives no way to look files up: after a crash in between they may come twice. */
  async function showPictures(channel: string, to: Date, zone: string): Promise<void> {
    const { records } = desk.as(outsider);
    const { teamId } = identity.need();
    const period = { from: new Date(to.getTime() - shown), to };
    const incidents = await figuresOf(teamId, period, records);
    const promises = await records.promisesSince(teamId, period.from);
    try {
      const pictures = await chartsOf({ incidents, promises, period, zone, of: '' }, draw);
      await upload(client, channel, pictures.map(asUpload));
    } catch (cause) {
      if (cause instanceof TryLater) throw cause;
      // The digest has its words: nobody needs to be told that pictures are missing.
      log.warn('the pictures of a digest were not taken', { cause });
    }
  }
}

/** By which it is found again, should its answer have got lost. It is about no incident. */
const keyOf = ({ kind, at }: Occasion): ReceiptKey => ({
  follower: 'digest',
  incidentId: 0,
  seq: 0,
  step: `${kind} ${at.toISOString()}`,
});
