import type { KnownBlock } from '@slack/types';
import type { Clock, Log, Store } from '../desk/ports.ts';
import type { Recorded, Request } from '../desk/requests.ts';
import { backlogOf, type Wait, type Waits } from '../desk/stalls.ts';
import { announcerName } from './followers/announcer.ts';
import { channelTeller } from './followers/card-place.ts';
import { openerName } from './openings.ts';
import type { Tap } from './tap.ts';
import { slowWords } from './views/away.ts';
import { context } from './views/message.ts';

interface Parts {
  readonly tap: Pick<Tap, 'awaySince'>;
  readonly waits: Waits;
  readonly store: Pick<Store, 'find' | 'bookmark'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Milliseconds that an entry may take to Slack before anybody is told. */
  readonly patience: number;
}

/** What people wait for; that a topic or a canvas is late is nobody's worry. */
const heard = [openerName, channelTeller, announcerName];

const cannotTell = 'somebody was not told that Slack is slow';
/** Walks whose entries are counted while somebody waits for their answer: a few milliseconds. */
const countable = 300;
/** How often it is looked whether an entry has got through. */
const looks = 5;

/**
 * Tells whoever typed, once in an outage and alone, that Slack takes what they said later: beside the answer where that is
 * known by then, afterwards where it is not.
 */
export function createNotices({ tap, waits, store, clock, log, signal, patience }: Parts) {
  const told = new Map<string, Date>();

  return {
    /** The answer, with a line more where this person has not been told. */
    async beside<A extends Said>(answer: A, person: string, { recorded }: Asked): Promise<A> {
      // What was done is done: that this could not be found out is nothing for them.
      const words = await wordsFor(person, recorded).catch((cause) => void log.warn(cannotTell, { cause }));
      if (words === undefined) return answer;
      const text = `${answer.text}\n${words}`;
      return { ...answer, text, ...(answer.blocks ? { blocks: [...answer.blocks, context(words)] } : {}) };
    },

    /** Looks now and then whether what was recorded is there. That this reaches them is not sure. */
    afterwards(person: string, { recorded }: Asked, say: (text: string) => Promise<unknown>): void {
      const look = async (left: number): Promise<void> => {
        if (signal.aborted || left === 0 || waitsOf(recorded).length === 0) return;
        const words = await wordsFor(person, recorded);
        if (words === undefined) lookLater(left - 1);
        else await say(words);
      };
      const cannot = (cause: unknown) => log.warn(cannotTell, { cause });
      const lookLater = (left: number) => void setTimeout(() => void look(left).catch(cannot), patience).unref();
      if (recorded.length > 0) lookLater(looks);
    },
  };

  async function wordsFor(person: string, recorded: readonly Recorded[]): Promise<string | undefined> {
    const away = tap.awaySince();
    const its = waitsOf(recorded);
    if (!its.some((wait) => away !== undefined || isLate(wait))) return undefined;
    const all = waits.unfinished().filter((wait) => heard.includes(wait.follower));
    const late = all.filter(isLate);
    const began = Math.min(...[...late.map(({ since }) => since), ...(away ? [away] : [])].map(Number));
    const before = told.get(person);
    if (before && before.getTime() >= began) return undefined;
    told.set(person, clock());
    const slow = away ? all : late;
    return slowWords(slow.length > countable ? undefined : (await backlogOf(slow, store)).entries);
  }

  /** Those who have not told what was recorded. */
  function waitsOf(recorded: readonly Recorded[]): Wait[] {
    return recorded.flatMap(({ incident }) => heard.flatMap((follower) => waits.waitOf(follower, incident) ?? []));
  }

  function isLate({ tick, failed }: Wait): boolean {
    return failed && performance.now() - tick >= patience;
  }
}

/** What somebody asked, with what it has recorded so far. */
type Asked = Pick<Request, 'recorded'>;

interface Said {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

export type Notices = ReturnType<typeof createNotices>;
