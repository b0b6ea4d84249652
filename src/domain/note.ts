import { type Author, type Change, step } from './change.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { settled } from './promises/ledger.ts';
import { afterWord } from './promises/news.ts';
import type { Said } from './said.ts';

/** A line for responders. It may be written after the incident is over, and about any earlier moment. */
export function note(incident: Incident, said: Said, by: Author, at: Date | undefined, now: Date): Outcome<Change> {
  if (said.text === '') return refuse('empty_text', 'A note needs its text.', `/incident #${incident.id} note <text>`);
  if (at && at > now) {
    return refuse('past', 'A note is about what has happened.', `/incident #${incident.id} note ${said.text}`);
  }
  const ledger = afterWord(incident, said.text, now);
  return done(
    step(incident, settled(ledger), { kind: 'note', by, said, detail: {}, now, at }, { promises: ledger.touched }),
  );
}
