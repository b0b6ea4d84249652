import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

const require = createRequire(import.meta.url);
const emulate = import('emulate');

const entered = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...call) {
  entered.add(this);
  return run.apply(this, call);
};

/** Node's own, and what costs a suite of many files most of its time is done once in a process and not once a file. */
export default class extends TestEnvironment {
  /**
   * The packages in `outside/` are loaded once and stay warm: loading them anew took half a second of each file.
   * Our own code is still each file's own, and so is all that holds state for a process.
   */
  async setup() {
    await super.setup();
    const { createEmulator } = await emulate;
    this.global.outside = (name) => (name === 'emulate' ? { createEmulator } : require(name));
  }

  /**
   * Jest enters an AsyncLocalStorage of its own for each file and never disables it, and until Node 24 every promise is
   * handed through each of them: after thirty files an `await` takes sixty times as long.
   */
  async teardown() {
    for (const storage of entered) storage.disable();
    entered.clear();
    await super.teardown();
  }
}
