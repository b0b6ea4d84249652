import { show } from './demo/show.ts';

const { stdin, stdout, stderr, env } = process;
const stop = new AbortController();
let interrupted = false;

// npm passes on what the terminal has sent already: a second one changes nothing.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
// Whoever read along has gone away.
stdout.on('error', end);

const terminal = {
  write: (text: string) => void stdout.write(text),
  columns: stdout.columns ?? 110,
  colour: stdout.isTTY && !env['NO_COLOR'],
};

try {
  await show({ env, terminal, attended: stdin.isTTY === true, signal: stop.signal });
} catch (error) {
  if (!interrupted) stderr.write(`The demo ended early: ${(error as Error).message.split('\n', 1)[0]}\n`);
  process.exit(interrupted ? 130 : 1);
}

function end(): void {
  if (interrupted) return;
  interrupted = true;
  stop.abort();
  setTimeout(() => process.exit(130), 5000).unref();
}
