import { type Author, type Change, momentOf, step, type When } from './change.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { isHeadingAlone } from './postmortem/facts.ts';
import { settled } from './promises/ledger.ts';
import { afterWord } from './promises/news.ts';
import type { Said } from './said.ts';
import type { Source } from './source.ts';

/**
 * A line for responders. It may be written after the incident is over, and about any earlier moment. One made from a
 * message has that as its `source`; it needs no words where the message has files.
 */
export function note(
  incident: Incident,
  said: Said,
  by: Author,
  at: When | undefined,
  now: Date,
  source?: Source,
): Outcome<Change> {
  if ((said.text === '' || isHeadingAlone(said.text)) && !source?.files.length)
    return refuse('empty_text', 'A note needs its text.', `/incident #${incident.id} note <text>`);
  // Slack's clock may be a little ahead of ours.
  const when = source && at && momentOf(at) > now ? now : at;
  if (when && momentOf(when) > now) {
    return refuse('future', 'A note is about what has happened.', `/incident #${incident.id} note ${said.text}`);
  }
  const ledger = afterWord(incident, said.text, now);
  return done(
    step(
      incident,
      settled(ledger),
      { kind: 'note', by, said, detail: source ? { source } : {}, now, at: when },
      { promises: ledger.touched },
    ),
  );
}
