import { csvHead, csvLines } from './csv.ts';
import { jsonOf } from './json.ts';
import { markdownOf } from './markdown.ts';
import type { WholeRecord } from './record.ts';

/** A way to write incidents down. A file of several is `first`, each with `between` them, and `last`. */
export interface Format {
  /** As people type it, and how the name of the file ends. */
  readonly ending: 'json' | 'csv' | 'md';
  readonly name: string;
  readonly first: string;
  readonly between: string;
  readonly last: string;
  readonly pieces: (record: WholeRecord, now: Date) => Iterable<string>;
}

/** The names a format goes by. */
const alsoCalled: Readonly<Record<string, Format['ending']>> = { markdown: 'md', text: 'md' };

export const formats: readonly Format[] = [
  { ending: 'md', name: 'Markdown', first: '', between: '\n---\n\n', last: '', pieces: markdownOf },
  { ending: 'json', name: 'JSON', first: '[\n', between: ',\n', last: ']\n', pieces: jsonOf },
  { ending: 'csv', name: 'CSV', first: csvHead, between: '', last: '', pieces: csvLines },
];

/** A format by what somebody typed: `json`, `.json`, `--json`, `as JSON`. */
export function formatCalled(words: string): Format | undefined {
  const name = words
    .trim()
    .toLowerCase()
    .replace(/^(?:as|to|in)\s+/u, '')
    .replace(/^[-.–—]+/u, '');
  return formats.find(({ ending }) => ending === (alsoCalled[name] ?? name));
}

/** One file of several. */
export function* together(format: Format, records: Iterable<WholeRecord>, now: Date): Generator<string> {
  yield format.first;
  let isFirst = true;
  for (const record of records) {
    if (!isFirst) yield format.between;
    isFirst = false;
    yield* format.pieces(record, now);
  }
  yield format.last;
}

/** A file of one incident: JSON is the document itself, and CSV names its columns. */
export function* documentOf(format: Format, record: WholeRecord, now: Date): Generator<string> {
  if (format.ending === 'csv') yield format.first;
  yield* format.pieces(record, now);
}
