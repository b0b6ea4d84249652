import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDone, type Typist } from './typist.ts';

/** What is typed as the nth command. */
export type Line = (n: number) => string;

/** What came of typing. */
export interface Typed {
  /** Milliseconds of each that was done, in the order of the answers. */
  readonly took: readonly number[];
  /** The lines that were acknowledged as done, by their number, in the order of the answers. */
  readonly done: readonly number[];
  /** What was not done, or not answered; a few of them in words. */
  readonly failed: number;
  readonly complaints: readonly string[];
  /** Milliseconds from the first key to the last answer. */
  readonly elapsed: number;
}

/**
 * So many people at once, each of whom types again as soon as there is an answer, for so many milliseconds or until so
 * many commands are typed.
 */
export async function flatOut(
  typist: Typist,
  people: number,
  until: number | { readonly count: number },
  line: Line,
): Promise<Typed> {
  await typist.connect(people);
  const books = keepBooks(typist, line);
  const end = performance.now() + (typeof until === 'number' ? until : Number.POSITIVE_INFINITY);
  const most = typeof until === 'number' ? Number.POSITIVE_INFINITY : until.count;
  let n = 0;
  await Promise.all(
    Array.from({ length: people }, async () => {
      while (n < most && performance.now() < end) await books.type(n++);
    }),
  );
  return books.close();
}

/** So many commands a second, whether or not those before were answered, for so many milliseconds. */
export async function atRate(typist: Pick<Typist, 'say'>, rate: number, span: number, line: Line): Promise<Typed> {
  const books = keepBooks(typist, line);
  const start = performance.now();
  const under: Array<Promise<void>> = [];
  const count = Math.round((rate * span) / 1000);
  for (let n = 0; n < count; n++) {
    const ahead = start + (n * 1000) / rate - performance.now();
    if (ahead > 0) await sleep(ahead);
    under.push(books.type(n));
  }
  await Promise.all(under);
  return books.close();
}

function keepBooks(typist: Pick<Typist, 'say'>, line: Line) {
  const took: number[] = [];
  const done: number[] = [];
  const complaints = new Set<string>();
  let failed = 0;
  const start = performance.now();

  return {
    async type(n: number): Promise<void> {
      try {
        const answer = await typist.say(line(n));
        if (!isDone(answer)) throw new Error(`${answer.status} ${answer.text.slice(0, 100)}`);
        took.push(answer.took);
        done.push(n);
      } catch (error) {
        failed += 1;
        if (complaints.size < 3) complaints.add((error as Error).message);
      }
    },
    close: (): Typed => ({ took, done, failed, complaints: [...complaints], elapsed: performance.now() - start }),
  };
}
