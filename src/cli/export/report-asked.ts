import { extname, join } from 'node:path';
import { type Hand, handCalled } from '../../domain/report/hand.ts';
import { type Layout, layoutCalled, layouts } from '../../domain/report/layouts.ts';
import { type Asked, numberIn, placeOf, typedIn } from './asked.ts';

/** Which incident customers are to read of, how it is laid out, and where to. */
export interface AskedReport {
  readonly id: number;
  readonly layout: Layout;
  readonly hand: Hand;
  /** Whose page it is, and where its postmortem is read; null where nobody typed it. */
  readonly page: string | null;
  readonly link: string | null;
  /** The file that gets it; null: standard output. */
  readonly path: string | null;
  readonly force: boolean;
}

/** Reads `report 12 --layout page` with its other options; or one sentence about what is wrong. */
export function reportAsked(args: readonly string[], folder: string): AskedReport | string {
  const { given: options, words } = typedIn(args);
  const { layout: named = 'page', format, out = folder, page = null, link = null, force } = options;
  const { all, period, incident } = options;
  if (all !== undefined || period !== undefined) return 'A report is of one incident: type report 12.';
  const [typed = '', other] = [...words.filter((word) => word !== 'report'), ...(incident ? [incident] : [])];
  const id = numberIn(typed);
  if (id === undefined) return `Say which: report 12${typed === '' ? '' : `, not “${typed}”`}.`;
  if (other !== undefined) return `A report is of one incident, not of “${typed}” and “${other}”.`;
  const layout = layoutCalled(named);
  if (!layout) return `--layout cannot be “${named}”: type ${layouts.slice(0, -1).join(', ')} or ${layouts.at(-1)}.`;
  if (link !== null && layout !== 'history')
    return `--link goes with --layout history: a ${layout} has the postmortem itself.`;
  if (link !== null && !/^https?:\/\/[^\s<>]+$/u.test(link))
    return `--link cannot be “${link}”: type an address, https://….`;
  if (out === '') return '--out needs a folder, a file, or - for standard output.';
  if (page === '') return '--page needs a name: whose page it is.';
  const place = placeOf(out);
  const ending = place.kind === 'file' ? extname(out) : '';
  const hand = handCalled(format ?? (ending || 'txt'));
  if (!hand && format === undefined) return `--out cannot end in “${ending}”: end it in .txt or .md, or add --format.`;
  if (!hand) return `--format of a report cannot be “${format}”: type txt or md.`;
  const path = pathOf(place, `report-${id}-${layout}.${hand.ending}`);
  return { id, layout, hand, page, link, path, force: force !== undefined };
}

function pathOf(out: Asked['out'], name: string): string | null {
  if (out.kind === 'stdout') return null;
  return out.kind === 'folder' ? join(out.path, name) : out.path;
}
