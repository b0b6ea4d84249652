import type { DataState, Impact } from '../impacts/record.ts';
import { hit } from '../impacts/words.ts';
import { sentencesOf } from '../promises/reading/sentences.ts';
import { type Entry, isKind } from '../timeline.ts';
import { noted } from './facts.ts';
import { list, prose } from './markdown.ts';
import { joined } from './sentence.ts';

/** What became of the data, class by class; empty where the record says nothing of it. */
export function dataPart(impacts: readonly Impact[], standing: readonly Entry[], isOutside: boolean): string {
  const of = (state: DataState) => impacts.filter(({ data }) => data === state).map(named);
  const [spared, lost, unlost] = [noLoss(impacts, standing, isOutside), of('lost'), of('none')];
  const isDivided = lost.length > 0;
  const groups: ReadonlyArray<readonly [label: string, items: readonly string[]]> = [
    ['', noted(standing, 'data')],
    ['Lost', lost],
    ['This cannot be recovered', noted(standing, 'unrecoverable')],
    ['Lost in part', of('partial')],
    ['This can be recovered', noted(standing, 'recoverable')],
    [isDivided ? 'Delayed: it came later, or can be recovered' : 'Delayed', of('delayed')],
    ['Queued', of('queued')],
    ['Backfilled', of('backfilled')],
    ['Nothing lost', unlost],
  ];
  const parts = groups.flatMap(([label, items]) =>
    items.length === 0 ? [] : [...(label === '' ? [] : [`**${label}**`]), list(items)],
  );
  return [...(spared === '' ? [] : [prose(spared)]), ...parts].join('\n\n');
}

const named = (impact: Impact): string => hit(impact) + (impact.words === '' ? '' : ` (${impact.words})`);

/** That nothing was lost, where the record says so and nothing in it says otherwise. */
export function noLoss(impacts: readonly Impact[], standing: readonly Entry[], isOutside = false): string {
  if (impacts.some(isLoss) || noted(standing, 'unrecoverable').length > 0) return '';
  const said = sayingNoLoss(standing).map(({ seq }) => seq);
  const isSaid = said.length > 0 || impacts.some(({ data, degree }) => data === 'none' && degree !== 'none');
  if (!isSaid) return '';
  return said.length === 0 || isOutside ? 'No data was lost.' : `No data was lost (${entries(said)}).`;
}

export const isLoss = ({ data }: Impact): boolean => data === 'lost' || data === 'partial';

const entries = (seqs: readonly number[]): string =>
  `${seqs.length === 1 ? 'entry' : 'entries'} ${joined(seqs.map(String))}`;

/** The entries in which somebody says plainly that nothing was lost. */
export const sayingNoLoss = (standing: readonly Entry[]): Entry[] =>
  standing.filter(
    (entry) =>
      (isKind(entry, 'note') || isKind(entry, 'update') || isKind(entry, 'resolved') || isKind(entry, 'impact')) &&
      /loss|lost/iu.test(entry.text) &&
      sentencesOf(entry.text).some(({ plain }) => nothingLost.test(plain) && !isGuess.test(plain)),
  );

const nothingLost =
  /(?<!\w)(?:(?:no|none\s+of\s+(?:the|their|your|its))\s+(?:\w+\s+)?data\s+(?:(?:was|were|is|has\s+been|have\s+been|got)\s+)?lost|nothing\s+(?:was|is|has\s+been|got)\s+lost|(?:no|without(?:\s+any)?)\s+(?:data\s+loss|loss\s+of\s+(?:any\s+)?data)|did\s+not\s+lose\s+(?:any\s+)?data)(?!\w)/iu;
/** A hope, a plan, a question within a sentence, or what holds only until now. */
const isGuess =
  /(?<!\w)(?:if|whether|hope|hopefully|expect\w*|believe|think|assume|likely|probably|maybe|perhaps|may|might|should|would|will|check(?:s|ing)?|verify(?:ing)?|confirm(?:ing)?|unsure|unclear|so\s+far|yet|except|unless|not\s+(?:true|sure|clear|known|confirmed))(?!\w)/iu;
