import { RecordAway, type Store } from '../src/desk/ports.ts';

/** What gives something else than a promise. */
const atOnce = new Set(['seenBy', 'close', 'written', 'isEmpty']);

type Method = (...args: unknown[]) => unknown;

/** The real record behind a gate, as one on another machine is: slow, or away for a while. */
export function gatedRecord() {
  const held = new Map<string, Promise<void>>();
  const lost = new Set<string>();
  const reached = new Map<string, () => void>();
  let away: Error | undefined;

  return {
    before: (store: Store): Store => ({ ...gated(store), seenBy: (viewer) => gated(store.seenBy(viewer)) }),

    /** From now on a method waits, until what this gives is called; with an error, those that waited throw it. */
    hold(method: keyof Store): (fault?: Error) => void {
      let settle = (_?: Error) => {};
      const until = new Promise<void>((resolve, reject) => {
        settle = (fault) => (fault ? reject(fault) : resolve());
      });
      until.catch(() => {});
      held.set(method, until);
      return (fault) => {
        held.delete(method);
        settle(fault);
      };
    },

    /** Resolves when somebody calls a method that is held. */
    reaches: (method: keyof Store) => new Promise<void>((resolve) => reached.set(method, resolve)),

    /** The next call of a method does its work, and its answer is lost. */
    loseAnswer(method: keyof Store): void {
      lost.add(method);
    },

    /** Nothing is reached any more, until what this gives is called. */
    goAway(cause = new Error('connect ECONNREFUSED 10.0.0.5:5432')): () => void {
      away = new RecordAway(undefined, { cause });
      return () => {
        away = undefined;
      };
    },
  };

  function gated<T extends object>(store: T): T {
    const pass = (name: string, method: Method): Method =>
      atOnce.has(name)
        ? method
        : async (...args) => {
            if (held.has(name)) reached.get(name)?.();
            await held.get(name);
            if (away) throw away;
            const answer = await method(...args);
            if (lost.delete(name)) throw new RecordAway(undefined, { doubt: true });
            return answer;
          };
    return Object.fromEntries(
      Object.entries(store).map(([name, method]) => [name, pass(name, method as Method)]),
    ) as unknown as T;
  }
}

export type GatedRecord = ReturnType<typeof gatedRecord>;
