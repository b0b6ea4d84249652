import { type Change, step } from './change.ts';
import { bot, type Incident, isOpen } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';

/**
 * The postmortem's draft lies in the channel, or only in the record where Slack took no file. `wasReopened`: the end that
 * it was drafted for was none.
 */
export function postmortemDrafted(
  incident: Incident,
  permalink: string | null,
  wasReopened: boolean,
  now: Date,
): Outcome<Change> {
  if (wasReopened || isOpen(incident)) {
    return refuse('not_resolved', `#${incident.id} was reopened before its draft was there.`);
  }
  return done(step(incident, {}, { kind: 'drafted', by: { id: bot, name: 'Sitrep' }, detail: { permalink }, now }));
}
