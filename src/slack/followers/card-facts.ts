import type { Desk } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { scoreOf, scoreWords } from '../../domain/promises/score.ts';
import { outagesOf } from '../outages.ts';
import type { CardFacts } from '../views/card.ts';
import { untoldWords } from './untold.ts';

/** What every card of an incident shows, wherever it is; who leads is shown differently in each place. */
export async function cardFacts({ records, clock }: Desk, { id }: Incident): Promise<Omit<CardFacts, 'lead'>> {
  const score = scoreOf(await records.promises(id), clock());
  const [untold, away] = await Promise.all([untoldWords(records, id), outagesOf(records, id)]);
  return { untold, away, score: score.timed > 0 ? scoreWords(score) : null };
}
