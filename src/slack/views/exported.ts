import { counted } from '../../domain/counted.ts';
import type { Format } from '../../domain/export/formats.ts';
import type { Parcel } from '../files.ts';
import { longestText } from './message.ts';
import { escapeText } from './mrkdwn.ts';
import { line } from './reply.ts';

/** A record that somebody asked for. */
export interface ExportFile {
  /** Whose record it is: `#12, 5 entries`. */
  readonly what: string;
  readonly format: Format;
  readonly name: string;
  readonly title: string;
  readonly content: string;
  /** The line that asks for it once more, and the one for whoever runs Sitrep. */
  readonly again: string;
  readonly byHand: string;
}

/** As many characters as are read at a glance, on a phone too. */
const small = 2500;

/** What it is; what is short stands there as well, whatever becomes of the file. */
export function exportParcel(file: ExportFile): Parcel {
  const short = fenced(file, small);
  return {
    text: `📄 ${named(file)}.${short ?? ''}`,
    files: [file],
    instead: short === undefined ? fenced(file, longestText) : '',
    notSent: notSent(file),
  };
}

/** What is exported is exact: where a message could not show it so, it shows nothing. */
function fenced({ content }: ExportFile, most: number): string | undefined {
  const text = escapeText(content.trimEnd());
  return content.includes('```') || text.length > most ? undefined : `\n\`\`\`\n${text}\n\`\`\``;
}

/** What to do where it never came. */
const notSent = (file: ExportFile): string =>
  [
    `${named(file)} did not reach you. Ask for it again:`,
    line(file.again),
    `Whoever runs Sitrep can write it down as well: ${line(file.byHand)}`,
  ].join('\n');

const named = ({ what, format }: ExportFile): string => `The ${format.name} of ${what}`;

export const inEntries = (entries: number): string => counted(entries, 'entry', 'entries');
