import { backUpRecord } from '../../src/cli/backup.ts';
import { check } from '../../src/cli/check.ts';
import { exportRecords } from '../../src/cli/export.ts';
import { importHistory } from '../../src/cli/import.ts';
import { rebuild } from '../../src/cli/rebuild.ts';
import { restore } from '../../src/cli/restore.ts';

type Command = (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  backup: (args, env) => backUpRecord(args, env, new Date()),
  check,
  export: (args, env) => exportRecords(args, env, new Date()),
  import: (args, env) => importHistory(args, env, new Date()),
  rebuild,
  restore: (args, env) => restore(args, env, new Date()),
};

/**
 * `npx sitrep …` without a process of its own, which costs most of such a test. What only the process does, reading
 * `.env` and refusing words that a command does not know, does not happen here. Throws for a command that it has not.
 */
export async function sitrepHere(line: string, env: Record<string, string>) {
  const [name = '', ...args] = line.split(' ');
  const command = commands[name];
  if (!command) throw new Error(`sitrepHere knows no ${name}`);
  const [stdout, stderr] = [overhear('stdout'), overhear('stderr')];
  try {
    const code = await command(args, env);
    return { code, stdout: stdout.words(), stderr: stderr.words() };
  } finally {
    stdout.stop();
    stderr.stop();
  }
}

/** What is written from now on. Jest gives each test file a `process` of its own: what Jest itself prints goes its way. */
function overhear(name: 'stdout' | 'stderr') {
  const own = Object.getOwnPropertyDescriptor(process, name);
  let words = '';
  const write = (text: string) => {
    words += text;
    return true;
  };
  Object.defineProperty(process, name, { configurable: true, value: { write } });
  return {
    words: () => words,
    stop: () => void Object.defineProperty(process, name, own as PropertyDescriptor),
  };
}
