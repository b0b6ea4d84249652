import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment } from 'jest-environment-node';

const entered = new Set<AsyncLocalStorage<unknown>>();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (this: AsyncLocalStorage<unknown>, ...call: Parameters<typeof run>) {
  entered.add(this);
  return run.apply(this, call);
} as typeof run;

/**
 * Node's, and what a test file leaves behind in its process is let go with it: Jest enters an AsyncLocalStorage of its
 * own for each file and never disables it, and until Node 22 every promise is then handed through each of them. After
 * thirty files an `await` takes sixty times as long.
 */
export default class extends TestEnvironment {
  override async teardown(): Promise<void> {
    for (const storage of entered) storage.disable();
    entered.clear();
    await super.teardown();
  }
}
