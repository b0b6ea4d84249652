import { showImpactTime } from '../../domain/impacts/time.ts';
import type { MeantTime } from '../../domain/meant-time.ts';
import { escapeText } from '../views/mrkdwn.ts';
import { line, quoted } from '../views/reply.ts';

/** What was meant as a time and stays in the text: which time it has (`how`), and the line that gives it another. */
export function meantHint(
  incident: number,
  entry: number,
  meant: MeantTime | undefined,
  how = 'It is recorded as of now',
): string[] {
  if (!meant) return [];
  const typed = line(`/incident #${incident} amend ${entry} ${timeOf(meant)}`);
  return [`${how}; ${escapeText(quoted(meant.words))} stays in its words. Its time: ${typed}`];
}

function timeOf({ moment }: MeantTime): string {
  if (moment === null) return 'at <time>';
  return `${moment.precision === 'day' ? 'on' : 'at'} ${showImpactTime(moment)}`;
}
