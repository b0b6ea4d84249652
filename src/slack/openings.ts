import type { Log, Records } from '../desk/ports.ts';
import { isGone } from '../domain/incident.ts';

interface Parts {
  readonly records: Pick<Records, 'find' | 'untold'>;
  readonly log: Pick<Log, 'warn'>;
}

interface Waiting {
  /** The entry that asks for a channel. */
  readonly seq: number;
  readonly resolve: (text: string) => void;
  readonly looking: NodeJS.Timeout;
  readonly until: number;
}

/** The follower that opens channels. */
export const openerName = 'opener';

/** Milliseconds between two looks while somebody waits, and in which an answer still reaches them. */
const lookEvery = 1000;
const patience = 30 * 60_000;

export const openedWords = (id: number, channel: string): string => `The channel of #${id} is <#${channel}>.`;

export const notOpenedWords = (id: number, why: string | null): string =>
  `Slack opened no channel for #${id} (${why}); the record goes on. \`/incident #${id} update …\` works from anywhere.`;

/**
 * Channels on their way: who declared hears where the incident's channel is, or why there is none. Another bot may have
 * opened it: then the record says so.
 */
export function createOpenings({ records, log }: Parts) {
  const waiting = new Map<number, Waiting>();

  return {
    /** For the channel that an entry asks for. Resolves once; with nothing to say, when nobody could hear it any more. */
    wait: ({ incidentId: id, seq }: { readonly incidentId: number; readonly seq: number }): Promise<string> =>
      new Promise((resolve) => {
        waiting.get(id)?.resolve('');
        clearInterval(waiting.get(id)?.looking);
        const looking = setInterval(() => void look(id), lookEvery).unref();
        waiting.set(id, { seq, resolve, looking, until: performance.now() + patience });
        void look(id);
      }),
    say,
    /** Another bot changed it. */
    hear: (id: number): void => void look(id),
  };

  function say(id: number, text: string): void {
    const one = waiting.get(id);
    waiting.delete(id);
    clearInterval(one?.looking);
    one?.resolve(text);
  }

  async function look(id: number): Promise<void> {
    const one = waiting.get(id);
    if (!one) return;
    if (performance.now() > one.until) return say(id, '');
    try {
      const incident = await records.find({ id });
      if (incident?.channel && !isGone(incident)) return say(id, openedWords(id, incident.channel));
      const refused = (await records.untold(id)).find(({ follower, seq }) => follower === openerName && seq >= one.seq);
      if (refused) say(id, notOpenedWords(id, refused.untold));
    } catch (cause) {
      log.warn('whether a channel is open was not found out', { incident: id, cause });
    }
  }
}

export type Openings = ReturnType<typeof createOpenings>;
