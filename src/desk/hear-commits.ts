import { AlreadyDone, AlreadyRung, StaleIncident, type Store } from './ports.ts';

/**
 * `outrun`: somebody else was first, with another change, so that the rule is asked again, or with this very one; `rung`:
 * the alarm was spent.
 */
export type CommitResult = 'written' | 'outrun' | 'rung' | 'failed';

/** The same store, of which every commit is heard of: what came of it, and how long it took, in milliseconds. */
export function hearCommits<S extends Pick<Store, 'commit'>>(
  store: S,
  hear: (result: CommitResult, milliseconds: number) => void,
): S {
  return {
    ...store,
    async commit(commit) {
      const began = performance.now();
      const heard = (result: CommitResult) => hear(result, performance.now() - began);
      try {
        await store.commit(commit);
        heard('written');
      } catch (cause) {
        heard(resultOf(cause));
        throw cause;
      }
    },
  };
}

function resultOf(cause: unknown): CommitResult {
  if (cause instanceof StaleIncident || cause instanceof AlreadyDone) return 'outrun';
  return cause instanceof AlreadyRung ? 'rung' : 'failed';
}
