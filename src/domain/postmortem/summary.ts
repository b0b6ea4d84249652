import { asTheyRead } from '../as-it-stands.ts';
import { formatDuration } from '../duration.ts';
import { impactsIn } from '../impacts/impacts-in.ts';
import { showImpactTime } from '../impacts/time.ts';
import { nobodyKnows, showWindow, wholeWindow } from '../impacts/window.ts';
import { bot, commanderOf, type Incident } from '../incident.ts';
import { phasesOf } from '../phases.ts';
import type { PromiseRecord } from '../promises/record.ts';
import { scoreOf, scoreWords } from '../promises/score.ts';
import { roles } from '../role.ts';
import { showDate } from '../show-time.ts';
import type { Entry } from '../timeline.ts';
import { beganAt, endedAt, showEntryTime } from '../told.ts';
import { detectedAfter, tookWords } from '../took.ts';
import { namesIn, participants } from './facts.ts';
import { cell, table } from './markdown.ts';

/** The table at the top: how bad, how long, who. */
export function summaryTable(
  incident: Incident,
  timeline: readonly Entry[],
  promises: readonly PromiseRecord[],
  now: Date,
): string {
  const { severity, status } = incident;
  const [began, ended] = [beganAt(incident), endedAt(incident)];
  return table([
    ['Severity', severity],
    ['Status', status],
    ['Declared', began ? showImpactTime(began) : nobodyKnows],
    ['Resolved', ended ? showImpactTime(ended) : nobodyKnows],
    ['Duration', tookWords(incident)],
    ...afterTheFact(incident, timeline),
    ...impactRows(incident, timeline),
    ...phaseRows(incident, timeline, now),
    ...roleRows(incident, timeline),
    ['Participants', cell([...participants(timeline).values()].join(', '))],
    ['Promises', scoreWords(scoreOf(promises, now)) ?? 'none with a time'],
  ]);
}

/** What was written down afterwards says when it was: its own times are those that were told. */
function afterTheFact({ mode }: Incident, [first]: readonly Entry[]): Array<readonly [string, string]> {
  return mode === 'retro' && first ? [['Written down', showDate(first.recordedAt)]] : [];
}

function impactRows(incident: Incident, timeline: readonly Entry[]): Array<readonly [string, string]> {
  const window = wholeWindow(impactsIn(timeline));
  if (!window?.from) return [];
  return [
    ['Impact window', cell(showWindow(window))],
    ['Time to detect', detectedAfter(incident, window.from)],
  ];
}

function phaseRows({ mode }: Incident, timeline: readonly Entry[], now: Date): Array<readonly [string, string]> {
  const phases = phasesOf(asTheyRead(timeline));
  // Nobody investigated where it was written down as over.
  const isWatched = mode !== 'retro' || phases.some(({ status }) => status === 'identified' || status === 'monitoring');
  return (isWatched ? phases : [])
    .filter(({ status }) => status !== 'resolved')
    .map(({ status, from, to, begunBy }) => {
      const took = (to ?? now).getTime() - from.getTime();
      const lasting = took > 0 ? formatDuration(took) : nobodyKnows;
      return [`— ${status}`, `${showEntryTime(begunBy, showDate)}, for ${lasting}`] as const;
    });
}

function roleRows(incident: Incident, timeline: readonly Entry[]): Array<readonly [string, string]> {
  const names = namesIn(timeline);
  const held = { ...incident.roles, commander: commanderOf(incident) };
  return roles.flatMap((role) => {
    const person = held[role];
    // Of what was brought in from elsewhere nobody knows who led it.
    return person && person !== bot ? [[capital(role), cell(names.get(person) ?? person)] as const] : [];
  });
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
