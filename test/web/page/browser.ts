import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where a browser is; undefined where none is installed. */
export function findBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(mayRun);
}

function mayRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface View {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  /** Height of what is seen. */
  readonly height?: number;
}

export type Browser = Awaited<ReturnType<typeof openBrowser>>;

/** A headless browser with one tab, spoken to in the DevTools protocol, by pipes: with whoever holds them it ends as well. */
export async function openBrowser(path: string) {
  const profile = mkdtempSync(join(tmpdir(), 'sitrep-browser-'));
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  const how = [...flags, ...quiet, '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(path, how, {
    env: { ...process.env, TZ: 'America/New_York' },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , words, said] = child.stdio as unknown as [null, null, null, Writable, Readable];
  words.on('error', () => {});
  const answers = new Map<number, (answer: Message) => void>();
  const heard: Message[] = [];
  const listeners = new Set<(message: Message) => void>();
  let count = 0;
  const hear = (message: Message) => {
    if (message.id !== undefined) answers.get(message.id)?.(message);
    else {
      heard.push(message);
      for (const listener of listeners) listener(message);
    }
  };
  // Each message ends with a zero.
  let begun = '';
  said.setEncoding('utf8').on('data', (text: string) => {
    const whole = (begun + text).split('\0');
    begun = whole.pop() ?? '';
    for (const message of whole) hear(JSON.parse(message) as Message);
  });
  const send = (method: string, params: object = {}, sessionId?: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      count += 1;
      answers.set(count, ({ result = {}, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
      words.write(`${JSON.stringify({ id: count, method, params, sessionId })}\0`);
    });
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const tell = (method: string, params?: object) => send(method, params, String(sessionId));
  await Promise.all(['Page', 'Runtime', 'Log', 'Network'].map((part) => tell(`${part}.enable`)));
  // What changes meanwhile is to be seen at once.
  await tell('Network.setCacheDisabled', { cacheDisabled: true });

  return {
    tell,

    /** Reads a page in a window of that size. Resolves when it is loaded. */
    async read(url: string, { width, scheme, height = 900 }: View): Promise<void> {
      await tell('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 600 });
      await tell('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
      const loaded = new Promise<void>((resolve) => {
        const listener = ({ method }: Message) => {
          if (method !== 'Page.loadEventFired') return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      });
      await tell('Page.navigate', { url });
      await loaded;
    },

    /** What an expression is in the page. Throws what it throws there. */
    async evaluate<T>(expression: string): Promise<T> {
      const options = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await tell('Runtime.evaluate', options);
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return (result as { value: T }).value;
    },

    async press(key: string): Promise<void> {
      for (const type of ['keyDown', 'keyUp']) {
        await tell('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: key === 'Tab' ? 9 : 13 });
      }
    },

    /** What the console has said of anything that went wrong. */
    complaints: (): string[] =>
      heard
        .filter(({ method }) => method === 'Log.entryAdded' || method === 'Runtime.exceptionThrown')
        .map(({ params }) => JSON.stringify(params)),

    async close(): Promise<void> {
      const ended = once(child, 'exit');
      await send('Browser.close').catch(() => child.kill());
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}
