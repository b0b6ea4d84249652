import { unwritten } from '../../domain/impacts/time.ts';
import { showWindow, wholeWindow } from '../../domain/impacts/window.ts';
import { hit, impactByDegree, particulars, typed } from '../../domain/impacts/words.ts';
import type { Incident } from '../../domain/incident.ts';
import type { EntryOf } from '../../domain/timeline.ts';
import { cut, escapeText, oneLine } from './mrkdwn.ts';
import { line } from './reply.ts';

/** What the channel reads of an impact; `words` is what else was said, as it is to be shown. */
export function impactPosted({ detail }: EntryOf<'impact'>, by: string, words: string): string {
  const again = detail.replaces === null ? '' : `\n_It replaces entry ${detail.replaces}._`;
  const [degree = '', ...others] = facts(detail);
  const beside = others.length > 0 ? `\n${cut(others.join(', '), 1000)}` : '';
  const verdict = detail.degree === 'none' ? 'not impacted' : degree;
  return `💥 *Impact* on ${place(detail)}: *${verdict}*, by ${by}${beside}${words}${again}`;
}

/** `*API* (EU)`. */
function place({ component, region }: Said): string {
  const where = region === null ? '' : ` (${cut(escapeText(oneLine(region)), 100)})`;
  return `*${cut(escapeText(oneLine(component)), 300)}*${where}`;
}

type Said = EntryOf<'impact'>['detail'];

const facts = ({ from, to, ...said }: Said): string[] =>
  particulars({ ...said, from: unwritten(from), to: unwritten(to), words: '' }).map((fact) =>
    escapeText(oneLine(fact)),
  );

/** What was hit, by degree, for the card; empty where nobody has said. */
export const impactOnCard = ({ impacts }: Pick<Incident, 'impacts'>): string =>
  cut(escapeText(oneLine(impactByDegree(impacts))), 300, 'whole in the postmortem');

/** How many are named. */
const few = 3;

/** What is over, and still hits something as far as the record says: a line to type for each. */
export const stillHit = ({ id, impacts }: Pick<Incident, 'id' | 'impacts'>): string[] =>
  impacts
    .filter(({ degree, to }) => degree !== 'none' && to === null)
    .slice(0, few)
    .map(
      (one) =>
        `${cut(escapeText(oneLine(hit(one))), 100)} has no end yet: ${line(`/incident #${id} impact ${oneLine(typed(one))} ${one.degree} to <time>`)}`,
    );

/** From the first start to the last end of what was hit, as exact as it was told; empty where nobody said a start. */
export function impactWindow({ impacts }: Pick<Incident, 'impacts'>): string {
  const window = wholeWindow(impacts);
  return window ? showWindow(window) : '';
}
