import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Profile {
  readonly nodes: ReadonlyArray<{ readonly id: number; readonly callFrame: Frame }>;
  readonly samples: readonly number[];
}

interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

/** Where the profiler found the program how often, the most frequent first; `share` of all but idle samples. */
export function hottest(folder: string, count: number): Array<{ readonly where: string; readonly share: number }> {
  const found = new Map<string, number>();
  let all = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const { nodes, samples } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile;
    const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
    for (const sample of samples) {
      const where = names.get(sample) ?? '?';
      if (where.startsWith('(idle)')) continue;
      all += 1;
      found.set(where, (found.get(where) ?? 0) + 1);
    }
  }
  return [...found]
    .sort(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([where, times]) => ({ where, share: times / all }));
}

/** `tellAll, dist/main.js:1062`, from the package or from ours. */
function nameOf({ functionName, url, lineNumber }: Frame): string {
  const file =
    url
      .split('node_modules/')
      .at(-1)
      ?.replace(/^.*\/(?=dist\/)/u, '') ?? '';
  return `${functionName || '(no name)'}${file ? `, ${file}:${lineNumber + 1}` : ''}`;
}
