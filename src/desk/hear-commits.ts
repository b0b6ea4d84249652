import { AlreadyRung, StaleIncident, type Store } from './ports.ts';

/** `outrun`: somebody else was first, so the rule is asked again; `rung`: the alarm was spent. */
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
        heard(cause instanceof StaleIncident ? 'outrun' : cause instanceof AlreadyRung ? 'rung' : 'failed');
        throw cause;
      }
    },
  };
}
