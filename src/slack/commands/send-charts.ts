import { type Charted, chartsOf } from '../charts.ts';
import { asUpload } from '../upload.ts';
import { chartsNotSent, chartsSent } from '../views/charts.ts';
import type { House } from './command.ts';

interface Asked {
  readonly user: string;
  /** Of what, in words; escaped. */
  readonly which: string;
  /** What was typed. */
  readonly line: string;
}

/** After the acknowledgement: draws what there is to see, and hands it over. Resolves with what they must be told. */
export async function sendCharts(
  { user, which, line }: Asked,
  charted: Charted,
  { draw, files }: Pick<House, 'draw' | 'files'>,
): Promise<string> {
  const pictures = await chartsOf(charted, draw);
  // Their findings stand in the message, whatever becomes of the files.
  const parcel = { text: chartsSent(which, pictures), files: pictures.map(asUpload), instead: '' };
  return files.send(user, { ...parcel, notSent: chartsNotSent(line) });
}
