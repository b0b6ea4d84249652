import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { figuresOf, inWords, type Row } from '../figures.ts';
import { bot as program } from '../places.ts';
import { Workspace } from '../workspace.ts';
import { aYear } from '../year.ts';
import type { Scenario } from './scenario.ts';

const longest = 1000;
const mostMemory = 150;
const times = 10;

export const year: Scenario = {
  name: 'year',
  does: 'what managers ask of a year of incidents',
  async run({ incidents, perIncident }) {
    const workspace = await Workspace.open();
    await aYear(workspace.dataDir, incidents, perIncident);
    await workspace.start();
    const rows = [
      await asked('stats year'),
      await asked('stats year Checkout'),
      await asked('stats'),
      await exported(workspace.dataDir),
    ];
    await workspace.close();
    return { rows, notes: workspace.complaints() };

    /** From the key to the answer. */
    async function asked(words: string): Promise<Row> {
      const took: number[] = [];
      for (let n = 0; n < times; n++) {
        const start = performance.now();
        await workspace.say(words);
        took.push(performance.now() - start);
      }
      const { p50, p99, max } = figuresOf(took);
      const figures = { p50: inWords(p50), p99: inWords(p99), max: inWords(max) };
      return {
        what: `year: ${words}`,
        n: incidents,
        ...figures,
        goal: `max < ${longest / 1000} s`,
        met: max < longest,
      };
    }

    /** All of it, by the program of the command line; the most memory that it ever held. */
    async function exported(dataDir: string): Promise<Row> {
      const most = await memoryOfExport(dataDir);
      const goal = `< ${mostMemory} MB`;
      return { what: 'year: export of all, memory', n: incidents, max: `${most} MB`, goal, met: most < mostMemory };
    }
  },
};

/** Says at its end, on standard error, how much it held at its most: Linux's own books. */
const atEnd = `process.on('exit', () => process.stderr.write(
  require('node:fs').readFileSync('/proc/self/status', 'utf8')))`;

function memoryOfExport(dataDir: string): Promise<number> {
  const cli = join(program, '../cli/sitrep.js');
  const out = join(dataDir, 'year.json');
  const watch = `data:text/javascript,${encodeURIComponent(`import { createRequire } from 'node:module'; const require = createRequire('/'); ${atEnd}`)}`;
  const args = ['--import', watch, cli, 'export', '--all', '--out', out];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env: { ...process.env, DATA_DIR: dataDir } }, (error, _, said) => {
      const [, kilobytes] = /VmHWM:\s+(\d+) kB/u.exec(said) ?? [];
      if (error || kilobytes === undefined || readFileSync(out).length === 0) reject(error ?? new Error(said));
      else resolve(Math.round(Number(kilobytes) / 1024));
    });
  });
}
