import { existsSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { type Format, formatCalled } from '../../domain/export/formats.ts';
import { readPeriod } from '../../domain/metrics/read-period.ts';
import type { Period } from '../../domain/metrics/report.ts';
import { optionsIn } from '../keeping/options.ts';

/** What to write down, as what, and where to. */
export interface Asked {
  /** The number of one incident; undefined: all of them. */
  readonly id: number | undefined;
  /** Of all, those that were declared in it; undefined: whenever. */
  readonly period: Period | undefined;
  readonly format: Format;
  /** A folder takes a file for each incident, a file takes all of them, and `-` is standard output. */
  readonly out: { readonly kind: 'folder' | 'file'; readonly path: string } | { readonly kind: 'stdout' };
  readonly force: boolean;
}

const usual = 'json';

/** Reads `--all [--period 30d] | --incident 12`, `--format`, `--out` and `--force`; or one sentence about what is wrong. */
export function exportAsked(args: readonly string[], folder: string, now: Date): Asked | string {
  const { given: options, words } = typedIn(args);
  if (words.length > 0) return `“export” does not know “${words[0]}”: type --all, --incident 12 or report 12.`;
  const forReports = (['layout', 'page', 'link'] as const).find((name) => options[name] !== undefined);
  if (forReports) return `--${forReports} goes with a report: npx sitrep export report 12.`;
  const { all, incident, period: days, format: named, out = folder, force } = options;
  if ((all === undefined) === (incident === undefined)) return 'Say which: --all, or --incident 12.';
  const id = incident === undefined ? undefined : numberIn(incident);
  if (incident !== undefined && id === undefined) return `--incident cannot be “${incident}”: type 12.`;
  const period = days === undefined ? undefined : readPeriod(days, 'UTC', now);
  if (period && (!period.isSaid || period.rest !== '' || all === undefined)) {
    return `--period goes with --all, and is such as 30d, quarter, 2026-11 or 2026-01-01..2026-03-31, not “${days}”.`;
  }
  if (out === '') return '--out needs a folder, a file, or - for standard output.';
  const format =
    formatCalled(named ?? (extname(out) || usual)) ?? (named === undefined ? formatCalled(usual) : undefined);
  const place = placeOf(out);
  const ending = extname(out);
  if (named === undefined && place.kind === 'file' && ending !== '' && !formatCalled(ending)) {
    return `--out cannot end in “${ending}”: end it in .json, .md or .csv, or add --format.`;
  }
  if (!format) return `--format cannot be “${named}”: type json, md or csv.`;
  return { id, period: period?.period, format, out: place, force: force !== undefined };
}

export function placeOf(out: string): Asked['out'] {
  if (out === '-') return { kind: 'stdout' };
  const isFolder = existsSync(out)
    ? statSync(out).isDirectory()
    : out.endsWith('/') || !/[^.]\.\w+$/u.test(basename(out));
  return { kind: isFolder ? 'folder' : 'file', path: out };
}

/** `12`, `#12`; undefined for what is no number of an incident. */
export function numberIn(words: string): number | undefined {
  const id = Number(words.replace(/^#/u, ''));
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** Those of records and those of reports. */
export const typedIn = (args: readonly string[]) =>
  optionsIn(args, ['incident', 'period', 'format', 'out', 'layout', 'page', 'link']);
