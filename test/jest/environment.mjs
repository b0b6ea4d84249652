import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

const require = createRequire(import.meta.url);
const emulate = import('emulate');

// Jest enters a storage of its own for each file and never disables it, and until Node 24 every promise is handed through
// each of them: after thirty files an `await` takes sixty times as long. So all of them are kept in one, which holds for each
// what it would hold by itself. (Disabled at the end of its file, each keeps that file's memory.)
const shared = new AsyncLocalStorage();
const { run, getStore } = AsyncLocalStorage.prototype;
Object.assign(AsyncLocalStorage.prototype, {
  run(store, ...call) {
    return run.call(shared, new Map(getStore.call(shared)).set(this, store), ...call);
  },
  exit(...call) {
    return this.run(undefined, ...call);
  },
  getStore() {
    return getStore.call(shared)?.get(this);
  },
});

/**
 * Node's own; and the packages in `outside/` are loaded once in a process, where loading them anew took half a second of
 * each file. Our own code is still each file's own, and so is all that holds state for a process.
 */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    const { createEmulator } = await emulate;
    this.global.outside = (name) => (name === 'emulate' ? { createEmulator } : require(name));
  }
}
