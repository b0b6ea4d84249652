import { type Change, step } from './change.ts';
import { bot, type Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';

/** The postmortem's draft lies in the channel, or only in the record where Slack took no file. */
export function postmortemDrafted(
  incident: Incident,
  permalink: string | null,
  resolvedAt: Date,
  now: Date,
): Outcome<Change> {
  if (incident.resolvedAt?.getTime() !== resolvedAt.getTime()) {
    return refuse('not_resolved', `#${incident.id} was reopened before its draft was there.`);
  }
  return done(step(incident, {}, { kind: 'drafted', by: { id: bot, name: 'Sitrep' }, detail: { permalink }, now }));
}
