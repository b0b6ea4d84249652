import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

// It reads process ids, a line each, the last one counts and an empty one means none. Its input ends when the bot ends,
// whichever way: nobody can catch `kill -9`, but the kernel still closes the pipe.
const SCRIPT = `
redis=
while read -r line; do redis=$line; done
if [ -n "$redis" ]; then kill -9 "$redis" 2>/dev/null; fi
rm -rf "$1"
`;

/** Outlives the bot for a moment to end its redis-server and remove the socket's folder. */
export interface Watcher {
  /** Names the redis-server to end; `undefined` once it is gone, since its id may be given to another process. */
  watch(pid: number | undefined): void;
  /** Lets it do its work now. */
  release(): void;
}

/** Starts the watcher, in a process group of its own: Ctrl-C must not end it before the bot. */
export function startWatcher(folder: string): Watcher {
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'sitrep-redis-watcher', folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const { stdin } = shell;
  shell.on('error', ignore);
  stdin.on('error', ignore); // someone ended the watcher: the bot itself can do without
  shell.unref();
  (stdin as Socket).unref();
  return {
    watch: (pid) => void stdin.write(`${pid ?? ''}\n`),
    release: () => void stdin.end(),
  };
}

function ignore(): void {}
