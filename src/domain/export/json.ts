import { entryOf, headOf } from './exported.ts';
import { opened, type WholeRecord } from './record.ts';

/** One incident as JSON, in pieces: a line for each impact, promise, action, link and entry. */
export function* jsonOf(whole: WholeRecord, now: Date): Generator<string> {
  const record = opened(whole);
  yield '{\n';
  for (const [name, value] of Object.entries(headOf(record, now))) {
    yield Array.isArray(value) ? `"${name}": ${lines(value)},\n` : `"${name}": ${JSON.stringify(value)},\n`;
  }
  yield '"entries": [';
  let before = '\n';
  for (const standing of record.standing) {
    yield before + JSON.stringify(entryOf(standing, record));
    before = ',\n';
  }
  yield '\n]\n}\n';
}

const lines = (values: readonly unknown[]): string =>
  values.length === 0 ? '[]' : `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
