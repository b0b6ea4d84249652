import type { KnownBlock } from '@slack/types';
import type { Clock, Log, Store } from '../desk/ports.ts';
import type { Recorded, Requests } from '../desk/requests.ts';
import { backlogOf, type Wait } from '../desk/stalls.ts';
import { announcerName } from './followers/announcer.ts';
import { channelTeller } from './followers/card-place.ts';
import { openerName } from './followers/opener.ts';
import type { Tap } from './tap.ts';
import { slowWords } from './views/away.ts';
import { context } from './views/message.ts';

interface Parts {
  readonly tap: Pick<Tap, 'awaySince'>;
  /** The walks that are not at their end. */
  readonly unfinished: () => readonly Wait[];
  readonly store: Pick<Store, 'find' | 'bookmark'>;
  readonly requests: Pick<Requests, 'soFar'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Milliseconds that an entry may take to Slack before anybody is told. */
  readonly patience: number;
}

/** What people wait for; that a topic or a canvas is late is nobody's worry. */
const heard = new Set([openerName, channelTeller, announcerName]);

/** How often it is looked whether an entry has got through. */
const looks = 5;

/**
 * Tells whoever typed, once in an outage and alone, that Slack takes what they said later: beside the answer where that is
 * known by then, afterwards where it is not.
 */
export function createNotices({ tap, unfinished, store, requests, clock, log, signal, patience }: Parts) {
  const told = new Map<string, Date>();

  return {
    /** The answer, with a line more where this person has not been told. */
    async beside<A extends Said>(answer: A, person: string): Promise<A> {
      const words = await wordsFor(person);
      if (words === undefined) return answer;
      const text = `${answer.text}\n${words}`;
      return { ...answer, text, ...(answer.blocks ? { blocks: [...answer.blocks, context(words)] } : {}) };
    },

    /** Looks now and then whether what was recorded is there. That this reaches them is not sure. */
    afterwards(person: string, say: (text: string) => Promise<unknown>): void {
      const recorded = requests.soFar();
      const look = async (left: number): Promise<void> => {
        if (signal.aborted || left === 0 || !waiting().some(isAbout(recorded))) return;
        const words = await wordsFor(person);
        if (words === undefined) lookLater(left - 1);
        else await say(words);
      };
      const cannot = (cause: unknown) => log.warn('somebody was not told that Slack is slow', { cause });
      const lookLater = (left: number) => void setTimeout(() => void look(left).catch(cannot), patience).unref();
      if (recorded.length > 0) lookLater(looks);
    },
  };

  function waiting(): Wait[] {
    return unfinished().filter(({ follower }) => heard.has(follower));
  }

  async function wordsFor(person: string): Promise<string | undefined> {
    const recorded = requests.soFar();
    if (recorded.length === 0) return undefined;
    const waits = waiting();
    const late = waits.filter(({ tick, failed }) => failed && performance.now() - tick >= patience);
    const away = tap.awaySince();
    const isLate = late.some(({ incidentId }) => recorded.some(({ incident }) => incident === incidentId));
    if (away ? !waits.some(isAbout(recorded)) : !isLate) return undefined;
    const began = Math.min(...[...late.map(({ since }) => since), ...(away ? [away] : [])].map(Number));
    const before = told.get(person);
    if (before && before.getTime() >= began) return undefined;
    told.set(person, clock());
    return slowWords((await backlogOf(away ? waits : late, store)).entries);
  }
}

interface Said {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

const isAbout =
  (recorded: readonly Recorded[]) =>
  ({ incidentId }: Wait): boolean =>
    recorded.some(({ incident }) => incident === incidentId);

export type Notices = ReturnType<typeof createNotices>;
