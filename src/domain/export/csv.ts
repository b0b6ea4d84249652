import type { Standing } from '../as-it-stands.ts';
import { storyOf } from '../story.ts';
import { type Opened, opened, type WholeRecord } from './record.ts';

/** What each line has, in this order. */
const columns = [
  'incident',
  'entry',
  'kind',
  'at',
  'recorded_at',
  'author_id',
  'author',
  'story',
  'text',
  'at_now',
  'text_now',
  'amended_in',
  'retracted_in',
  'replaced_in',
  'detail',
] as const;

/** RFC 4180: lines end so. */
const end = '\r\n';

export const csvHead = columns.join(',') + end;

/** One incident as CSV, a line per entry, without the line that names the columns. */
export function* csvLines(whole: WholeRecord): Generator<string> {
  const record = opened(whole);
  for (const standing of record.standing) yield lineOf(standing, record);
}

function lineOf({ first, entry, amendedIn, retractedIn }: Standing, { replacedIn }: Opened): string {
  const cells: Record<(typeof columns)[number], string | number> = {
    incident: first.incidentId,
    entry: first.seq,
    kind: first.kind,
    at: first.at.toISOString(),
    recorded_at: first.recordedAt.toISOString(),
    author_id: first.by,
    author: first.byName,
    story: storyOf(first),
    text: first.text,
    at_now: entry.at.toISOString(),
    text_now: entry.text,
    amended_in: amendedIn.map(({ seq }) => seq).join(' '),
    retracted_in: retractedIn?.seq ?? '',
    replaced_in: replacedIn.get(first.seq) ?? '',
    detail: JSON.stringify(first.detail),
  };
  return columns.map((column) => cell(cells[column])).join(',') + end;
}

const cell = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `"${defused(value).replaceAll('"', '""')}"`;

/** What a spreadsheet would take for a formula gets an apostrophe in front, also behind blanks and in full width. */
const defused = (text: string): string => (/^[\s\p{C}]*[-=+@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text);
